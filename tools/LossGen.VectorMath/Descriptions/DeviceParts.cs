using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>
/// Numbers in two parts, for devices. Devices may or may not join a product with the addition behind it, so that no product is taken apart by its rounding: factors
/// are halves of at most 27 bits, and their products exact.
/// </summary>
internal static class DeviceParts
{
    public static IReadOnlyList<Function> Double { get; } =
    [
        new("x without the lower half of its digits.", "double HighHalf(double x) => FromBits(Bits(x) & -0x8000000L);") { IsPublic = false },
        new("What a sum of two numbers rounds off.", """
            double RestOfSum(double a, double b, double sum)
            {
                var part = sum - a;
                return (a - (sum - part)) + (b - part);
            }
            """) { IsPublic = false },
        new("What is left of y / x behind the quotient.", """
            double RestOfQuotient(double y, double x, double quotient)
            {
                var half = HighHalf(quotient);
                var high = HighHalf(x);
                var rest = (y - half * high) - half * (x - high);
                return (rest - (quotient - half) * x) / x;
            }
            """) { IsPublic = false },
        new("2^exponent·e^(high + low), high being far above low; the result may be subnormal or infinite.", """
            double ExpOfParts(double high, double low, double exponent)
            {
                var bounded = MinNative(1500d, MaxNative(-1500d, high));
                var shifted = bounded * 1.4426950408889634 + 6755399441055744d;
                var n = shifted - 6755399441055744d;
                var r = n * -6.93147180369123816490e-01 + bounded;
                var rest = (bounded == high ? low : 0d) - n * 1.90821492927058770002e-10;
                var sum = r + rest;
                rest = (r - sum) + rest;
                var q = Horner(sum, 0.5000000000000001, 0.16666666666666644, 0.04166666666662327, 0.00833333333335633, 0.0013888888917446016,
                    0.00019841269784643634, 2.48015210596038e-05, 2.755735532578106e-06, 2.7620169449136424e-07, 2.5068278316029593e-08);
                var p = 1d + (sum + (sum * sum * q + rest));
                // Beyond these exponents it is 0 or infinity.
                return ScaleByPowerOfTwo(p, MinNative(6755399441055744d + 1025d, MaxNative(6755399441055744d - 1080d, shifted + exponent)));
            }
            """) { IsPublic = false },
        new("log x for positive x, about 64 bits in two parts: the logarithm of the nearest of six numbers, and a series for the quotient.", """
            double LogInParts(double x, out double low)
            {
                var subnormal = x < 2.2250738585072014e-308;
                var bits = Bits(subnormal ? x * 18014398509481984d : x);
                var down = ((0x3FE8000000000000 + 0xFFFFFFFFFFFFF) - bits) & -0x10000000000000;
                var m = FromBits(bits + down);
                var k = -(ExponentToReal(down) + (subnormal ? 54d : 0d));
                var a = m < 0.9375 ? (m < 0.828125 ? 0.78125 : 0.875) : m < 1.1875 ? (m < 1.0625 ? 1d : 1.125) : m < 1.328125 ? 1.25 : 1.40625;
                var high = m < 0.9375 ? (m < 0.828125 ? -0.24686007807031274 : -0.1335313927847892) : m < 1.1875 ? (m < 1.0625 ? 0d : 0.11778303561732173) : m < 1.328125 ? 0.22314355126582086 : 0.34092658665031195;
                low = m < 0.9375 ? (m < 0.828125 ? 1.3878694053393716e-10 : 1.6026658145112954e-10) : m < 1.1875 ? (m < 1.0625 ? 0d : 3.906172487875993e-11) : m < 1.328125 ? 4.838889490356316e-11 : 3.202812634361927e-10;
                // s = (m − a) / (m + a) in two parts; the difference is exact.
                var f = m - a;
                var v = m + a;
                var half = HighHalf(v);
                var s = HighHalf(f / v);
                var rest = (((f - s * half) - s * (v - half)) - s * RestOfSum(m, a, v)) / v;
                var z = s * s;
                var q = Horner(z, 0.6666666666666666, 0.4, 0.2857142857142857, 0.2222222222222222, 0.18181818181818182, 0.15384615384615385);
                high = k * 6.93147180369123816490e-01 + high;
                var sum = high + 2d * s;
                low = RestOfSum(high, 2d * s, sum) + ((k * 1.90821492927058770002e-10 + low) + (2d * rest * (1d + z * (1d + z * (1d + z))) + s * z * q));
                return sum;
            }
            """) { IsPublic = false },
    ];
}
