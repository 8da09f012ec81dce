using System.Runtime.Intrinsics;

namespace LossGen.Runtime.Tests.VectorMath;

public class MemoryTests
{
    private readonly float[] singles = [.. Enumerable.Range(0, 20).Select(i => i + 0.5f)];
    private readonly double[] doubles = [.. Enumerable.Range(0, 20).Select(i => i + 0.25)];
    private readonly int[] integers = [.. Enumerable.Range(-3, 20)];

    // Exactly as many as the widest mask reads from index 3: a longer read would be caught by the values, a shorter one too.
    private readonly bool[] flags = [.. Enumerable.Range(0, 19).Select(i => i % 3 == 0)];

    [Fact]
    public void Loads_and_stores_take_the_lanes_at_the_index()
    {
        Assert.Equal(Vector512.Create<float>(singles.AsSpan(3, 16)), Simd.Load512(in singles[0], 3));
        Assert.Equal(Vector256.Create<float>(singles.AsSpan(3, 8)), Simd.Load256(in singles[0], 3));
        Assert.Equal(Vector128.Create<float>(singles.AsSpan(3, 4)), Simd.Load128(in singles[0], 3));
        Assert.Equal(singles[3], Simd.Load1(in singles[0], 3));
        Assert.Equal(Vector512.Create<double>(doubles.AsSpan(3, 8)), Simd.Load512(in doubles[0], 3));
        Assert.Equal(Vector256.Create<double>(doubles.AsSpan(3, 4)), Simd.Load256(in doubles[0], 3));
        Assert.Equal(Vector128.Create<double>(doubles.AsSpan(3, 2)), Simd.Load128(in doubles[0], 3));
        Assert.Equal(doubles[3], Simd.Load1(in doubles[0], 3));

        var written = new float[31];
        Simd.Store(Simd.Load512(in singles[0], 0), ref written[0], 1);
        Simd.Store(Simd.Load256(in singles[0], 16 - 4), ref written[0], 17);
        Simd.Store(Simd.Load128(in singles[0], 0), ref written[0], 25);
        Simd.Store(7f, ref written[0], 29);
        Assert.Equal([0, .. singles[..16], .. singles[12..20], .. singles[..4], 7, 0], written);

        var wide = new double[17];
        Simd.Store(Simd.Load512(in doubles[0], 0), ref wide[0], 1);
        Simd.Store(Simd.Load256(in doubles[0], 8), ref wide[0], 9);
        Simd.Store(Simd.Load128(in doubles[0], 12), ref wide[0], 13);
        Simd.Store(7d, ref wide[0], 15);
        Assert.Equal([0, .. doubles[..14], 7, 0], wide);
    }

    [Fact]
    public void Flags_become_masks()
    {
        for (var i = 0; i < 16; i++)
        {
            var expected = flags[i + 3] ? -1 : 0;
            Assert.Equal(expected, Simd.LoadMask512(in flags[0], 3).AsInt32()[i]);
            if (i < 8)
            {
                Assert.Equal(expected, Simd.LoadMask256(in flags[0], 3).AsInt32()[i]);
                Assert.Equal(expected, Simd.LoadMask512Double(in flags[0], 3).AsInt64()[i]);
            }

            if (i < 4)
            {
                Assert.Equal(expected, Simd.LoadMask128(in flags[0], 3).AsInt32()[i]);
                Assert.Equal(expected, Simd.LoadMask256Double(in flags[0], 3).AsInt64()[i]);
            }

            if (i < 2)
                Assert.Equal(expected, Simd.LoadMask128Double(in flags[0], 3).AsInt64()[i]);
        }

        Assert.True(Simd.LoadMask1(in flags[0], 3));
        Assert.False(Simd.LoadMask1Double(in flags[0], 4));
    }

    [Fact]
    public void Integers_are_loaded_at_the_size_of_the_real_lanes()
    {
        Assert.Equal(Vector512.Create<int>(integers.AsSpan(2, 16)), Simd.LoadInt512(in integers[0], 2));
        Assert.Equal(Vector256.Create<int>(integers.AsSpan(2, 8)), Simd.LoadInt256(in integers[0], 2));
        Assert.Equal(Vector128.Create<int>(integers.AsSpan(2, 4)), Simd.LoadInt128(in integers[0], 2));
        Assert.Equal(integers[2], Simd.LoadInt1(in integers[0], 2));
        Assert.Equal(Vector512.Create(-1L, 0, 1, 2, 3, 4, 5, 6), Simd.LoadLong512(in integers[0], 2));
        Assert.Equal(Vector256.Create(-1L, 0, 1, 2), Simd.LoadLong256(in integers[0], 2));
        Assert.Equal(Vector128.Create(-1L, 0), Simd.LoadLong128(in integers[0], 2));
        Assert.Equal(-1L, Simd.LoadLong1(in integers[0], 2));
    }

    [Fact]
    public void A_broadcast_fills_every_lane()
    {
        Assert.Equal(Vector512.Create(2f), Simd.Broadcast512(2f));
        Assert.Equal(Vector256.Create(2d), Simd.Broadcast256(2d));
        Assert.Equal(Vector128.Create(2), Simd.Broadcast128(2));
        Assert.Equal(Vector512.Create(2L), Simd.Broadcast512(2L));
        Assert.Equal(2f, Simd.Broadcast1(2f));
        Assert.Equal(2d, Simd.Broadcast1(2d));
        Assert.Equal(2, Simd.Broadcast1(2));
        Assert.Equal(2L, Simd.Broadcast1(2L));
    }

    [Fact]
    public void Sums_are_kept_in_double()
    {
        var (low, high) = (Vector512.Create(1e10), Vector512.Create(1e10));
        var x = Simd.Load512(in singles[0], 0);
        Simd.AddWidened(ref low, ref high, x);
        Simd.AddProductWidened(ref low, ref high, x, x);
        var (lower, upper) = (Vector256.Create(1e10), Vector256.Create(1e10));
        Simd.AddWidened(ref lower, ref upper, x.GetLower());
        Simd.AddProductWidened(ref lower, ref upper, x.GetLower(), x.GetLower());
        var (first, second) = (Vector128.Create(1e10), Vector128.Create(1e10));
        Simd.AddWidened(ref first, ref second, x.GetLower().GetLower());
        Simd.AddProductWidened(ref first, ref second, x.GetLower().GetLower(), x.GetLower().GetLower());
        for (var i = 0; i < 16; i++)
        {
            double expected = 1e10 + singles[i] + (double)singles[i] * singles[i];
            Assert.Equal(expected, i < 8 ? low[i] : high[i - 8]);
            if (i < 8)
                Assert.Equal(expected, i < 4 ? lower[i] : upper[i - 4]);
            if (i < 4)
                Assert.Equal(expected, i < 2 ? first[i] : second[i - 2]);
        }

        var (sum, unused) = (1e10, 0d);
        Simd.AddWidened(ref sum, ref unused, 0.5f);
        Simd.AddProductWidened(ref sum, ref unused, 0.5f, 0.5f);
        Assert.Equal((1e10 + 0.75, 0d), (sum, unused));
    }
}
