using LossGen.Compiler.Ir;
using LossGen.Oracle.Interpretation;

namespace LossGen.Kernels.Tests.Interpretation;

using Formula = LossGen.Compiler.Ir.Formula;

/// <summary>The partial derivatives of every operation against differences of its values.</summary>
public sealed class DerivativeTests
{
    private const double Step = 1.0 / (1 << 20);

    // Where an operation is not defined or not smooth at the points of the others.
    private static readonly Dictionary<string, double[][]> Points = new()
    {
        ["acosh"] = [[1.3125]],
        ["log1mExp"] = [[-0.6875]],
        ["logSubExp"] = [[0.6875], [0.3125]],
        ["normP"] = [[0.5, -1.25, 2, 0], [3]],
    };

    public static TheoryData<string> NumberOps => [.. ElementRules.Table.Where(rule => rule.Value.Partials.All(partial => partial is not null)).Select(rule => rule.Key.Name)];

    public static TheoryData<string> RowOps => [.. RowRules.Table.Keys.Select(op => op.Name)];

    [Theory]
    [MemberData(nameof(NumberOps))]
    public void PartialsOfNumbersAreTheSlopes(string name)
    {
        var op = Ops.Find(name)!;
        if (op == Ops.StopGradient)
            return;
        AssertSlopes(OneOperation.OfNumbers(op), Points.GetValueOrDefault(name) ?? [.. op.Operands.Select((_, i) => new[] { 0.3125 + (0.375 * i) })]);
    }

    [Theory]
    [MemberData(nameof(RowOps))]
    public void PullbacksOfRowsAreTheSlopes(string name)
    {
        var op = Ops.Find(name)!;
        AssertSlopes(OneOperation.OfRows(op), Points.GetValueOrDefault(name) ?? [.. op.Operands.Select((_, i) => new[] { 0.5, -1.25 + i, 2, 0.25 * i })]);
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
