using LossGen.VectorMath.Accuracy;

namespace LossGen.Runtime.Tests.VectorMath;

/// <summary>Samples of what `LossGen.VectorMath accuracy` measures in full.</summary>
public class AccuracyTests
{
    public static TheoryData<string> Singles => [.. SingleFunction.All.Select(function => function.Name)];

    public static TheoryData<string> Doubles => [.. DoubleFunction.All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Singles))]
    public void Floats_are_within_the_documented_bound(string name)
    {
        var function = SingleFunction.All.Single(function => function.Name == name);
        var (worst, at) = AccuracyReport.Sampled(function, stride: 2039);
        Assert.True(worst <= function.Bound, $"{worst} ulp at {at:R}");
    }

    [Theory]
    [MemberData(nameof(Doubles))]
    public void Doubles_are_within_the_documented_bound(string name)
    {
        var function = DoubleFunction.All.Single(function => function.Name == name);
        var (worst, at) = AccuracyReport.Sampled(function, count: 30_000);
        Assert.True(worst <= function.Bound, $"{worst} ulp at {at:R}");
    }

    [Fact]
    public void Powers_are_within_the_documented_bound()
    {
        var random = new Random(5);
        for (var i = 0; i < 300_000; i++)
        {
            // Bases near 1 have the largest exponents.
            var x = i % 2 == 0 ? BitConverter.Int32BitsToSingle(random.Next()) : 1 + (random.NextSingle() - 0.5f) * MathF.Pow(2, random.Next(-20, 1));
            var y = i % 3 == 0 ? random.Next(-40, 40) : (float)((random.NextDouble() - 0.5) * 300 / Math.Max(1e-7, Math.Abs(Math.Log2(x))));
            if (float.IsNaN(x) || float.IsNaN(y))
                continue;
            var error = Ulp.Error(Simd.Pow(x, y), Math.Pow(x, y));
            Assert.True(error <= 0.51, $"{error} ulp at {x:R}, {y:R}");
        }
    }
}
