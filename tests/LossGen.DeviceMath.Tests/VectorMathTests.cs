using LossGen.Compiler.Ir;
using LossGen.VectorMath.Accuracy;

namespace LossGen.DeviceMathTests;

/// <summary>The functions that the processor has as vector math, against the references that it is held against.</summary>
public class VectorMathTests
{
    public static TheoryData<string> Singles => [.. SingleFunction.All.Select(function => function.Name)];

    public static TheoryData<string> Doubles => [.. DoubleFunction.All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Singles))]
    public void Floats_are_within_the_bound_of_the_operation(string name)
    {
        var function = SingleFunction.All.Single(function => function.Name == name);
        foreach (var math in DeviceMath.Both)
        {
            var (worst, at) = AccuracyReport.Sampled(function with { Scalar = math.Function<float, float>(name) }, stride: 2039);
            Assert.True(worst <= Bound(math, name, function.Bound), $"{math}: {worst} ulp at {at:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Doubles))]
    public void Doubles_are_within_the_bound_of_the_operation(string name)
    {
        var function = DoubleFunction.All.Single(function => function.Name == name);
        foreach (var math in DeviceMath.Both)
        {
            var (worst, at) = AccuracyReport.Sampled(function with { Scalar = math.Function<double, double>(name) }, count: 30_000);
            Assert.True(worst <= Bound(math, name, function.Bound), $"{math}: {worst} ulp at {at:R}");
        }
    }

    // Where products are joined with additions it is what the processor computes.
    private static double Bound(DeviceMath math, string name, double ofProcessor) =>
        math == DeviceMath.Contracted ? ofProcessor : Ops.Find(Compiler.Emission.Names.Camel(name))!.UlpBound;
}
