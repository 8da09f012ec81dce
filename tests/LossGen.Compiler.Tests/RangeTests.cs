using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;

namespace LossGen.Compiler.Tests;

public class RangeTests
{
    [Theory]
    [InlineData("p", 0, 1)]
    [InlineData("1 - p", 0, 1)]
    [InlineData("exp(x)", 0, double.PositiveInfinity)]
    [InlineData("exp(p)", 1, Math.E)]
    [InlineData("square(x) + square(y)", 0, double.PositiveInfinity)]
    [InlineData("dot(z, z)", 0, double.PositiveInfinity)]
    [InlineData("sum(softmax(z) * square(t))", 0, double.PositiveInfinity)]
    [InlineData("-sum(zeroProduct(softmax(z), logSoftmax(z)))", 0, double.PositiveInfinity)]
    [InlineData("x > 0 ? x : 0", 0, double.PositiveInfinity)]
    [InlineData("x < 0 ? -1 : x", -1, double.PositiveInfinity)]
    [InlineData("max(x, 0)", 0, double.PositiveInfinity)]
    [InlineData("min(max(x, -1), 2)", -1, 2)]
    [InlineData("pick(softmax(z), k)", 0, 1)]
    [InlineData("toReal(length)", 0, double.PositiveInfinity)]
    [InlineData("1 / (1 + exp(x))", 0, 1)]
    [InlineData("x - y", double.NegativeInfinity, double.PositiveInfinity)]
    public void Intervals(string text, double minimum, double maximum)
    {
        var range = Ranges.Of(TextFormula.Node(new Graph(), text), TextFormula.Parameters);
        Assert.Equal((minimum, maximum), (range.Minimum, range.Maximum));
    }

    [Fact]
    public void AnExclusiveBoundIsNotReached() => Assert.True(Ranges.Of(TextFormula.Node(new Graph(), "s"), TextFormula.Parameters).IsPositive);

    [Theory]
    [InlineData("x - y", "")]
    [InlineData("x + y - a", "")]
    [InlineData("x + y - x", "x + y - x")]
    [InlineData("square(x) + exp(y)", "")]
    [InlineData("softplus(x) - x * y", "Softplus(x) - x * y")]
    [InlineData("p * softplus(-x) + (1 - p) * softplus(x)", "")]
    [InlineData("pick(z, k) - pick(t, k)", "")]
    [InlineData("1 - cosine(u, v)", "1 - Cosine(u, v)")]
    public void ResidualCancellations(string text, string expected)
    {
        var residuals = Residuals.Find([TextFormula.Node(new Graph(), text)], TextFormula.Parameters);
        Assert.Equal(expected, string.Join("; ", residuals.Select(node => FormulaPrinter.Print(node, TextFormula.Parameters))));
    }
}
