using System.Globalization;

namespace LossGen.Runtime.Tests;

public class BFloat16Tests
{
    private const int Infinity = 0x7F80;

    public static TheoryData<double, int> Special => new()
    {
        { 0.0, 0x0000 }, { -0.0, 0x8000 }, { 1.0, 0x3F80 }, { -2.0, 0xC000 }, { double.PositiveInfinity, 0x7F80 }, { double.NegativeInfinity, 0xFF80 },
        { 1e300, 0x7F80 }, { -1e300, 0xFF80 }, { 1e-300, 0x0000 }, { -1e-300, 0x8000 }, { 3.3895313892515355e38, 0x7F7F }, { 9.183549615799121e-41, 0x0001 },
    };

    [Theory]
    [MemberData(nameof(Special))]
    public void Special_numbers_have_these_bits(double value, int bits)
    {
        Assert.Equal(bits, ((BFloat16)value).ToBits());
        Assert.Equal(bits, ((BFloat16)(float)value).ToBits());
    }

    [Fact]
    public void Every_value_is_the_upper_half_of_a_float()
    {
        for (var bits = 0; bits <= ushort.MaxValue; bits++)
        {
            var value = BFloat16.FromBits((ushort)bits);
            Assert.Equal(bits << 16, BitConverter.SingleToInt32Bits((float)value));
            Assert.Equal((double)(float)value, (double)value);
            Assert.Equal(float.IsNaN((float)value), BFloat16.IsNaN(value));
        }
    }

    [Fact]
    public void A_double_beside_a_tie_is_rounded_once()
    {
        for (var bits = 0; bits < Infinity; bits++)
        {
            var next = bits + 1 == Infinity ? Math.ScaleB(1, 128) : Number(bits + 1);
            var tie = (Number(bits) + next) / 2;
            Assert.Equal(bits, ((BFloat16)Math.BitDecrement(tie)).ToBits());
            Assert.Equal(bits + (bits & 1), ((BFloat16)tie).ToBits());
            Assert.Equal(bits + 1, ((BFloat16)Math.BitIncrement(tie)).ToBits());
            Assert.Equal((bits + 1) | 0x8000, ((BFloat16)(-Math.BitIncrement(tie))).ToBits());
            Assert.Equal(bits | 0x8000, ((BFloat16)(-Math.BitDecrement(tie))).ToBits());
        }
    }

    [Fact]
    public void NaN_stays_NaN_with_its_sign()
    {
        Assert.True(BFloat16.IsNaN((BFloat16)float.NaN));
        Assert.Equal(0x7FC0, ((BFloat16)BitConverter.Int32BitsToSingle(0x7F800001)).ToBits());
        Assert.Equal(0xFFC0, ((BFloat16)BitConverter.UInt32BitsToSingle(0xFF800001)).ToBits());
        Assert.True(BFloat16.IsNaN((BFloat16)double.NaN));
    }

    [Fact]
    public void Constants_are_what_they_are_called()
    {
        Assert.Equal(Math.ScaleB(1, -133), (double)BFloat16.Epsilon);
        Assert.Equal(Math.ScaleB(2 - Math.ScaleB(1, -7), 127), (double)BFloat16.MaxValue);
        Assert.Equal(-(double)BFloat16.MaxValue, (double)BFloat16.MinValue);
        Assert.Equal((float.PositiveInfinity, float.NegativeInfinity), ((float)BFloat16.PositiveInfinity, (float)BFloat16.NegativeInfinity));
        Assert.True(float.IsNaN((float)BFloat16.NaN));
    }

    [Fact]
    public void Numbers_are_compared_as_floats_are()
    {
        var (zero, minusZero, one, nan, other) = ((BFloat16)0f, (BFloat16)(-0f), (BFloat16)1f, BFloat16.NaN, BFloat16.FromBits(0x7FC1));
        Assert.True(zero == minusZero && zero.Equals(minusZero) && zero.GetHashCode() == minusZero.GetHashCode());
        Assert.True(zero < one && one > zero && zero <= minusZero && zero >= minusZero && zero != one);
        Assert.False(nan == other || nan < one || nan > one || nan <= other || nan >= other);
        Assert.True(nan != other && nan.Equals(other) && nan.Equals((object)other) && nan.GetHashCode() == other.GetHashCode() && !one.Equals(1f));
        Assert.Equal([-1, 0, 1, -1], [zero.CompareTo(one), zero.CompareTo(minusZero), one.CompareTo(zero), nan.CompareTo(BFloat16.NegativeInfinity)]);
        Assert.Equal(1, ((IComparable)one).CompareTo(null));
        Assert.Throws<ArgumentException>(() => ((IComparable)one).CompareTo(1f));
    }

    [Fact]
    public void The_text_of_a_value_is_read_back_as_the_value()
    {
        Span<char> room = stackalloc char[32];
        for (var bits = 0; bits <= ushort.MaxValue; bits++)
        {
            var value = BFloat16.FromBits((ushort)bits);
            var text = value.ToString(null, CultureInfo.InvariantCulture);
            Assert.Equal(value, BFloat16.Parse(text, CultureInfo.InvariantCulture));
            Assert.True(value.TryFormat(room, out var length, default, CultureInfo.InvariantCulture));
            Assert.Equal(text, room[..length].ToString());
        }

        Assert.Equal("0.1001", ((BFloat16)0.1f).ToString(null, CultureInfo.InvariantCulture));
        Assert.Equal("0.10", ((BFloat16)0.1f).ToString("F2", CultureInfo.InvariantCulture));
        Assert.True(BFloat16.TryParse("-1.5", CultureInfo.InvariantCulture, out var parsed));
        Assert.Equal((BFloat16)(-1.5f), parsed);
        Assert.False(BFloat16.TryParse("one", CultureInfo.InvariantCulture, out parsed));
        Assert.Equal((BFloat16)0f, parsed);
    }

    private static double Number(int bits) => BitConverter.Int32BitsToSingle(bits << 16);
}
