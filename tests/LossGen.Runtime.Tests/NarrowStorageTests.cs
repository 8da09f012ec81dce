using System.Runtime.Intrinsics;

namespace LossGen.Runtime.Tests;

/// <summary>Floats stored in 16 bits, read and written at every width of the vectors.</summary>
public class NarrowStorageTests
{
    private const int Values = 1 << 16;
    private const int Infinity = 0x7C00;
    private const int BFloat16Infinity = 0x7F80;

    [Fact]
    public void Every_half_is_read_exactly()
    {
        Half[] halves = [.. Enumerable.Range(0, Values).Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits))];
        var expected = Array.ConvertAll(halves, half => (float)half);
        SameBits(expected, Read(halves.Length, i => Simd.Load512(in halves[i], 0), i => Simd.Load256(in halves[i], 0), i => Simd.Load128(in halves[i], 0), i => Simd.Load1(in halves[i], 0)));
    }

    [Fact]
    public void Every_bfloat16_is_read_exactly()
    {
        BFloat16[] stored = [.. Enumerable.Range(0, Values).Select(bits => BFloat16.FromBits((ushort)bits))];
        float[] expected = [.. Enumerable.Range(0, Values).Select(bits => BitConverter.Int32BitsToSingle(bits << 16))];
        SameBits(expected, Read(stored.Length, i => Simd.Load512(in stored[i], 0), i => Simd.Load256(in stored[i], 0), i => Simd.Load128(in stored[i], 0), i => Simd.Load1(in stored[i], 0)));
    }

    [Fact]
    public void Around_every_tie_a_half_is_the_nearest_even_one()
    {
        var (floats, expected) = Ties(Infinity, bits => (double)BitConverter.UInt16BitsToHalf((ushort)bits), 65520);
        foreach (var written in WrittenHalves(floats))
            SameWords(floats, expected, written);
    }

    [Fact]
    public void Around_every_tie_a_bfloat16_is_the_nearest_even_one()
    {
        var (floats, expected) = Ties(BFloat16Infinity, bits => BitConverter.Int32BitsToSingle(bits << 16), Math.ScaleB(2 - Math.ScaleB(1, -8), 127));
        foreach (var written in WrittenBFloat16s(floats))
            SameWords(floats, expected, written);
    }

    [Fact]
    public void Any_float_is_written_as_its_conversion()
    {
        var random = new Random(5);
        float[] floats =
        [
            float.NaN, -float.NaN, BitConverter.Int32BitsToSingle(0x7F800001), BitConverter.UInt32BitsToSingle(0xFFABCDEF), float.PositiveInfinity, float.NegativeInfinity,
            0, -0f, float.Epsilon, -float.Epsilon, float.MaxValue, float.MinValue, 65504, 65519.996f, 65520, -65520, 1e-8f, 2.9802322e-8f,
            .. Enumerable.Range(0, 1 << 18).Select(_ => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue))),
            .. Enumerable.Range(0, 1 << 18).Select(_ => MathF.ScaleB(random.NextSingle() - 0.5f, random.Next(-30, 20))),
            .. new float[14],
        ];
        Assert.Equal(0, floats.Length % 16);
        ushort[] halves = [.. floats.Select(value => BitConverter.HalfToUInt16Bits((Half)value))];
        foreach (var written in WrittenHalves(floats))
            SameWords(floats, halves, written);
        ushort[] others = [.. floats.Select(value => ((BFloat16)value).ToBits())];
        foreach (var written in WrittenBFloat16s(floats))
            SameWords(floats, others, written);
    }

    [Fact]
    public void NaN_stays_a_quiet_NaN_of_its_sign()
    {
        float[] floats = [.. Enumerable.Range(0, 1 << 10).Select(i => BitConverter.UInt32BitsToSingle((i % 2 == 0 ? 0x7F800000 : 0xFF800000) + 1 + ((uint)i << 13)))];
        Assert.All(WrittenHalves(floats), words => Assert.All(words.Zip(floats), pair =>
            Assert.Equal((0x7E00, float.IsNegative(pair.Second)), (pair.First & 0x7E00, (pair.First & 0x8000) != 0))));
        Assert.All(WrittenBFloat16s(floats), words => Assert.All(words.Zip(floats), pair =>
            Assert.Equal((0x7FC0, float.IsNegative(pair.Second)), (pair.First & 0x7FC0, (pair.First & 0x8000) != 0))));
    }

    [Fact]
    public void As_many_samples_are_read_and_written_as_are_left()
    {
        for (var left = 1; left <= 18; left++)
        {
            Half[] source = [.. Enumerable.Repeat((Half)7, 20)], destination = new Half[20];
            float[] expected = [.. Enumerable.Range(0, 16).Select(i => i < left ? 7f : 0)];
            Assert.Equal(Vector512.Create<float>(expected), Simd.LoadSamples512(ref source[0], 1, left));
            Assert.Equal(Vector256.Create<float>(expected), Simd.LoadSamples256(ref source[0], 1, left));
            Assert.Equal(Vector128.Create<float>(expected), Simd.LoadSamples128(ref source[0], 1, left));
            Simd.StoreSamples(Vector512.Create(7f), ref destination[0], 1, left);
            Assert.Equal([0, .. expected, 0, 0, 0], destination.Select(value => (float)value));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(64)]
    public void Rows_become_lanes_of_floats_and_rows_again(int width)
    {
        foreach (var lanes in (int[])[16, 8, 4, 1])
        {
            for (var samples = 1; samples <= lanes; samples++)
            {
                Half[] rows = [.. Enumerable.Range(0, width * samples).Select(i => (Half)(i - 7.5f))];
                var (columns, back) = (new float[width * lanes], new Half[rows.Length]);
                Transpose.ToLanes(ref rows[0], (nuint)width, samples, lanes, ref columns[0]);
                for (var i = 0; i < columns.Length; i++)
                    Assert.Equal(i % lanes < samples ? (float)rows[(i % lanes * width) + (i / lanes)] : 0, columns[i]);
                Transpose.ToRows(ref columns[0], (nuint)width, samples, lanes, ref back[0]);
                Assert.Equal(rows, back);
            }
        }
    }

    [Fact]
    public void A_row_of_one_element_fills_all_lanes()
    {
        BFloat16[] element = [(BFloat16)1.5f];
        var columns = new float[48];
        Transpose.ToLanes(ref element[0], 3, 9, 16, ref columns[0], step: 0);
        Assert.All(columns, value => Assert.Equal(1.5f, value));
    }

    /// <summary>Both signs of every tie between neighbours and of the floats beside it, with the bits that they round to.</summary>
    private static (float[] Floats, ushort[] Expected) Ties(int infinity, Func<int, double> value, double overflow)
    {
        var (floats, expected) = (new List<float>(), new List<ushort>());
        for (var bits = 0; bits < infinity; bits++)
        {
            var tie = (float)(bits + 1 == infinity ? overflow : (value(bits) + value(bits + 1)) / 2);
            foreach (var (number, nearest) in ((float, int)[])[(MathF.BitDecrement(tie), bits), (tie, bits + (bits & 1)), (MathF.BitIncrement(tie), bits + 1), ((float)value(bits), bits)])
            {
                floats.AddRange([number, -number]);
                expected.AddRange([(ushort)nearest, (ushort)(nearest | 0x8000)]);
            }
        }

        while (floats.Count % 16 != 0)
        {
            floats.Add(0);
            expected.Add(0);
        }

        return ([.. floats], [.. expected]);
    }

    private static IEnumerable<float[]> Read(int count, Func<int, Vector512<float>> wide, Func<int, Vector256<float>> middle, Func<int, Vector128<float>> narrow, Func<int, float> scalar)
    {
        var results = (Wide: new float[count], Middle: new float[count], Narrow: new float[count], Scalar: new float[count]);
        for (var i = 0; i < count; i += 16)
            wide(i).CopyTo(results.Wide, i);
        for (var i = 0; i < count; i += 8)
            middle(i).CopyTo(results.Middle, i);
        for (var i = 0; i < count; i += 4)
            narrow(i).CopyTo(results.Narrow, i);
        for (var i = 0; i < count; i++)
            results.Scalar[i] = scalar(i);
        return [results.Wide, results.Middle, results.Narrow, results.Scalar];
    }

    private static IEnumerable<ushort[]> WrittenHalves(float[] floats) => Written<Half>(
        floats,
        (destination, i) => Simd.Store(Vector512.LoadUnsafe(ref floats[i]), ref destination[i], 0),
        (destination, i) => Simd.Store(Vector256.LoadUnsafe(ref floats[i]), ref destination[i], 0),
        (destination, i) => Simd.Store(Vector128.LoadUnsafe(ref floats[i]), ref destination[i], 0),
        (destination, i) => Simd.Store(floats[i], ref destination[i], 0),
        BitConverter.HalfToUInt16Bits);

    private static IEnumerable<ushort[]> WrittenBFloat16s(float[] floats) => Written<BFloat16>(
        floats,
        (destination, i) => Simd.Store(Vector512.LoadUnsafe(ref floats[i]), ref destination[i], 0),
        (destination, i) => Simd.Store(Vector256.LoadUnsafe(ref floats[i]), ref destination[i], 0),
        (destination, i) => Simd.Store(Vector128.LoadUnsafe(ref floats[i]), ref destination[i], 0),
        (destination, i) => Simd.Store(floats[i], ref destination[i], 0),
        value => value.ToBits());

    private static IEnumerable<ushort[]> Written<T>(float[] floats, Action<T[], int> wide, Action<T[], int> middle, Action<T[], int> narrow, Action<T[], int> scalar, Converter<T, ushort> bits)
    {
        foreach (var (store, lanes) in ((Action<T[], int>, int)[])[(wide, 16), (middle, 8), (narrow, 4), (scalar, 1)])
        {
            var destination = new T[floats.Length];
            for (var i = 0; i < floats.Length; i += lanes)
                store(destination, i);
            yield return Array.ConvertAll(destination, bits);
        }
    }

    private static void SameBits(float[] expected, IEnumerable<float[]> results)
    {
        foreach (var result in results)
            for (var i = 0; i < expected.Length; i++)
                // Which NaN is not part of the promise.
                if (BitConverter.SingleToInt32Bits(expected[i]) != BitConverter.SingleToInt32Bits(result[i]) && !(float.IsNaN(expected[i]) && float.IsNaN(result[i])))
                    Assert.Fail($"{i:X4}: {BitConverter.SingleToInt32Bits(result[i]):X8}, not {BitConverter.SingleToInt32Bits(expected[i]):X8}");
    }

    private static void SameWords(float[] floats, ushort[] expected, ushort[] written)
    {
        for (var i = 0; i < expected.Length; i++)
            if (expected[i] != written[i] && !float.IsNaN(floats[i]))
                Assert.Fail($"{floats[i]:R}: {written[i]:X4}, not {expected[i]:X4}");
    }
}
