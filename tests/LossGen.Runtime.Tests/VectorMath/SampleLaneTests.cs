using System.Runtime.Intrinsics;

namespace LossGen.Runtime.Tests.VectorMath;

/// <summary>What kernels do with one sample a lane.</summary>
public class SampleLaneTests
{
    private static readonly float[] Values = [.. Enumerable.Range(0, 16).Select(i => (i * 0.75f) - 5)];

    [Fact]
    public void Floats_are_widened_and_narrowed_in_order()
    {
        var value = Vector512.Create<float>(Values);
        Assert.Equal(Vector512.Create(Values[..8].Select(x => (double)x).ToArray()), Simd.WidenLower(value));
        Assert.Equal(Vector512.Create(Values[8..].Select(x => (double)x).ToArray()), Simd.WidenUpper(value));
        Assert.Equal(value, Simd.Narrow(Simd.WidenLower(value), Simd.WidenUpper(value)));
        Assert.Equal(value.GetLower(), Simd.Narrow(Simd.WidenLower(value.GetLower()), Simd.WidenUpper(value.GetLower())));
        Assert.Equal(1f / 3, Simd.Narrow(1d / 3));
    }

    [Fact]
    public void Integers_and_masks_are_widened_and_narrowed_in_order()
    {
        var value = Simd.Iota512Int(-3);
        Assert.Equal(Simd.Iota512Long(-3), Simd.WidenLower(value));
        Assert.Equal(Simd.Iota512Long(5), Simd.WidenUpper(value));
        Assert.Equal(value, Simd.Narrow(Simd.WidenLower(value), Simd.WidenUpper(value)));
        for (var count = 0; count <= 16; count++)
        {
            Assert.Equal(Simd.TailMask512Double(count).AsInt64(), Simd.WidenMaskLower(Simd.TailMask512(count)).AsInt64());
            Assert.Equal(Simd.TailMask512Double(count - 8).AsInt64(), Simd.WidenMaskUpper(Simd.TailMask512(count)).AsInt64());
            Assert.Equal(Simd.TailMask512(count).AsInt32(), Simd.NarrowMask(Simd.TailMask512Double(count), Simd.TailMask512Double(count - 8)).AsInt32());
        }
    }

    [Fact]
    public void As_many_samples_are_read_and_written_as_are_left()
    {
        for (var left = 1; left <= 18; left++)
        {
            var source = Enumerable.Repeat(7f, 20).ToArray();
            var expected = Enumerable.Range(0, 16).Select(i => i < left ? 7f : 0).ToArray();
            Assert.Equal(Vector512.Create<float>(expected), Simd.LoadSamples512(ref source[0], 1, left));
            var destination = new float[20];
            Simd.StoreSamples(Vector512.Create(7f), ref destination[0], 1, left);
            Assert.Equal([0, .. expected, 0, 0, 0], destination);
        }
    }

    [Fact]
    public void Each_lane_picks_its_own_position()
    {
        var columns = Enumerable.Range(0, 5 * 16).Select(i => (float)i).ToArray();
        var positions = Vector512.Create(0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4, -1);
        var picked = Simd.Pick512(ref columns[0], 5, positions);
        for (var lane = 0; lane < 15; lane++)
            Assert.Equal((positions[lane] * 16) + lane, picked[lane]);
        Assert.Equal(0, picked[15]);
    }

    [Fact]
    public void All_but_one_occurrence_of_the_largest_are_added()
    {
        foreach (var (values, sum) in new (float[], double)[] { ([1, 0.5f, 1], 1.5), ([1e-20f, 1], 1e-20f), ([1], 0), ([0.25f, 0.5f, 1, 0.125f], 0.875), ([1, float.NaN, 0], double.NaN) })
        {
            var (largest, low, high) = (0f, 0d, 0d);
            var (lanes, lower, upper) = (Vector512<float>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
            var (doubles, total, rest) = (Vector128<double>.Zero, Vector128<double>.Zero, Vector128<double>.Zero);
            foreach (var value in values)
            {
                Simd.AddLesser(value, ref largest, ref low, ref high);
                Simd.AddLesser(Vector512.Create(value), ref lanes, ref lower, ref upper);
                Simd.AddLesser(Vector128.Create((double)value), ref doubles, ref total, ref rest);
            }

            Assert.Equal(sum, low);
            Assert.Equal(sum, lower[7]);
            Assert.Equal(sum, upper[0]);
            Assert.Equal(sum, Simd.Compensated(total, rest)[1]);
        }
    }

    [Fact]
    public void A_compensated_sum_keeps_what_an_addition_rounds_off()
    {
        var (sum, rest) = (Vector256<double>.Zero, Vector256<double>.Zero);
        foreach (var value in new[] { 1, 1e-20, -1 })
            Simd.AddCompensated(ref sum, ref rest, Vector256.Create(value));
        Assert.Equal(1e-20, Simd.Compensated(sum, rest)[3]);
        Simd.AddCompensated(ref sum, ref rest, Vector256.Create(double.PositiveInfinity));
        Assert.Equal(double.PositiveInfinity, Simd.Compensated(sum, rest)[3]);
    }

    [Fact]
    public void Every_lane_is_looked_at_for_being_finite()
    {
        Assert.True(Simd.AllFinite(Vector512.Create<float>(Values)));
        Assert.False(Simd.AllFinite(Vector512.Create<float>(Values).WithElement(15, float.NaN)));
        Assert.False(Simd.AllFinite(Vector256.Create(1d).WithElement(0, double.NegativeInfinity)));
        Assert.False(Simd.AllFinite(float.PositiveInfinity));
    }

    [Fact]
    public void A_small_divisor_is_scaled_as_the_scalar_is()
    {
        foreach (var divisor in new[] { 0, 1e-300, -1e-20, Math.ScaleB(1, -63), 0.5, -2, double.NaN })
            Assert.Equal(Simd.DivisionScale(divisor), Simd.DivisionScale(Vector128.Create(divisor))[0]);
    }
}
