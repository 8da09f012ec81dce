namespace LossGen.DeviceMathTests;

/// <summary>bfloat16 as devices keep it.</summary>
public class StorageTests
{
    private static readonly Func<ushort, float> From = DeviceMath.Separate.Function<ushort, float>("FromBFloat16");
    private static readonly Func<float, ushort> To = DeviceMath.Separate.Function<float, ushort>("ToBFloat16");

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
