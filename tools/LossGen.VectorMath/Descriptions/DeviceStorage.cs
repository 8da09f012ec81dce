using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>Numbers of 16 bits with the exponent of a float, which devices keep as whole numbers.</summary>
internal static class DeviceStorage
{
    public static IReadOnlyList<Function> BFloat16 { get; } =
    [
        new("The float with the upper half of its bits.", "float FromBFloat16(ushort bits) => FromBits((int)bits << 16);"),
        new("The upper half of the bits of a float, rounded to nearest, ties to even; NaN stays NaN and becomes quiet.", """
            ushort ToBFloat16(float x)
            {
                var bits = Bits(x);
                var rounded = (bits + 0x7FFF + ((bits >> 16) & 1)) >> 16;
                return (ushort)(IsNaN(x) ? (bits >> 16) | 0x40 : rounded);
            }
            """),
    ];
}
