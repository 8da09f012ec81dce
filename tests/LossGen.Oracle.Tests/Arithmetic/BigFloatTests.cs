using System.Numerics;
using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Tests.Arithmetic;

public class BigFloatTests
{
    public static TheoryData<string, string> Decimals => new()
    {
        { "0", "0x0000000000000000" },
        { "1.5", "0x3FF8000000000000" },
        { "-0.1", "0xBFB999999999999A" },
        { "9007199254740993", "0x4340000000000000" }, // tie, to even
        { "9007199254740995", "0x4340000000000002" }, // tie, to even
        { "9007199254740993.0000000001", "0x4340000000000001" },
        { "4.9406564584124654e-324", "0x0000000000000001" },
        { "2.4703282292062327e-324", "0x0000000000000000" }, // below half of the smallest subnormal
        { "2.4703282292062328e-324", "0x0000000000000001" },
        { "2.2250738585072011e-308", "0x000FFFFFFFFFFFFF" },
        { "2.22507385850720125e-308", "0x0010000000000000" },
        { "1.7976931348623157e308", "0x7FEFFFFFFFFFFFFF" },
        { "1.7976931348623158e308", "0x7FEFFFFFFFFFFFFF" },
        { "1.7976931348623159e308", "0x7FF0000000000000" },
        { "-1e400", "0xFFF0000000000000" },
        { "-1e-400", "0x8000000000000000" },
    };

    public static TheoryData<BigInteger, long, uint> FloatRoundings => new()
    {
        { 16777217, 0, 0x4B800000 }, // 2^24 + 1: tie, to even
        { 16777219, 0, 0x4B800002 },
        { 33554435, -1, 0x4B800001 },
        { 1, -149, 0x00000001 },
        { 1, -150, 0x00000000 }, // half of the smallest subnormal: tie, to even
        { 3, -150, 0x00000002 }, // one and a half: tie, to even
        { 3, -151, 0x00000001 },
        { 16777215, -150, 0x00800000 }, // rounds up to the smallest normal number
        { 33554431, 103, 0x7F800000 }, // halfway beyond the greatest float: tie, to infinity
        { (new BigInteger(33554431) << 64) - 1, 39, 0x7F7FFFFF },
        { -1, long.MaxValue / 2, 0xFF800000 },
        { -1, long.MinValue / 2, 0x80000000 },
    };

    [Theory]
    [MemberData(nameof(Decimals))]
    public void A_decimal_rounds_to_the_nearest_double(string text, string bits)
    {
        double expected = BitConverter.Int64BitsToDouble(Convert.ToInt64(bits, 16));
        Assert.Equal(expected, BigFloat.FromDecimal(text, 400).ToDouble());
    }

    [Theory]
    [MemberData(nameof(FloatRoundings))]
    public void A_number_rounds_to_the_nearest_float(BigInteger mantissa, long exponent, uint bits) =>
        Assert.Equal(BitConverter.UInt32BitsToSingle(bits), new BigFloat(mantissa, exponent).ToSingle());

    [Fact]
    public void Every_kind_of_double_and_float_survives_the_way_there_and_back()
    {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
        {
            double wide = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            float narrow = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
            if (double.IsFinite(wide))
            {
                Assert.Equal(wide, BigFloat.From(wide).ToDouble());
                Assert.Equal((float)wide, BigFloat.From(wide).ToSingle());
            }
            if (float.IsFinite(narrow))
                Assert.Equal(narrow, BigFloat.From(narrow).ToSingle());
        }
    }

    [Fact]
    public void Products_and_sums_of_doubles_round_as_the_machine_rounds_them()
    {
        var random = new Random(2);
        for (int i = 0; i < 20_000; i++)
        {
            double a = Wide(random), b = Wide(random), c = Wide(random);
            BigFloat x = BigFloat.From(a), y = BigFloat.From(b), z = BigFloat.From(c);
            Assert.Equal(a * b, (x * y).ToDouble());
            Assert.Equal(a + b, (x + y).ToDouble());
            Assert.Equal(a - b, (x - y).ToDouble());
            Assert.Equal(Math.FusedMultiplyAdd(a, b, c), (x * y + z).ToDouble());
            Assert.Equal(a.CompareTo(b), x.CompareTo(y));
            Assert.Equal(Math.Floor(a), x.Floor().ToDouble());
            Assert.Equal(Math.Ceiling(a), x.Ceiling().ToDouble());
            Assert.Equal(Math.Truncate(a), x.Truncate().ToDouble());
            Assert.Equal(Math.Round(a, MidpointRounding.ToEven), x.RoundToMultipleOf(0).ToDouble());
            Assert.Equal(Math.Floor(a) == a, x.IsInteger);
        }
    }

    [Fact]
    public void Half_formats_round_as_the_machine_rounds_them()
    {
        var random = new Random(3);
        for (int i = 0; i < 20_000; i++)
        {
            double value = Wide(random);
            Assert.Equal((double)(Half)value, FloatFormat.Half.ToDouble(BigFloat.From(value)));
        }
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(-1, 3)]
    [InlineData(22, 7)]
    [InlineData(-355, -113)]
    [InlineData(3, 8)]
    public void A_quotient_rounds_to_the_nearest(int numerator, int denominator) =>
        Assert.Equal((double)numerator / denominator, BigFloat.FromRational(numerator, denominator, 53).ToDouble());

    [Fact]
    public void Equal_values_with_different_parts_are_equal()
    {
        BigFloat a = new(12, -2), b = new(3, 0);
        Assert.Equal(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.True(new BigFloat(1, 1L << 60) > a);
        Assert.True(new BigFloat(-1, 1L << 60) < a);
        Assert.Equal(3, new BigFloat(-4, 0).TopExponent);
    }

    private static double Wide(Random random) => (random.Next(4)) switch
    {
        0 => random.Next(-20, 20) / 4.0,
        1 => Math.ScaleB(random.NextDouble() - 0.5, -1060 + random.Next(60)),
        _ => Math.ScaleB(random.NextDouble() - 0.5, random.Next(-60, 60)),
    };
}
