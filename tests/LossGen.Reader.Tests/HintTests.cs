using System.Globalization;
using Microsoft.CodeAnalysis;

namespace LossGen.Reader.Tests;

/// <summary>What is said of a formula that is accepted: which range to declare, and which differences can cancel.</summary>
public sealed class HintTests
{
    /// <summary>The id, the parameters and body of a loss, and the message; the marked syntax is where it stands.</summary>
    public static TheoryData<string, string, string> Formulas => new()
    {
        {
            "LG0062", "([Grad] Row z, Row w) => [|Log(Sum(w * Exp(z)))|]",
            "In 'F' rule A06 (Log of a weighted sum of exponentials) would apply if 'w' were known to be >= 0: declare [Domain(0, double.PositiveInfinity)] on 'w'"
        },
        {
            "LG0062", "([Grad] float a, float b, float w) => [|Log(w * Exp(a) + (1 - w) * Exp(b))|]",
            "In 'F' rule A14 (Log of a mixture) would apply if 'w' were known to be in [0,1]: declare [Domain(0, 1)] on 'w'"
        },
        {
            "LG0062", "([Grad] float x, float y) => Square([|Log(Sinh(x))|] - y)",
            "In 'F' rule C14 (Log of sinh) would apply if 'x' were known to be >= 0: declare [Domain(0, double.PositiveInfinity)] on 'x'"
        },
        {
            "LG0062", "([Grad] float x, float y) { var cost = Softplus(x); return [|cost - x * y|]; }",
            "In 'F' rule C10 (Binary cross-entropy by softplus) would apply if 'y' were known to be in [0,1]: declare [Domain(0, 1)] on 'y'"
        },
        {
            "LG0062", "([Grad] float x, float y) => [|Exp(y * Log(2 * x))|]",
            "In 'F' rule H04 (A power, spelt out) would apply if '2 * x' were known to be >= 0: declare [Domain(0, double.PositiveInfinity)] on 'x'"
        },
        {
            "LG0062", "([Grad] float x, [Domain(-2, 5)] float y) => [|Exp(x * Log(3 - 2 * y))|]",
            "In 'F' rule H04 (A power, spelt out) would apply if '3 - 2 * y' were known to be >= 0: declare [Domain(0, 1)] on 'y'"
        },
        {
            "LG0063", "([Grad] Row a, Row b) => 1 + Square([|Norm(a) - Norm(b)|])",
            "In 'F' 'Norm(a) - Norm(b)' can cancel and no rule applies: its error is bounded by the rounding of its operands, not by that of its result"
        },
        {
            "LG0063", "([Grad] float x, float y) => Helper(x, y); static float Helper(float u, float v) => [|Exp(u) - v|]",
            "In 'F' 'Exp(x) - y' can cancel and no rule applies: its error is bounded by the rounding of its operands, not by that of its result"
        },
        {
            "LG0063", "([Grad] float logit, [Domain(0, 1)] float t) { var up = -Log(Sigmoid(logit)); return t * up - (1 - t) * Log(1 - Sigmoid(logit)); }",
            "In the derivative of 'F' by 'logit' '(1 - t) * Sigmoid(logit) - t * Sigmoid(-logit)' can cancel and no rule applies: its error is bounded by the rounding of its operands, not by that of its result"
        },
    };

    /// <summary>The rule applies already, needs more than one declaration could say, or saves no digits.</summary>
    [Theory]
    [InlineData("([Grad] Row z, [Domain(1, 5)] Row w) => Log(Sum(w * Exp(Square(z))))")]
    [InlineData("([Grad] Row z, Row w) => Log(Sum((w * w + 1) * Exp(Exp(z))))")]
    [InlineData("([Grad] Row z, Row w) => Log(Sum(Map(z, w, (x, v) => v > 0 ? v * Exp(x) : 0)))")]
    [InlineData("([Grad] float x, float y) => x > 0 ? Exp(y * Log(x)) : 0")]
    [InlineData("([Grad] float x, float y) => Abs(x)")]
    [InlineData("([Grad] float x) => Sqrt(x) * Sqrt(x)")]
    [InlineData("([Grad] float x, float y, float z) => Exp(z * Log(x + y))")]
    [InlineData("([Grad] float x, [Domain(-5, -1)] float y) => Exp(x * Log(y))")]
    [InlineData("([Grad] float x, float y) => x - y")]
    [InlineData("([Grad] float x) => x > 0 ? x + Exp(x) : 0")]
    public async Task NothingIsSaid(string loss) => Assert.Empty(await Analyzed.File(Source(loss)));

    [Theory]
    [MemberData(nameof(Formulas))]
    public async Task TheMessageSaysWhatAndWhere(string id, string loss, string message)
    {
        var source = MarkedSource.Parse(Source(loss));
        var found = (await Analyzed.File(source.Text)).Where(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture) == message).ToList();
        Assert.Equal((id, DiagnosticSeverity.Info), found.Select(diagnostic => (diagnostic.Id, diagnostic.Severity)).Single());
        if (source.Spans.Count > 0)
            Assert.Equal(source.Spans, found.Select(diagnostic => diagnostic.Location.SourceSpan));
    }

    [Fact]
    public async Task OneRuleAsksForAParameterOnce() =>
        Assert.Single(await Analyzed.File(Source("([Grad] Row z, Row w) => Square(Log(Sum(w * Exp(z)))) + Abs(Log(Sum(w * Exp(2 * z))))")), diagnostic => diagnostic.Id == "LG0062");

    [Fact]
    public async Task AFunctionOfAnotherFileIsReportedWhereItIsCalled()
    {
        var source = MarkedSource.Parse(TestSource.InClass("[Loss] public static partial float F([Grad] float x, float y) => 1 + [|Other.Ratio(x, y)|];"));
        var found = await Analyzed.File(source.Text, others: "static class Other { public static float Ratio(float u, float v) => System.MathF.Exp(u) - v; }");
        Assert.Equal(source.Spans, found.Where(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture).StartsWith("In 'F' 'Exp(x) - y'", StringComparison.Ordinal)).Select(diagnostic => diagnostic.Location.SourceSpan));
    }

    [Fact]
    public async Task GeneratedFilesAreLeftAlone() => Assert.Empty(await Analyzed.File(Source("([Grad] float x, float y) => Exp(x) - y"), "F.g.cs"));

    /// <summary>The formulas of this repository need no declaration that they do not have.</summary>
    [Fact]
    public async Task NoFormulaOfTheRepositoryLacksARange()
    {
        var files = new[] { "tests/LossGen.Kernels.Tests/Formulas", "samples" }
            .SelectMany(folder => Directory.GetFiles(RepositoryFiles.Path(folder), "*.cs", SearchOption.AllDirectories))
            .Select(File.ReadAllText).Where(text => text.Contains("[Loss", StringComparison.Ordinal)).ToList();
        Assert.True(files.Count > 5);
        foreach (var file in files)
            Assert.DoesNotContain(await Analyzed.File("using System; using LossGen;" + file), diagnostic => diagnostic.Id == "LG0062" || diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static string Source(string loss) =>
        TestSource.InClass("[Loss] public static partial float F" + (loss.EndsWith('}') ? loss : loss + ";"));
}
