using LossGen.Compiler.Ir;

namespace LossGen.Kernels.Tests.Interpretation;

/// <summary>Lowerings and their derivatives at the ends of their domains and beyond.</summary>
public sealed class EndsOfDomainsTests
{
    private const double Inf = double.PositiveInfinity;

    /// <summary>The operation, its operands, its value there, and its derivatives by each operand where they are specified.</summary>
    public static TheoryData<string, double[], double, double[]> Ends => new()
    {
        { "sqrt1pm1", [Inf], Inf, [0] },
        { "sqrt1pm1", [-1], -1, [Inf] },
        { "sqrt1pm1", [-Inf], double.NaN, [double.NaN] },
        { "sqrt1pm1", [double.NaN], double.NaN, [double.NaN] },
        { "hypot1m1", [Inf], Inf, [1] },
        { "hypot1m1", [-Inf], Inf, [-1] },
        { "hypot1m1", [double.NaN], double.NaN, [double.NaN] },
        { "log1mExp", [0], -Inf, [-Inf] },
        { "log1mExp", [-0.0], -Inf, [-Inf] },
        { "log1mExp", [-Inf], 0, [0] },
        { "logSubExp", [1, 1], -Inf, [Inf, -Inf] },
        { "logSubExp", [1, -Inf], 1, [1, 0] },
        { "logSubExp", [-Inf, -Inf], -Inf, [0, 0] },
        { "xLogY", [0, 0], 0, [0, 0] },
        { "xLogY", [0, -1], double.NaN, [] },
        { "xLogY", [0, Inf], 0, [Inf, 0] },
        { "xLog1py", [0, -1], 0, [0, 0] },
        { "xLog1py", [0, -2], double.NaN, [] },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public void KernelsHaveTheLimitAndBeyondTheDomainNaN(string name, double[] at, double value, double[] derivatives)
    {
        var op = Ops.Find(name)!;
        Assert.All([typeof(float), typeof(double)], type =>
        {
            Assert.Equal(value, LoweredOperation.Value(op, type).At(at));
            Assert.Equal(derivatives, derivatives.Select((_, operand) => LoweredOperation.Derivative(op, operand, type).At(at) + 0.0));
        });
    }

    [Theory]
    [InlineData(typeof(float), float.MaxValue)]
    [InlineData(typeof(float), 1e20)]
    [InlineData(typeof(double), double.MaxValue)]
    [InlineData(typeof(double), 1e160)]
    public void APseudoHuberLossIsItsArgumentWhereTheSquareOverflows(Type type, double x)
    {
        Assert.Equal(type == typeof(float) ? (float)x : x, LoweredOperation.Value(Ops.Hypot1m1, type).At(-x));
        Assert.Equal(-1, LoweredOperation.Derivative(Ops.Hypot1m1, 0, type).At(-x));
    }
}
