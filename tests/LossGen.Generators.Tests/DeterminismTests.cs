using System.Globalization;

namespace LossGen.Generators.Tests;

/// <summary>One source gives one text, whenever and wherever it is compiled.</summary>
public sealed class DeterminismTests
{
    /// <summary>Cultures are made here: where globalization is invariant the system has none.</summary>
    private static readonly Dictionary<string, NumberFormatInfo> _cultures = new()
    {
        ["decimal comma, points between thousands"] = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." },
        ["true minus sign"] = new() { NegativeSign = "\u2212", PositiveSign = "\uFF0B" },
        ["other words for infinity and NaN"] = new() { PositiveInfinitySymbol = "∞", NegativeInfinitySymbol = "−∞", NaNSymbol = "n. def." },
    };

    public static TheoryData<string, string> Cases => Formulas.With(_cultures.Keys);

    [Theory]
    [MemberData(nameof(Formulas.Names), MemberType = typeof(Formulas))]
    public void TwoRunsEmitTheSameText(string formula) =>
        Assert.Equal(Generation.Texts(Formulas.ByName[formula]), Generation.Texts(Formulas.ByName[formula]));

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryCultureEmitsTheSameText(string formula, string culture)
    {
        var expected = Generation.Texts(Formulas.ByName[formula]);
        var previous = CultureInfo.CurrentCulture;
        try
        {
            var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            foreign.NumberFormat = _cultures[culture];
            CultureInfo.CurrentCulture = foreign;

            Assert.Equal(expected, Generation.Texts(Formulas.ByName[formula]));
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
        }
    }

    [Fact]
    public void LinesEndAlikeInEveryFile() =>
        Assert.All(Formulas.ByName.Values, source => Assert.All(Generation.Texts(source.ReplaceLineEndings("\r\n")), text => Assert.DoesNotContain('\r', text)));

    [Fact]
    public void FilesDoNotDependOnTheirNeighbours()
    {
        var alone = Formulas.ByName.Values.SelectMany(Generation.Texts).Order(StringComparer.Ordinal);
        var together = Generation.Run(Sources.Compile([.. Formulas.ByName.Values])).GetRunResult().Results[0].GeneratedSources
            .Select(file => file.HintName + "\n" + file.SourceText).Order(StringComparer.Ordinal);

        Assert.Equal(alone, together);
    }
}
