using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>tanh |x| = m/(m + 2) with m = e^(2|x|) − 1, computed as in Expm1.</summary>
internal static class HyperbolicTangent
{
    public static Function Single { get; } = new("The hyperbolic tangent.", """
        $F Tanh($F x)
        {
            // From 9.02 on the result rounds to 1; the constant stands first so that NaN stays NaN.
            var a = V.Abs(x);
            var twice = V.MinNative(V.Create(20f), a + a);
            var shifted = V.MultiplyAddEstimate(twice, V.Create(1.442695f), V.Create(-0.085f)) + V.Create(12583039f);
            var n = shifted - V.Create(12583039f);
            var r = V.MultiplyAddEstimate(n, V.Create(-0.693359375f), twice);
            r = V.MultiplyAddEstimate(n, V.Create(2.1219444e-4f), r);
            var q = Horner(r, 0.5, 0.16666669, 0.041666575, 0.00833234, 0.0013919233, 0.00020799866);
            var p = V.MultiplyAddEstimate(r * r, q, r);
            var scale = V.AsSingle(V.AsInt32(shifted) << 23);
            var m = V.MultiplyAddEstimate(p, scale, scale - V.Create(1f));
            return V.CopySign(m / (m + V.Create(2f)), x);
        }
        """);

    public static Function Double { get; } = new("The hyperbolic tangent.", """
        $F Tanh($F x)
        {
            // From 19.1 on the result rounds to 1; the constant stands first so that NaN stays NaN.
            var a = V.Abs(x);
            var twice = V.MinNative(V.Create(40d), a + a);
            var shifted = V.MultiplyAddEstimate(twice, V.Create(1.4426950408889634), V.Create(-0.085)) + V.Create(6755399441056767d);
            var n = shifted - V.Create(6755399441056767d);
            var r = V.MultiplyAddEstimate(n, V.Create(-6.93147180369123816490e-01), twice);
            r = V.MultiplyAddEstimate(n, V.Create(-1.90821492927058770002e-10), r);
            var q = Horner(r, 0.5, 0.16666666666666666, 0.04166666666666719, 0.008333333333334879, 0.0013888888888356104, 0.00019841269837041046,
                2.4801589036523552e-05, 2.7557314544011134e-06, 2.755502623820539e-07, 2.5074717882858193e-08, 2.1955617192552045e-09);
            var p = V.MultiplyAddEstimate(r * r, q, r);
            var scale = V.AsDouble(V.AsInt64(shifted) << 52);
            var m = V.MultiplyAddEstimate(p, scale, scale - V.Create(1d));
            // For small m the rounding of m + 2 alone costs a unit in the last place: the quotient is corrected by what is left of m.
            var d = m + V.Create(2d);
            var lost = m - (d - V.Create(2d));
            var reciprocal = V.Create(1d) / d;
            var y = m * reciprocal;
            y = V.MultiplyAddEstimate(V.MultiplyAddEstimate(-y, d, m) - y * lost, reciprocal, y);
            return V.CopySign(y, x);
        }
        """);
}
