namespace LossGen.Generators.Tests;

/// <summary>What stands above the kernels: the rules that were applied, by id, and the cancellations that are left.</summary>
public sealed class ListingTests
{
    [Theory]
    [InlineData("Square(p - t)", "none.", "none.")]
    [InlineData("Log(1 + Exp(p))", "C05.", "none.")]
    [InlineData("-Log(1 / (1 + Exp(-p))) * t", "C03.", "none.")]
    [InlineData("Exp(p) - t * p", "none.", "Exp(p) - t * p; Exp(p) - t.")]
    [InlineData("Square(Exp(p) - t)", "none.", "Exp(p) - t.")]
    [InlineData("t > 0 ? t * Exp(p) : -Log(Exp(t))", "A07.", "none.")]
    public void RulesAndResidualsAreListed(string body, string rules, string residuals)
    {
        var text = Generation.Texts(
            $"using LossGen; using static LossGen.Formula; static partial class C {{ [Loss] public static partial float F([Grad] float p, float t) => {body}; }}").Single().Split('\n');
        Assert.Equal("// Rules applied: " + rules, Line(text, "Rules applied: "));
        Assert.Equal("// Residual cancellations: " + residuals, Line(text, "Residual cancellations: "));
    }

    private static string Line(string[] text, string start) => text.Single(line => line.Contains(start, StringComparison.Ordinal)).TrimEnd();
}
