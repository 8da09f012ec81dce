using LossGen.Compiler.Ir;
using LossGen.Oracle.Interpretation;

namespace LossGen.Kernels.Tests.Interpretation;

using Formula = LossGen.Compiler.Ir.Formula;

/// <summary>The partial derivatives of every operation against differences of its values.</summary>
public sealed class DerivativeTests
{
    private const double Step = 1.0 / (1 << 20);

    // Where an operation is not defined or not smooth between 0.3 and 0.8.
    private static readonly Dictionary<string, double> Shifts = new() { ["acosh"] = 1, ["log1mExp"] = -1 };

    public static TheoryData<string> NumberOps => [.. ElementRules.Table.Where(rule => rule.Value.Partials.All(partial => partial is not null)).Select(rule => rule.Key.Name)];

    public static TheoryData<string> RowOps => [.. RowRules.Table.Keys.Select(op => op.Name)];

    [Theory]
    [MemberData(nameof(NumberOps))]
    public void PartialsOfNumbersAreTheSlopes(string name)
    {
        var op = Ops.Find(name)!;
        if (op == Ops.StopGradient)
            return;
        var shift = Shifts.GetValueOrDefault(name);
        double[][] at = [.. op.Operands.Select((_, i) => new[] { shift + 0.3125 + (0.375 * i) })];
        AssertSlopes(OneOperation.OfNumbers(op), at);
    }

    [Theory]
    [MemberData(nameof(RowOps))]
    public void PullbacksOfRowsAreTheSlopes(string name)
    {
        var op = Ops.Find(name)!;
        double[][] at = [.. op.Operands.Select((_, i) => new[] { 0.5, -1.25 + i, 2, 0.25 * i })];
        AssertSlopes(OneOperation.OfRows(op), at);
    }

    private static void AssertSlopes(Formula formula, double[][] at)
    {
        var gradients = OneOperation.Evaluate(formula, at).Gradients;
        for (var i = 0; i < at.Length; i++)
            for (var k = 0; k < at[i].Length; k++)
            {
                var slope = (OneOperation.Value(formula, Moved(at, i, k, Step)) - OneOperation.Value(formula, Moved(at, i, k, -Step))) / (2 * Step);
                Assert.Equal(slope, gradients[i].Elements[k].Mid.ToDouble(), 1e-8 * (1 + Math.Abs(slope)));
            }
    }

    private static double[][] Moved(double[][] at, int parameter, int element, double by) =>
        [.. at.Select((values, i) => values.Select((value, k) => i == parameter && k == element ? value + by : value).ToArray())];
}
