using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>
/// x = 2^k·(1 + f) with 1 + f in [0.75, 1.5), so that f is exact, also for 1 + x; log x = k·ln 2 + log(1 + f).
/// From the bits comes −k in the place of the exponent: added to the bits of x it gives 1 + f, and a product with it is −0 for k = 0, so that log1p(−0) = −0.
/// The high part of ln 2 has so few bits that k times it is exact, and is below ln 2, so that the low part is positive.
/// </summary>
internal static class Logarithm
{
    public static IReadOnlyList<Function> Single { get; } =
    [
        new("The natural logarithm; −∞ at 0, NaN below.", """
            $F Log($F x)
            {
                var subnormal = V.LessThan(x, V.Create(1.17549435e-38f));
                var bits = V.AsInt32(V.ConditionalSelect(subnormal, x * V.Create(8388608f), x));
                var down = (V.Create(0x3F400000 + 0x7FFFFF) - bits) & V.Create(-0x800000);
                var f = V.AsSingle(bits + down) - V.Create(1f);
                // −k·2^23: the constants below take the factor back.
                var k = V.ConvertToSingle(down) + V.ConditionalSelect(subnormal, V.Create(192937984f), V.Create(0f));
                return FinishLogarithm(LogOfSplit(k, f), x);
            }
            """),
        new("log(1 + x), accurate near 0; −∞ at −1, NaN below.", """
            $F Log1p($F x)
            {
                var u = x + V.Create(1f);
                var down = (V.Create(0x3F400000 + 0x7FFFFF) - V.AsInt32(u)) & V.Create(-0x800000);
                // f = x·2^−k − (1 − 2^−k) from x itself: the rounding of 1 + x does not matter. 4·2^−k, since 2^−128 is subnormal.
                var scale = V.AsSingle(V.Create(0x40800000) + down);
                var f = V.AsSingle(V.AsInt32(x) + down) - V.MultiplyAddEstimate(scale, V.Create(-0.25f), V.Create(1f));
                return FinishLogarithm(LogOfSplit(V.ConvertToSingle(down), f), u);
            }
            """),
        new("log(1 + x) for x in [0, 1].", """
            $F Log1pOfUnit($F x)
            {
                var q = Horner(x, -0.5, 0.3333327, -0.24997343, 0.19961546, -0.16386683, 0.13089289, -0.09226829, 0.050119456, -0.017593252, 0.0028884923);
                return V.MultiplyAddEstimate(x * x, q, x);
            }
            """),
        new("log((1 + f)·2^k), given −k·2^23.", """
            $F LogOfSplit($F k, $F f)
            {
                var q = Horner(f, -0.5, 0.33333394, -0.2500016, 0.19993712, -0.16647054, 0.1443485, -0.13127267, 0.10661646, -0.04776461);
                var low = V.MultiplyAddEstimate(f * f, q, k * V.Create(-3.808282e-12f));
                return V.MultiplyAddEstimate(k, V.Create(-8.2625775e-8f), f + low);
            }
            """) { IsPublic = false },
        Finish,
    ];

    public static IReadOnlyList<Function> Double { get; } =
    [
        new("The natural logarithm; −∞ at 0, NaN below.", """
            $F Log($F x)
            {
                var subnormal = V.LessThan(x, V.Create(2.2250738585072014e-308));
                var bits = V.AsInt64(V.ConditionalSelect(subnormal, x * V.Create(18014398509481984d), x));
                var down = (V.Create(0x3FE8000000000000 + 0xFFFFFFFFFFFFF) - bits) & V.Create(-0x10000000000000);
                var f = V.AsDouble(bits + down) - V.Create(1d);
                var k = ExponentToReal(down) + V.ConditionalSelect(subnormal, V.Create(54d), V.Create(0d));
                return FinishLogarithm(LogOfSplit(k, f), x);
            }
            """),
        new("log(1 + x), accurate near 0; −∞ at −1, NaN below.", """
            $F Log1p($F x)
            {
                var u = x + V.Create(1d);
                var down = (V.Create(0x3FE8000000000000 + 0xFFFFFFFFFFFFF) - V.AsInt64(u)) & V.Create(-0x10000000000000);
                // f = x·2^−k − (1 − 2^−k) from x itself: the rounding of 1 + x does not matter. 4·2^−k, since 2^−1024 is subnormal.
                var scale = V.AsDouble(V.Create(0x4010000000000000) + down);
                var f = V.AsDouble(V.AsInt64(x) + down) - V.MultiplyAddEstimate(scale, V.Create(-0.25), V.Create(1d));
                return FinishLogarithm(LogOfSplit(ExponentToReal(down), f), u);
            }
            """),
        new("log(1 + x) for x in [0, 1].", """
            $F Log1pOfUnit($F x)
            {
                // log(1 + x) = x − x²/2 + s·(x²/2 + R(s²)), s = x/(2 + x).
                var s = x / (x + V.Create(2d));
                var z = s * s;
                var q = Horner(z, 0.6666666666666666, 0.4000000000001234, 0.2857142856744516, 0.22222222694342084, 0.1818179029814978,
                    0.15385551086198473, 0.13314397561209057, 0.1199905745555641, 0.08809526213385842, 0.16147879337112508);
                var square = x * x * V.Create(0.5);
                return x - (square - s * V.MultiplyAddEstimate(z, q, square));
            }
            """),
        new("log((1 + f)·2^k), given −k.", """
            $F LogOfSplit($F k, $F f)
            {
                // log(1 + f) = f − f²/2 + s·(f²/2 + R(s²)), s = f/(2 + f).
                var s = f / (f + V.Create(2d));
                var z = s * s;
                var q = Horner(z, 0.6666666666666666, 0.40000000000009095, 0.28571428566959695, 0.22222223086431267,
                    0.18181735278578187, 0.1538894517160435, 0.13208411815208676, 0.13617709919440338);
                var square = f * f * V.Create(0.5);
                var low = V.MultiplyAddEstimate(s, V.MultiplyAddEstimate(z, q, square), k * V.Create(-1.90821492927058770002e-10));
                return V.MultiplyAddEstimate(k, V.Create(-6.93147180369123816490e-01), f - (square - low));
            }
            """) { IsPublic = false },
        new("The number in the twelve bits of the exponent, as it stands in the mantissa of 2^52: not every processor converts 64-bit integers.", """
            $F ExponentToReal($I exponent)
            {
                512: if (Avx512DQ.IsSupported) return Avx512DQ.ConvertToVector512Double(exponent) * V.Create(2.2204460492503131e-16);
                return V.AsDouble(((exponent >>> 52) ^ V.Create(0x800L)) | V.Create(0x4330000000000000)) - V.Create(4503599627372544d);
            }
            """) { IsPublic = false },
        Finish,
    ];

    private static Function Finish => new("y, or the logarithm of x where that is not finite: −∞ of 0, ∞ of ∞, NaN of negative numbers and NaN.", """
        $F FinishLogarithm($F y, $F x)
        {
            512: if (Avx512F.IsSupported) return Avx512F.Fixup(y, x, V.Create(($N)0x03530422), 0);
            var zero = V.Create(($R)0);
            var special = V.ConditionalSelect(V.GreaterThan(x, zero), x, V.ConditionalSelect(V.Equals(x, zero), V.Create($R.NegativeInfinity), V.Create($R.NaN)));
            return V.ConditionalSelect(V.GreaterThan(x, zero) & V.LessThan(x, V.Create($R.PositiveInfinity)), y, special);
        }
        """) { IsPublic = false };
}
