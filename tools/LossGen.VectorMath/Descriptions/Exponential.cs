using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>
/// e^x = 2^n·e^r with n = round(x/ln 2). Adding 1.5·2^(mantissa bits) rounds to an integer and leaves n in the low bits, where a shift makes it an exponent.
/// The high part of ln 2 has so few bits that n times it is exact even without fused multiply-add.
/// </summary>
internal static class Exponential
{
    // Below these bounds the exponential of a number at most 0 is 0. The constant stands first so that NaN stays NaN.
    private const string BoundedSingle = "V.MaxNative(V.Create(-88f), x)";
    private const string BoundedDouble = "V.MaxNative(V.Create(-709d), x)";

    public static IReadOnlyList<Function> Single { get; } =
    [
        new("e to the power x; gradual underflow, infinity above 88.72284.", """
            $F Exp($F x)
            {
                // Beyond these bounds the result is 0 or infinity; the constant stands first so that NaN stays NaN.
                var bounded = V.MinNative(V.Create(89f), V.MaxNative(V.Create(-104f), x));
                var shifted = V.MultiplyAddEstimate(bounded, V.Create(1.442695f), V.Create(12582912f));
                var n = shifted - V.Create(12582912f);
                var r = V.MultiplyAddEstimate(n, V.Create(-0.693359375f), bounded);
                r = V.MultiplyAddEstimate(n, V.Create(2.1219444e-4f), r);
                var p = Horner(r, 1, 1, 0.5, 0.16666578, 0.04166671, 0.008363098, 0.0013910757);
                return ScaleByPowerOfTwo(p, shifted);
            }
            """),
        new("e to the power x for x ≤ 0; 0 from −87.68312 down.", $$"""
            $F ExpOfNonPositive($F x)
            {
                // No exponent is left for 2^−127: it is 0, and so is the result.
                var bounded = {{BoundedSingle}};
                // The bias of the exponent is part of the constant: a shift gives 2^n itself.
                var shifted = V.MultiplyAddEstimate(bounded, V.Create(1.442695f), V.Create(12583039f));
                var n = shifted - V.Create(12583039f);
                var r = V.MultiplyAddEstimate(n, V.Create(-0.693359375f), bounded);
                r = V.MultiplyAddEstimate(n, V.Create(2.1219444e-4f), r);
                var p = Horner(r, 1, 1, 0.5, 0.16666578, 0.04166671, 0.008363098, 0.0013910757);
                return p * V.AsSingle(V.AsInt32(shifted) << 23);
            }
            """),
        new("x ≤ 0 as its exponential takes it: finite where x is −∞.", $"$F BoundedExponent($F x) => {BoundedSingle};"),
        new("e to the power x, less 1, accurate near 0.", """
            $F Expm1($F x)
            {
                var bounded = V.MinNative(V.Create(89f), V.MaxNative(V.Create(-20f), x));
                // Rounded so that e^r lies in [0.75, 1.5): no cancellation next to n = 0.
                var shifted = V.MultiplyAddEstimate(bounded, V.Create(1.442695f), V.Create(-0.085f)) + V.Create(12583038f);
                var n = shifted - V.Create(12583038f);
                var r = V.MultiplyAddEstimate(n, V.Create(-0.693359375f), bounded);
                r = V.MultiplyAddEstimate(n, V.Create(2.1219444e-4f), r);
                var q = Horner(r, 0.5, 0.16666669, 0.041666575, 0.00833234, 0.0013919233, 0.00020799866);
                var p = V.MultiplyAddEstimate(r * r, q, r);
                // Half of 2^n, since 2^128 is not a float.
                var half = V.AsSingle(V.AsInt32(shifted) << 23);
                var y = V.MultiplyAddEstimate(p, half, half - V.Create(0.5f));
                return V.ConditionalSelect(V.LessThan(V.Abs(x), V.Create(5.9604645e-8f)), x, y + y);
            }
            """),
        new("p·2^n, n being the low bits of a number that was rounded by adding 1.5·2^23.", """
            $F ScaleByPowerOfTwo($F p, $F shifted)
            {
                512: if (Avx512F.IsSupported) return Avx512F.Scale(p, shifted - V.Create(12582912f));
                // In two factors, both normal: one rounding, also where the result is subnormal.
                var biased = V.AsInt32(shifted) - V.Create(0x4B400000 - 254);
                var half = biased >>> 1;
                return p * V.AsSingle(half << 23) * V.AsSingle((biased - half) << 23);
            }
            """) { IsPublic = false },
    ];

    public static IReadOnlyList<Function> Double { get; } =
    [
        new("e to the power x; gradual underflow, infinity above 709.78.", """
            $F Exp($F x)
            {
                // Beyond these bounds the result is 0 or infinity; the constant stands first so that NaN stays NaN.
                var bounded = V.MinNative(V.Create(710d), V.MaxNative(V.Create(-746d), x));
                var shifted = V.MultiplyAddEstimate(bounded, V.Create(1.4426950408889634), V.Create(6755399441055744d));
                var n = shifted - V.Create(6755399441055744d);
                var r = V.MultiplyAddEstimate(n, V.Create(-6.93147180369123816490e-01), bounded);
                r = V.MultiplyAddEstimate(n, V.Create(-1.90821492927058770002e-10), r);
                var p = Horner(r, 1.0, 1.0, 0.5000000000000001, 0.16666666666666644, 0.04166666666662327, 0.00833333333335633, 0.0013888888917446016,
                    0.00019841269784643634, 2.48015210596038e-05, 2.755735532578106e-06, 2.7620169449136424e-07, 2.5068278316029593e-08);
                return ScaleByPowerOfTwo(p, shifted);
            }
            """),
        new("e to the power x for x ≤ 0; 0 from −708.75 down.", $$"""
            $F ExpOfNonPositive($F x)
            {
                // No exponent is left for 2^−1023: it is 0, and so is the result.
                var bounded = {{BoundedDouble}};
                // The bias of the exponent is part of the constant: a shift gives 2^n itself.
                var shifted = V.MultiplyAddEstimate(bounded, V.Create(1.4426950408889634), V.Create(6755399441056767d));
                var n = shifted - V.Create(6755399441056767d);
                var r = V.MultiplyAddEstimate(n, V.Create(-6.93147180369123816490e-01), bounded);
                r = V.MultiplyAddEstimate(n, V.Create(-1.90821492927058770002e-10), r);
                var p = Horner(r, 1.0, 1.0, 0.5000000000000001, 0.16666666666666644, 0.04166666666662327, 0.00833333333335633, 0.0013888888917446016,
                    0.00019841269784643634, 2.48015210596038e-05, 2.755735532578106e-06, 2.7620169449136424e-07, 2.5068278316029593e-08);
                return p * V.AsDouble(V.AsInt64(shifted) << 52);
            }
            """),
        new("x ≤ 0 as its exponential takes it: finite where x is −∞.", $"$F BoundedExponent($F x) => {BoundedDouble};"),
        new("e to the power x, less 1, accurate near 0.", """
            $F Expm1($F x)
            {
                var bounded = V.MinNative(V.Create(710d), V.MaxNative(V.Create(-40d), x));
                // Rounded so that e^r lies in [0.75, 1.5): no cancellation next to n = 0.
                var shifted = V.MultiplyAddEstimate(bounded, V.Create(1.4426950408889634), V.Create(-0.085)) + V.Create(6755399441056766d);
                var n = shifted - V.Create(6755399441056766d);
                var r = V.MultiplyAddEstimate(n, V.Create(-6.93147180369123816490e-01), bounded);
                r = V.MultiplyAddEstimate(n, V.Create(-1.90821492927058770002e-10), r);
                var q = Horner(r, 0.5, 0.16666666666666666, 0.04166666666666719, 0.008333333333334879, 0.0013888888888356104, 0.00019841269837041046,
                    2.4801589036523552e-05, 2.7557314544011134e-06, 2.755502623820539e-07, 2.5074717882858193e-08, 2.1955617192552045e-09);
                var p = V.MultiplyAddEstimate(r * r, q, r);
                // Half of 2^n, since 2^1024 is not a double.
                var half = V.AsDouble(V.AsInt64(shifted) << 52);
                var y = V.MultiplyAddEstimate(p, half, half - V.Create(0.5));
                return V.ConditionalSelect(V.LessThan(V.Abs(x), V.Create(1.1102230246251565e-16)), x, y + y);
            }
            """),
        new("p·2^n, n being the low bits of a number that was rounded by adding 1.5·2^52.", """
            $F ScaleByPowerOfTwo($F p, $F shifted)
            {
                512: if (Avx512F.IsSupported) return Avx512F.Scale(p, shifted - V.Create(6755399441055744d));
                // In two factors, both normal: one rounding, also where the result is subnormal.
                var biased = V.AsInt64(shifted) - V.Create(0x4338000000000000 - 2046);
                var half = biased >>> 1;
                return p * V.AsDouble(half << 52) * V.AsDouble((biased - half) << 52);
            }
            """) { IsPublic = false },
    ];
}
