using LossGen.Compiler.Ir;

namespace LossGen.DeviceMathTests;

/// <summary>Every operation that kernels have is there for floats and for doubles, and keeps the bound of its row in the table.</summary>
public class OperationTests
{
    private const int Samples = 600;

    /// <summary>The primitive operations of numbers that are printed as a call.</summary>
    public static TheoryData<string> Calls => [.. Ops.Table.Where(op => DeviceErrors.CallOf(op) is not null).Select(op => op.Name)];

    /// <summary>Those of real numbers alone that the oracle knows.</summary>
    public static TheoryData<string> RealFunctions => [.. DeviceErrors.Functions.Select(op => op.Name)];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Every_primitive_has_a_function(string name)
    {
        var op = Ops.Find(name)!;
        foreach (var (real, integer) in new[] { (typeof(float), typeof(int)), (typeof(double), typeof(long)) })
        {
            // The scale of a divisor is one of doubles.
            if (op == Ops.DivisionScale && real == typeof(float))
                continue;
            var parameters = op.Operands.Select(kind => kind switch { ElementKind.Integer => integer, ElementKind.Flag => typeof(bool), _ => real }).ToArray();
            Assert.True(DeviceMath.Separate.Has(DeviceErrors.CallOf(op)!, parameters), $"There is no {DeviceErrors.CallOf(op)}({string.Join(", ", parameters.Select(type => type.Name))}).");
        }
    }

    [Theory]
    [MemberData(nameof(RealFunctions))]
    public void Floats_keep_the_bound_of_the_row(string name) => Check(Ops.Find(name)!, isDouble: false);

    [Theory]
    [MemberData(nameof(RealFunctions))]
    public void Doubles_keep_the_bound_of_the_row(string name) => Check(Ops.Find(name)!, isDouble: true);

    private static void Check(Op op, bool isDouble)
    {
        foreach (var math in DeviceMath.Both)
        {
            var (ulps, at, compared) = DeviceErrors.Worst(op, math, isDouble, Samples, seed: 7);
            Assert.True(compared > Samples / 10, $"Only {compared} samples of {op} were compared.");
            Assert.True(ulps <= op.UlpBound, $"{math}: {op} is {ulps:0.00} ulp off at {string.Join(", ", at.Select(value => $"{value:R}"))}; its row says {op.UlpBound}.");
        }
    }
}
