using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>
/// What kernels of a device build on: operations that every device has, and what is made of them. A comparison with NaN is not relied upon,
/// since compilers of kernels invert comparisons and change the places of their operands.
/// </summary>
internal static class DevicePrimitives
{
    public static IReadOnlyList<Function> Single { get; } =
    [
        new("The bits of a float.", "int Bits(float x) => (int)global::ILGPU.Interop.FloatAsInt(x);") { IsPublic = false },
        new("The float with these bits.", "float FromBits(int bits) => global::ILGPU.Interop.IntAsFloat((uint)bits);") { IsPublic = false },
        .. Of("global::System.MathF", "8388608f", "0x7FFFFFFF"),
    ];

    public static IReadOnlyList<Function> Double { get; } =
    [
        new("The bits of a double.", "long Bits(double x) => (long)global::ILGPU.Interop.FloatAsInt(x);") { IsPublic = false },
        new("The double with these bits.", "double FromBits(long bits) => global::ILGPU.Interop.IntAsFloat((ulong)bits);") { IsPublic = false },
        .. Of("global::System.Math", "4503599627370496d", "0x7FFFFFFFFFFFFFFF"),
        new("The power of two by which a divisor is scaled, with what it divides, before both become floats.",
            "double DivisionScale(double divisor) => Abs(divisor) < 1.0842021724855044e-19 ? 9223372036854775808d : 1d;"),
    ];

    public static IReadOnlyList<Function> Flags { get; } =
    [
        new("Whether both are set.", "bool And(bool m, bool n) => m & n;"),
        new("Whether either is set.", "bool Or(bool m, bool n) => m | n;"),
        new("Whether the flag is not set.", "bool Not(bool m) => !m;"),
        new("a where the mask is set, b elsewhere.", "bool Select(bool mask, bool a, bool b) => mask ? a : b;"),
    ];

    private static IReadOnlyList<Function> Of(string math, string wholeFrom, string magnitude) =>
    [
        new("Whether x is NaN.", "bool IsNaN($R x) => $R.IsNaN(x);"),
        new("Whether x is neither NaN nor infinite.", "bool IsFinite($R x) => $R.IsFinite(x);"),
        new("The absolute value.", $"$R Abs($R x) => {math}.Abs(x);"),
        new("The square root.", $"$R Sqrt($R x) => {math}.Sqrt(x);"),
        new("The smaller value; NaN where either is NaN.", "$R Min($R a, $R b) => IsNaN(a) ? a : MinNative(a, b);"),
        new("The greater value; NaN where either is NaN.", "$R Max($R a, $R b) => IsNaN(a) ? a : MaxNative(a, b);"),
        new("The smaller number; NaN where b is NaN.", $"$R MinNative($R a, $R b) => IsNaN(b) ? b : {math}.Min(a, b);"),
        new("The greater number; NaN where b is NaN.", $"$R MaxNative($R a, $R b) => IsNaN(b) ? b : {math}.Max(a, b);"),
        new("The greater value; where one is NaN, either.", $"$R MaxNumber($R a, $R b) => {math}.Max(a, b);"),
        new("The greatest integer not above x.", $"$R Floor($R x) => {math}.Floor(x);"),
        new("The smallest integer not below x.", $"$R Ceiling($R x) => {math}.Ceiling(x);"),
        new("The integer part.", "$R Truncate($R x) => CopySign(Floor(Abs(x)), x);"),
        new("The nearest integer, ties to even.", $$"""
            $R Round($R x)
            {
                // Numbers from 2^(mantissa bits) on are integers, so that an addition rounds to one.
                var magnitude = Abs(x);
                return magnitude < {{wholeFrom}} ? CopySign(magnitude + {{wholeFrom}} - {{wholeFrom}}, x) : x;
            }
            """),
        new("−1, 0 or 1; NaN of NaN.", "$R Sign($R x) => IsNaN(x) ? x : x == ($R)0 ? ($R)0 : CopySign(($R)1, x);"),
        new("The magnitude of a with the sign of b.", $"$R CopySign($R a, $R b) => FromBits((Bits(a) & {magnitude}) | (Bits(b) & ~{magnitude}));"),
        new("One divided by x.", "$R Reciprocal($R x) => 1 / x;"),
        new("a·b + c, which the device may round once.", "$R MultiplyAdd($R a, $R b, $R c) => a * b + c;"),
        new("x with the other sign.", "$R Negate($R x) => -x;"),
    ];
}
