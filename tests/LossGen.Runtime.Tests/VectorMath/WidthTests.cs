using System.Runtime.Intrinsics;
using LossGen.VectorMath.Accuracy;

namespace LossGen.Runtime.Tests.VectorMath;

/// <summary>The same bits at every width; widths the processor lacks run in software.</summary>
public class WidthTests
{
    private const int Count = 1 << 13;

    public static TheoryData<string> Singles => AccuracyTests.Singles;

    public static TheoryData<string> Doubles => AccuracyTests.Doubles;

    [Theory]
    [MemberData(nameof(Singles))]
    public void Floats_have_the_same_bits(string name)
    {
        var function = SingleFunction.All.Single(function => function.Name == name);
        var x = Floats(1);
        var (wide, middle, narrow) = (new float[Count], new float[Count], new float[Count]);
        for (var i = 0; i < Count; i += 16)
            function.Wide(Vector512.Create<float>(x.AsSpan(i, 16))).CopyTo(wide, i);
        for (var i = 0; i < Count; i += 8)
            function.Middle(Vector256.Create<float>(x.AsSpan(i, 8))).CopyTo(middle, i);
        for (var i = 0; i < Count; i += 4)
            function.Narrow(Vector128.Create<float>(x.AsSpan(i, 4))).CopyTo(narrow, i);
        Same(x, [wide, middle, narrow], Array.ConvertAll(x, value => function.Scalar(value)));
    }

    [Theory]
    [MemberData(nameof(Doubles))]
    public void Doubles_have_the_same_bits(string name)
    {
        var function = DoubleFunction.All.Single(function => function.Name == name);
        double[] x = [.. function.Samples(Count, seed: 3)];
        var (wide, middle, narrow) = (new double[Count], new double[Count], new double[Count]);
        for (var i = 0; i < Count; i += 8)
            function.Wide(Vector512.Create<double>(x.AsSpan(i, 8))).CopyTo(wide, i);
        for (var i = 0; i < Count; i += 4)
            function.Middle(Vector256.Create<double>(x.AsSpan(i, 4))).CopyTo(middle, i);
        for (var i = 0; i < Count; i += 2)
            function.Narrow(Vector128.Create<double>(x.AsSpan(i, 2))).CopyTo(narrow, i);
        var scalar = Array.ConvertAll(x, value => function.Scalar(value));
        for (var i = 0; i < Count; i++)
        {
            foreach (var result in (double[][])[wide, middle, narrow])
                Assert.True(BitConverter.DoubleToInt64Bits(result[i]) == BitConverter.DoubleToInt64Bits(scalar[i]), $"{x[i]:R}: {result[i]:R}, {scalar[i]:R}");
        }
    }

    [Fact]
    public void Powers_have_the_same_bits()
    {
        var x = Floats(7);
        var y = Array.ConvertAll(Floats(8), value => value % 30);
        var (wide, middle, narrow) = (new float[Count], new float[Count], new float[Count]);
        for (var i = 0; i < Count; i += 16)
            Simd.Pow(Vector512.Create<float>(x.AsSpan(i, 16)), Vector512.Create<float>(y.AsSpan(i, 16))).CopyTo(wide, i);
        for (var i = 0; i < Count; i += 8)
            Simd.Pow(Vector256.Create<float>(x.AsSpan(i, 8)), Vector256.Create<float>(y.AsSpan(i, 8))).CopyTo(middle, i);
        for (var i = 0; i < Count; i += 4)
            Simd.Pow(Vector128.Create<float>(x.AsSpan(i, 4)), Vector128.Create<float>(y.AsSpan(i, 4))).CopyTo(narrow, i);
        Same(x, [wide, middle, narrow], [.. x.Zip(y, Simd.Pow)]);
    }

    private static void Same(float[] x, float[][] vectors, float[] scalar)
    {
        for (var i = 0; i < Count; i++)
        {
            foreach (var result in vectors)
            {
                // Which NaN is not part of the promise.
                Assert.True(
                    (float.IsNaN(result[i]) && float.IsNaN(scalar[i])) || BitConverter.SingleToInt32Bits(result[i]) == BitConverter.SingleToInt32Bits(scalar[i]),
                    $"{x[i]:R}: {result[i]:R}, {scalar[i]:R}");
            }
        }
    }

    // Half of every magnitude, half of the size of logits.
    private static float[] Floats(int seed)
    {
        var random = new Random(seed);
        var values = new float[Count];
        for (var i = 0; i < Count; i++)
            values[i] = i % 2 == 0 ? BitConverter.Int32BitsToSingle((int)random.NextInt64(int.MinValue, int.MaxValue)) : (random.NextSingle() - 0.5f) * 40;
        return values;
    }
}
