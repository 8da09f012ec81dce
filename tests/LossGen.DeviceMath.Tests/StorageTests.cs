namespace LossGen.DeviceMathTests;

/// <summary>Numbers of 16 bits as devices keep them.</summary>
public class StorageTests
{
    private static readonly Func<ushort, float> From = DeviceMath.Separate.Function<ushort, float>("FromBFloat16");
    private static readonly Func<float, ushort> To = DeviceMath.Separate.Function<float, ushort>("ToBFloat16");

    private static readonly Func<float, ushort> ToHalf = DeviceMath.Separate.Function<float, ushort>("ToHalfBits");

    [Fact]
    public void Every_half_comes_back()
    {
        for (var bits = 0; bits <= ushort.MaxValue; bits++)
        {
            var half = BitConverter.UInt16BitsToHalf((ushort)bits);
            if (!Half.IsNaN(half))
                Assert.Equal(bits, ToHalf((float)half));
        }
    }

    /// <summary>Halfway between any two halfs, and a step of float to either side.</summary>
    [Fact]
    public void Halfs_are_rounded_to_nearest_ties_to_even()
    {
        for (var bits = 0; bits < 0x7C00; bits++)
        {
            var middle = bits == 0x7BFF ? 65520f : ((float)BitConverter.UInt16BitsToHalf((ushort)bits) + (float)BitConverter.UInt16BitsToHalf((ushort)(bits + 1))) / 2;
            foreach (var x in new[] { middle, MathF.BitIncrement(middle), MathF.BitDecrement(middle), -middle })
                Assert.Equal(BitConverter.HalfToUInt16Bits((Half)x), ToHalf(x));
        }
    }

    [Theory]
    [InlineData(float.MaxValue)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.Epsilon)]
    [InlineData(float.NaN)]
    public void Halfs_of_extreme_numbers(float x) => Assert.Equal((Half)x, BitConverter.UInt16BitsToHalf(ToHalf(x)));

    [Fact]
    public void Every_number_of_16_bits_comes_back()
    {
        for (var bits = 0; bits <= ushort.MaxValue; bits++)
        {
            if (!float.IsNaN(From((ushort)bits)))
                Assert.Equal(bits, To(From((ushort)bits)));
        }
    }

    [Theory]
    [InlineData(1f, 0x3F80)]
    [InlineData(1.00390625f, 0x3F80)]
    [InlineData(1.01171875f, 0x3F82)]
    [InlineData(1.0039064f, 0x3F81)]
    [InlineData(-0f, 0x8000)]
    [InlineData(float.MaxValue, 0x7F80)]
    [InlineData(float.NegativeInfinity, 0xFF80)]
    [InlineData(float.Epsilon, 0x0000)]
    public void Numbers_are_rounded_to_nearest_ties_to_even(float x, int expected) => Assert.Equal(expected, To(x));

    [Theory]
    [InlineData(0x7F800001u, 0x7FC0)]
    [InlineData(0xFFC12345u, 0xFFC1)]
    [InlineData(0xFFFFFFFFu, 0xFFFF)]
    public void NaN_stays_NaN_and_becomes_quiet(uint bits, int expected) => Assert.Equal(expected, To(BitConverter.UInt32BitsToSingle(bits)));
}
