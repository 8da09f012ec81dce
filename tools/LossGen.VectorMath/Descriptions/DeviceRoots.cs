using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>The cube root and the remainder of doubles for devices.</summary>
internal static class DeviceRoots
{
    public static IReadOnlyList<Function> Double { get; } =
    [
        new("The cube root: a third of the exponent, two steps of Halley's method, and one from a root of so few bits that its square is exact.", """
            double Cbrt(double x)
            {
                var magnitude = Abs(x);
                var subnormal = magnitude < 2.2250738585072014e-308;
                var a = subnormal ? magnitude * 18014398509481984d : magnitude;
                var t = FromBits(Bits(a) / 3L + 0x2A9F7893782DA1CEL);
                var cube = t * t * t;
                t *= (cube + 2d * a) / (2d * cube + a);
                cube = t * t * t;
                t *= (cube + 2d * a) / (2d * cube + a);
                t = HighHalf(t);
                var r = a / (t * t);
                t += t * ((r - t) / (2d * t + r));
                t = subnormal ? t * 3.814697265625e-06 : t;
                return IsFinite(x) & (x != 0d) ? CopySign(t, x) : x;
            }
            """),
        new("x less the nearest multiple of y, exactly: a division of integers, ten bits at a time.", """
            double IEEERemainder(double x, double y)
            {
                var magnitude = Abs(x);
                var divisor = Abs(y);
                if (!IsFinite(x) | IsNaN(y) | (y == 0d))
                    return double.NaN;
                if (!IsFinite(y))
                    return x;
                var bits = Bits(magnitude);
                var divisorBits = Bits(divisor);
                var exponent = bits >> 52;
                var divisorExponent = divisorBits >> 52;
                var m = exponent == 0L ? bits : (bits & 0xFFFFFFFFFFFFFL) | 0x10000000000000L;
                var n = divisorExponent == 0L ? divisorBits : (divisorBits & 0xFFFFFFFFFFFFFL) | 0x10000000000000L;
                exponent = exponent == 0L ? 1L : exponent;
                divisorExponent = divisorExponent == 0L ? 1L : divisorExponent;
                var left = exponent - divisorExponent;
                var odd = false;
                var rest = magnitude;
                if (left >= 0L)
                {
                    odd = ((m / n) & 1L) != 0L;
                    m %= n;
                    while (left > 0L)
                    {
                        var step = left < 10L ? left : 10L;
                        m <<= (int)step;
                        odd = ((m / n) & 1L) != 0L;
                        m %= n;
                        left -= step;
                    }

                    // In two factors, both normal; the product is exact.
                    var scale = divisorExponent - 1075L;
                    var half = scale >> 1;
                    rest = (double)m * FromBits((half + 1023L) << 52) * FromBits((scale - half + 1023L) << 52);
                }

                // The sum of small numbers and the half of large ones are exact.
                var small = divisor < 1e-300;
                var twice = small ? rest + rest : rest;
                var limit = small ? divisor : 0.5 * divisor;
                rest = (twice > limit) | ((twice == limit) & odd) ? rest - divisor : rest;
                return x < 0d | ((x == 0d) & (Bits(x) < 0L)) ? -rest : rest;
            }
            """),
    ];
}
