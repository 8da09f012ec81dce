using System.Runtime.Intrinsics;

namespace LossGen.Runtime.Tests.VectorMath;

public class IntegerLaneTests
{
    private static readonly int[] Values = [0, 1, -1, 5, 7, int.MinValue, int.MaxValue];

    [Fact]
    public void Comparisons_give_masks_of_the_real_lanes()
    {
        foreach (var a in Values)
        {
            foreach (var b in Values)
            {
                Same(a == b, Simd.Equal(a, b), Simd.Equal((long)a, b), Simd.Equal(Vector512.Create(a), Vector512.Create(b)), Simd.Equal(Vector256.Create(a), Vector256.Create(b)), Simd.Equal(Vector512.Create((long)a), Vector512.Create((long)b)), Simd.Equal(Vector128.Create((long)a), Vector128.Create((long)b)));
                Same(a != b, Simd.NotEqual(a, b), Simd.NotEqual((long)a, b), Simd.NotEqual(Vector512.Create(a), Vector512.Create(b)), Simd.NotEqual(Vector256.Create(a), Vector256.Create(b)), Simd.NotEqual(Vector512.Create((long)a), Vector512.Create((long)b)), Simd.NotEqual(Vector128.Create((long)a), Vector128.Create((long)b)));
                Same(a < b, Simd.Less(a, b), Simd.Less((long)a, b), Simd.Less(Vector512.Create(a), Vector512.Create(b)), Simd.Less(Vector256.Create(a), Vector256.Create(b)), Simd.Less(Vector512.Create((long)a), Vector512.Create((long)b)), Simd.Less(Vector128.Create((long)a), Vector128.Create((long)b)));
                Same(a <= b, Simd.LessOrEqual(a, b), Simd.LessOrEqual((long)a, b), Simd.LessOrEqual(Vector512.Create(a), Vector512.Create(b)), Simd.LessOrEqual(Vector256.Create(a), Vector256.Create(b)), Simd.LessOrEqual(Vector512.Create((long)a), Vector512.Create((long)b)), Simd.LessOrEqual(Vector128.Create((long)a), Vector128.Create((long)b)));
                Same(a > b, Simd.Greater(a, b), Simd.Greater((long)a, b), Simd.Greater(Vector512.Create(a), Vector512.Create(b)), Simd.Greater(Vector256.Create(a), Vector256.Create(b)), Simd.Greater(Vector512.Create((long)a), Vector512.Create((long)b)), Simd.Greater(Vector128.Create((long)a), Vector128.Create((long)b)));
                Same(a >= b, Simd.GreaterOrEqual(a, b), Simd.GreaterOrEqual((long)a, b), Simd.GreaterOrEqual(Vector512.Create(a), Vector512.Create(b)), Simd.GreaterOrEqual(Vector256.Create(a), Vector256.Create(b)), Simd.GreaterOrEqual(Vector512.Create((long)a), Vector512.Create((long)b)), Simd.GreaterOrEqual(Vector128.Create((long)a), Vector128.Create((long)b)));
            }
        }
    }

    [Fact]
    public void Integers_become_the_nearest_real_numbers()
    {
        foreach (var a in Values)
        {
            Assert.Equal((float)a, Simd.ToReal(a));
            Assert.Equal((double)a, Simd.ToReal((long)a));
            Assert.Equal((float)a, Simd.ToReal(Vector512.Create(a))[15]);
            Assert.Equal((float)a, Simd.ToReal(Vector256.Create(a))[7]);
            Assert.Equal((float)a, Simd.ToReal(Vector128.Create(a))[3]);
            Assert.Equal((double)a, Simd.ToReal(Vector512.Create((long)a))[7]);
            Assert.Equal((double)a, Simd.ToReal(Vector256.Create((long)a))[3]);
            Assert.Equal((double)a, Simd.ToReal(Vector128.Create((long)a))[1]);
        }
    }

    [Fact]
    public void Integers_are_chosen_by_a_mask_of_the_real_lanes()
    {
        var odd = Simd.Equal(Simd.Iota512Int(0) & Vector512<int>.One, Vector512<int>.One);
        Assert.Equal(Vector512.Create(9, 1, 9, 3, 9, 5, 9, 7, 9, 9, 9, 11, 9, 13, 9, 15), Simd.Select(odd, Simd.Iota512Int(0), Simd.Broadcast512(9)));
        var first = Simd.Less(Simd.Iota256Long(0), Simd.Broadcast256(1L));
        Assert.Equal(Vector256.Create(5L, 1, 1, 1), Simd.Select(first, Simd.Broadcast256(5L), Simd.Broadcast256(1L)));
        Assert.Equal(1, Simd.Select(true, 1, 2));
        Assert.Equal(2L, Simd.Select(false, 1L, 2L));
    }

    [Fact]
    public void Iota_counts_from_its_start()
    {
        Assert.Equal(Vector512.Create(5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20), Simd.Iota512Int(5));
        Assert.Equal(Vector256.Create(5, 6, 7, 8, 9, 10, 11, 12), Simd.Iota256Int(5));
        Assert.Equal(Vector128.Create(5, 6, 7, 8), Simd.Iota128Int(5));
        Assert.Equal(5, Simd.Iota1Int(5));
        Assert.Equal(Vector512.Create(-2L, -1, 0, 1, 2, 3, 4, 5), Simd.Iota512Long(-2));
        Assert.Equal(Vector256.Create(-2L, -1, 0, 1), Simd.Iota256Long(-2));
        Assert.Equal(Vector128.Create(-2L, -1), Simd.Iota128Long(-2));
        Assert.Equal(-2L, Simd.Iota1Long(-2));
    }

    private static void Same(bool truth, bool ofInt, bool ofLong, Vector512<float> wide, Vector256<float> middle, Vector512<double> wideLong, Vector128<double> narrowLong)
    {
        Assert.Equal(truth, ofInt);
        Assert.Equal(truth, ofLong);
        Assert.Equal(truth ? -1 : 0, wide.AsInt32()[15]);
        Assert.Equal(truth ? -1 : 0, middle.AsInt32()[7]);
        Assert.Equal(truth ? -1 : 0, wideLong.AsInt64()[7]);
        Assert.Equal(truth ? -1 : 0, narrowLong.AsInt64()[1]);
    }
}
