using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;

namespace LossGen.Kernels.Tests.Interpretation;

using Formula = LossGen.Compiler.Ir.Formula;

/// <summary>The conventions of docs/conventions.md at single operations.</summary>
public sealed class OperationConventionTests
{
    private const double Inf = double.PositiveInfinity;

    /// <summary>The operation, its operands, its value, and its derivatives by the first and by the second operand.</summary>
    public static TheoryData<string, double[][], double, double[][]> OfNumbers => new()
    {
        { "abs", [[0]], 0, [[0]] },
        { "sqrt", [[0]], 0, [[0]] },
        { "cbrt", [[0]], 0, [[0]] },
        { "hypot", [[0], [0]], 0, [[0], [0]] },
        { "max", [[2], [2]], 2, [[0.5], [0.5]] },
        { "min", [[2], [2]], 2, [[0.5], [0.5]] },
        { "pow", [[0], [0.5]], 0, [[0], [0]] },
        { "pow", [[0], [0]], 1, [[0], [0]] },
        { "xLogY", [[0], [0]], 0, [[0], [0]] },
        { "xLogY", [[0], [-1]], double.NaN, [[double.NaN], [double.NaN]] },
        { "zeroProduct", [[0], [-Inf]], 0, [[0], [0]] },
        { "log1mExp", [[0]], -Inf, [[-Inf]] },
        { "logSubExp", [[1], [1]], -Inf, [[Inf], [-Inf]] },
        { "logAddExp", [[-Inf], [1]], 1, [[0], [1]] },
        { "logSigmoid", [[-Inf]], -Inf, [[1]] },
        { "stopGradient", [[3]], 3, [[0]] },
    };

    public static TheoryData<string, double[][], double, double[][]> OfRows => new()
    {
        { "norm", [[0, 0]], 0, [[0, 0]] },
        { "cosine", [[0, 0], [1, 2]], 0, [[0, 0], [0, 0]] },
        { "std", [[3, 3]], 0, [[0, 0]] },
        { "maxOf", [[1, 1, 0]], 1, [[0.5, 0.5, 0]] },
        { "minOf", [[1, 1, 2]], 1, [[0.5, 0.5, 0]] },
        { "logSumExp", [[-Inf, -Inf]], -Inf, [[0, 0]] },
        { "softmax", [[-Inf, -Inf]], 0, [[0, 0]] },
        { "logSoftmax", [[-Inf, -Inf]], Inf, [[0, 0]] },
        { "softmax", [[-Inf, 0]], 1, [[0, 0]] },
        { "sum", [[]], 0, [[]] },
        { "mean", [[]], 0, [[]] },
        { "maxOf", [[]], -Inf, [[]] },
    };

    [Theory]
    [MemberData(nameof(OfNumbers))]
    public void NumbersFollowTheConventions(string name, double[][] at, double value, double[][] derivatives) =>
        AssertResult(OneOperation.OfNumbers(Ops.Find(name)!), at, value, derivatives);

    [Theory]
    [MemberData(nameof(OfRows))]
    public void RowsFollowTheConventions(string name, double[][] at, double value, double[][] derivatives) =>
        AssertResult(OneOperation.OfRows(Ops.Find(name)!), at, value, derivatives);

    private static void AssertResult(Formula formula, double[][] at, double value, double[][] derivatives)
    {
        var result = OneOperation.Evaluate(formula, at);
        Assert.False(result.IsCapped);
        Assert.Equal(value, Number(result.Loss.Value));
        Assert.Equal(derivatives, result.Gradients.Select(gradient => gradient.Elements.Select(Number).ToArray()).ToArray());
    }

    private static double Number(Ball ball) => ball.IsFinite ? ball.Mid.ToDouble() + 0.0 : ball.ToDoubleBounds().Lower;
}
