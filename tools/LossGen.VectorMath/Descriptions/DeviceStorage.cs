using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>Numbers of 16 bits: those with the exponent of a float, which devices keep as whole numbers, and halves, which ILGPU does not round on every device.</summary>
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

    public static IReadOnlyList<Function> Half { get; } =
    [
        new("The bits of the half nearest to a float, ties to even; NaN becomes a quiet one.", """
            ushort ToHalfBits(float x)
            {
                var bits = Bits(x);
                var magnitude = bits & 0x7FFFFFFF;
                var normal = (magnitude - 0x38000000 + 0xFFF + ((magnitude >> 13) & 1)) >> 13;
                var subnormal = Bits(Abs(x) + 0.5f) - 0x3F000000;
                var finite = magnitude < 0x38800000 ? subnormal : normal;
                var rounded = magnitude < 0x47800000 ? finite : magnitude > 0x7F800000 ? 0x7E00 : 0x7C00;
                return (ushort)(((bits >> 16) & 0x8000) | rounded);
            }
            """),
    ];
}
