using System.Runtime.Intrinsics;

namespace LossGen.Runtime.Tests.VectorMath;

/// <summary>Arithmetic, comparisons, masks and selection: every width against the scalar, the scalar against .NET.</summary>
public class LaneOperationTests
{
    private static readonly float[] Values =
        [0f, -0f, 1f, -1f, 0.5f, -0.5f, 1.5f, -1.5f, 2.5f, -2.5f, 3.3f, -7.9f, 1e10f, -1e-40f, float.PositiveInfinity, float.NegativeInfinity, float.NaN];

    [Fact]
    public void Arithmetic_has_the_same_bits_at_every_width()
    {
        foreach (var x in Values)
        {
            Same(Simd.Abs, Simd.Abs, Simd.Abs, Simd.Abs, Simd.Abs, Simd.Abs, Simd.Abs, Simd.Abs, MathF.Abs, x);
            Same(Simd.Negate, Simd.Negate, Simd.Negate, Simd.Negate, Simd.Negate, Simd.Negate, Simd.Negate, Simd.Negate, static x => -x, x);
            Same(Simd.Sqrt, Simd.Sqrt, Simd.Sqrt, Simd.Sqrt, Simd.Sqrt, Simd.Sqrt, Simd.Sqrt, Simd.Sqrt, MathF.Sqrt, x);
            Same(Simd.Floor, Simd.Floor, Simd.Floor, Simd.Floor, Simd.Floor, Simd.Floor, Simd.Floor, Simd.Floor, MathF.Floor, x);
            Same(Simd.Ceiling, Simd.Ceiling, Simd.Ceiling, Simd.Ceiling, Simd.Ceiling, Simd.Ceiling, Simd.Ceiling, Simd.Ceiling, MathF.Ceiling, x);
            Same(Simd.Round, Simd.Round, Simd.Round, Simd.Round, Simd.Round, Simd.Round, Simd.Round, Simd.Round, static x => MathF.Round(x, MidpointRounding.ToEven), x);
            Same(Simd.Truncate, Simd.Truncate, Simd.Truncate, Simd.Truncate, Simd.Truncate, Simd.Truncate, Simd.Truncate, Simd.Truncate, MathF.Truncate, x);
            Same(Simd.Sign, Simd.Sign, Simd.Sign, Simd.Sign, Simd.Sign, Simd.Sign, Simd.Sign, Simd.Sign, static x => float.IsNaN(x) ? x : MathF.Sign(x), x);
        }
    }

    [Fact]
    public void Two_arguments_have_the_same_bits_at_every_width()
    {
        foreach (var x in Values)
        {
            foreach (var y in Values)
            {
                Same(Simd.Min, Simd.Min, Simd.Min, Simd.Min, Simd.Min, Simd.Min, Simd.Min, Simd.Min, MathF.Min, x, y);
                Same(Simd.Max, Simd.Max, Simd.Max, Simd.Max, Simd.Max, Simd.Max, Simd.Max, Simd.Max, MathF.Max, x, y);
                Same(Simd.CopySign, Simd.CopySign, Simd.CopySign, Simd.CopySign, Simd.CopySign, Simd.CopySign, Simd.CopySign, Simd.CopySign, MathF.CopySign, x, y);
            }
        }
    }

    [Fact]
    public void Fused_multiply_add_rounds_once()
    {
        var (a, b, c) = (1 + 1.1920929e-7f, 1 - 1.1920929e-7f, -1f);
        Assert.Equal(-1.4210855e-14f, Simd.FusedMultiplyAdd(a, b, c));
        Assert.Equal(-1.4210855e-14f, Simd.FusedMultiplyAdd(Vector512.Create(a), Vector512.Create(b), Vector512.Create(c))[9]);
        Assert.Equal(-1.4210855e-14f, Simd.FusedMultiplyAdd(Vector256.Create(a), Vector256.Create(b), Vector256.Create(c))[5]);
        Assert.Equal(-1.4210855e-14f, Simd.FusedMultiplyAdd(Vector128.Create(a), Vector128.Create(b), Vector128.Create(c))[3]);
    }

    [Fact]
    public void Comparisons_are_those_of_IEEE_754()
    {
        foreach (var x in Values)
        {
            foreach (var y in Values)
            {
                SameMask(Simd.Less, Simd.Less, Simd.Less, Simd.Less, Simd.Less, Simd.Less, Simd.Less, Simd.Less, x < y, x, y);
                SameMask(Simd.LessOrEqual, Simd.LessOrEqual, Simd.LessOrEqual, Simd.LessOrEqual, Simd.LessOrEqual, Simd.LessOrEqual, Simd.LessOrEqual, Simd.LessOrEqual, x <= y, x, y);
                SameMask(Simd.Greater, Simd.Greater, Simd.Greater, Simd.Greater, Simd.Greater, Simd.Greater, Simd.Greater, Simd.Greater, x > y, x, y);
                SameMask(Simd.GreaterOrEqual, Simd.GreaterOrEqual, Simd.GreaterOrEqual, Simd.GreaterOrEqual, Simd.GreaterOrEqual, Simd.GreaterOrEqual, Simd.GreaterOrEqual, Simd.GreaterOrEqual, x >= y, x, y);
                SameMask(Simd.Equal, Simd.Equal, Simd.Equal, Simd.Equal, Simd.Equal, Simd.Equal, Simd.Equal, Simd.Equal, x == y, x, y);
                SameMask(Simd.NotEqual, Simd.NotEqual, Simd.NotEqual, Simd.NotEqual, Simd.NotEqual, Simd.NotEqual, Simd.NotEqual, Simd.NotEqual, x != y, x, y);
            }

            SameMask((a, _) => Simd.IsNaN(a), (a, _) => Simd.IsNaN(a), (a, _) => Simd.IsNaN(a), (a, _) => Simd.IsNaN(a), (a, _) => Simd.IsNaN(a), (a, _) => Simd.IsNaN(a), (a, _) => Simd.IsNaN(a), (a, _) => Simd.IsNaN(a), float.IsNaN(x), x, 0);
            SameMask((a, _) => Simd.IsFinite(a), (a, _) => Simd.IsFinite(a), (a, _) => Simd.IsFinite(a), (a, _) => Simd.IsFinite(a), (a, _) => Simd.IsFinite(a), (a, _) => Simd.IsFinite(a), (a, _) => Simd.IsFinite(a), (a, _) => Simd.IsFinite(a), float.IsFinite(x), x, 0);
        }
    }

    [Fact]
    public void Masks_combine_and_choose_lane_by_lane()
    {
        var x = Vector512.Create(-1f, 2, -3, 4, -5, 6, -7, 8, -9, 10, -11, 12, -13, 14, -15, 16);
        var positive = Simd.Greater(x, Simd.Broadcast512(0f));
        var large = Simd.Greater(Simd.Abs(x), Simd.Broadcast512(8f));
        Assert.Equal(Vector512.Create(0f, 2, 0, 4, 0, 6, 0, 8, 0, 10, 0, 12, 0, 14, 0, 16), Simd.Select(positive, x, Simd.Broadcast512(0f)));
        for (var i = 0; i < 16; i++)
        {
            Assert.Equal(Simd.And(x[i] > 0, MathF.Abs(x[i]) > 8), IsSet(Simd.And(positive, large)[i]));
            Assert.Equal(Simd.Or(x[i] > 0, MathF.Abs(x[i]) > 8), IsSet(Simd.Or(positive, large)[i]));
            Assert.Equal(Simd.Not(x[i] > 0), IsSet(Simd.Not(positive)[i]));
        }

        Assert.Equal(Vector256.Create(1f, 9, 1, 9, 1, 9, 1, 9), Simd.Select(Simd.Greater(x.GetLower(), Vector256<float>.Zero), Vector256.Create(9f), Vector256.Create(1f)));
        Assert.Equal(Vector128.Create(1d, 9), Simd.Select(Simd.Greater(Vector128.Create(-1d, 2), Vector128<double>.Zero), Vector128.Create(9d), Vector128.Create(1d)));
        Assert.Equal(3f, Simd.Select(true, 3f, 4f));
        Assert.Equal(4d, Simd.Select(false, 3d, 4d));
    }

    private static bool IsSet(float lane) => BitConverter.SingleToInt32Bits(lane) switch
    {
        0 => false,
        -1 => true,
        var bits => throw new InvalidOperationException($"{bits:X8} is no mask"),
    };

    private static void Same(
        Func<Vector512<float>, Vector512<float>> f512, Func<Vector256<float>, Vector256<float>> f256, Func<Vector128<float>, Vector128<float>> f128, Func<float, float> f1,
        Func<Vector512<double>, Vector512<double>> d512, Func<Vector256<double>, Vector256<double>> d256, Func<Vector128<double>, Vector128<double>> d128, Func<double, double> d1,
        Func<float, float> truth, float x)
    {
        foreach (var y in (float[])[f512(Vector512.Create(x))[15], f256(Vector256.Create(x))[7], f128(Vector128.Create(x))[3], f1(x)])
            Equal(truth(x), y);
        var wide = d1(x);
        foreach (var y in (double[])[d512(Vector512.Create((double)x))[7], d256(Vector256.Create((double)x))[3], d128(Vector128.Create((double)x))[1]])
            Equal(wide, y);
        Equal(truth(x), (float)wide);
    }

    private static void Same(
        Func<Vector512<float>, Vector512<float>, Vector512<float>> f512, Func<Vector256<float>, Vector256<float>, Vector256<float>> f256,
        Func<Vector128<float>, Vector128<float>, Vector128<float>> f128, Func<float, float, float> f1,
        Func<Vector512<double>, Vector512<double>, Vector512<double>> d512, Func<Vector256<double>, Vector256<double>, Vector256<double>> d256,
        Func<Vector128<double>, Vector128<double>, Vector128<double>> d128, Func<double, double, double> d1,
        Func<float, float, float> truth, float x, float y) =>
        Same(
            a => f512(a, Vector512.Create(y)), a => f256(a, Vector256.Create(y)), a => f128(a, Vector128.Create(y)), a => f1(a, y),
            a => d512(a, Vector512.Create((double)y)), a => d256(a, Vector256.Create((double)y)), a => d128(a, Vector128.Create((double)y)), a => d1(a, y),
            a => truth(a, y), x);

    private static void SameMask(
        Func<Vector512<float>, Vector512<float>, Vector512<float>> f512, Func<Vector256<float>, Vector256<float>, Vector256<float>> f256,
        Func<Vector128<float>, Vector128<float>, Vector128<float>> f128, Func<float, float, bool> f1,
        Func<Vector512<double>, Vector512<double>, Vector512<double>> d512, Func<Vector256<double>, Vector256<double>, Vector256<double>> d256,
        Func<Vector128<double>, Vector128<double>, Vector128<double>> d128, Func<double, double, bool> d1,
        bool truth, float x, float y)
    {
        Assert.Equal(truth, f1(x, y));
        Assert.Equal(truth, d1(x, y));
        Assert.Equal(truth ? -1 : 0, f512(Vector512.Create(x), Vector512.Create(y)).AsInt32()[15]);
        Assert.Equal(truth ? -1 : 0, f256(Vector256.Create(x), Vector256.Create(y)).AsInt32()[7]);
        Assert.Equal(truth ? -1 : 0, f128(Vector128.Create(x), Vector128.Create(y)).AsInt32()[3]);
        Assert.Equal(truth ? -1 : 0, d512(Vector512.Create((double)x), Vector512.Create((double)y)).AsInt64()[7]);
        Assert.Equal(truth ? -1 : 0, d256(Vector256.Create((double)x), Vector256.Create((double)y)).AsInt64()[3]);
        Assert.Equal(truth ? -1 : 0, d128(Vector128.Create((double)x), Vector128.Create((double)y)).AsInt64()[1]);
    }

    private static void Equal(double expected, double actual) => Assert.True(
        (double.IsNaN(expected) && double.IsNaN(actual)) || (expected == actual && double.IsNegative(expected) == double.IsNegative(actual)), $"expected {expected:R}, is {actual:R}");
}
