using System.Globalization;
using LossGen.Compiler.Ir;

namespace LossGen.Kernels.Tests;

/// <summary>docs/catalogue.md has a row for each loss, with its inputs and options as they are declared.</summary>
public sealed class CatalogueDocumentTests
{
    private static readonly Lazy<Dictionary<string, string[]>> Rows = new(() => Read().ToDictionary(row => row.Member, row => row.Cells));

    public static TheoryData<string> Formulas => [.. FormulaCatalog.All.Select(formula => formula.Name)];

    [Fact]
    public void ItHasARowForEachLoss() => Assert.Equal(
        FormulaCatalog.All.Select(formula => $"{formula.Type.Name}.{formula.Name}").Order(StringComparer.Ordinal), Rows.Value.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Formulas))]
    public void ARowHasTheInputs(string name)
    {
        var formula = FormulaCatalog.Find(name);
        Assert.Equal(string.Join(", ", formula.Source.Parameters.Where(parameter => !parameter.IsHyper).Select(Input)), Cells(formula)[3]);
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void ARowHasTheOptions(string name)
    {
        var formula = FormulaCatalog.Find(name);
        Assert.Equal(string.Join(", ", formula.Source.Parameters.Where(parameter => parameter.IsHyper).Select(parameter => Option(formula, parameter))), Cells(formula)[4]);
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void ARowSaysWhichLossesAreSummed(string name)
    {
        var formula = FormulaCatalog.Find(name);
        Assert.Equal(formula.IsSum, Cells(formula)[6].StartsWith("Summed.", StringComparison.Ordinal));
    }

    private static string[] Cells(TestFormula formula) => Rows.Value[$"{formula.Type.Name}.{formula.Name}"];

    private static string Input(Parameter parameter)
    {
        var name = parameter.Name + (parameter.IsRow ? "[]" : "") + (parameter.IsShared ? " (shared)" : "");
        return (parameter.IsGrad ? $"**{name}**" : name) + (parameter.IsOptional ? "?" : "");
    }

    private static string Option(TestFormula formula, Parameter parameter) =>
        $"{parameter.Name} = {FormulaSettings.Default(formula, parameter.Name).ToString("0.######", CultureInfo.InvariantCulture)}";

    private static IEnumerable<(string Member, string[] Cells)> Read()
    {
        var type = "";
        foreach (var line in File.ReadLines(PathOfDocument()))
        {
            if (line.StartsWith("`LossGen.Losses.", StringComparison.Ordinal))
                type = line.Trim('`').Split('.')[2];
            else if (line.StartsWith("## ", StringComparison.Ordinal))
                type = "";
            else if (type.Length > 0 && line.StartsWith("| L", StringComparison.Ordinal))
                yield return Row(type, line);
        }
    }

    // A bar of a formula is written with a backslash.
    private static (string Member, string[] Cells) Row(string type, string line)
    {
        string[] cells = [.. line.Replace("\\|", "\0", StringComparison.Ordinal).Trim('|', ' ').Split('|').Select(cell => cell.Trim())];
        return ($"{type}.{cells[1]}", [.. cells, .. Enumerable.Repeat("", 7 - cells.Length)]);
    }

    private static string PathOfDocument()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "docs", "catalogue.md");
            if (File.Exists(path))
                return path;
        }

        throw new FileNotFoundException("docs/catalogue.md is not above the folder of the tests.");
    }
}
