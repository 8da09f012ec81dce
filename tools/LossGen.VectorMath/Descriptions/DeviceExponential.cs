using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>Functions of doubles for devices that are made of exponentials and logarithms.</summary>
internal static class DeviceExponential
{
    public static IReadOnlyList<Function> Double { get; } =
    [
        new("2 to the power x.", """
            double Exp2(double x)
            {
                var bounded = MinNative(1025d, MaxNative(-1080d, x));
                var n = Round(bounded);
                var r = bounded - n;
                var half = HighHalf(r);
                return ExpOfParts(half * 0.6931471675634384, half * 1.2996506893889889e-08 + (r - half) * 0.6931471805599453, n);
            }
            """),
        new("10 to the power x.", """
            double Exp10(double x)
            {
                var bounded = MinNative(310d, MaxNative(-330d, x));
                var half = HighHalf(bounded);
                return ExpOfParts(half * 2.3025850653648376, half * 2.7629208037533617e-08 + (bounded - half) * 2.302585092994046, 0d);
            }
            """),
        new("The logarithm to base 2; −∞ at 0, NaN below.", """
            double Log2(double x)
            {
                var high = LogInParts(x, out var low);
                var half = HighHalf(high);
                return FinishLogarithm(half * 1.4426950365304947 + (half * 4.3584687174185184e-09 + ((high - half) + low) * 1.4426950408889634), x);
            }
            """),
        new("The logarithm to base 10; −∞ at 0, NaN below.", """
            double Log10(double x)
            {
                var high = LogInParts(x, out var low);
                var half = HighHalf(high);
                return FinishLogarithm(half * 0.434294480830431 + (half * 1.0728208431540585e-09 + ((high - half) + low) * 0.4342944819032518), x);
            }
            """),
        new("x to the power y, with the special values of C.", """
            double Pow(double x, double y)
            {
                var magnitude = Abs(x);
                var log = LogInParts(magnitude, out var low);
                log = IsFinite(magnitude) ? log : magnitude;
                log = x == 0d ? double.NegativeInfinity : log;
                var logIsFinite = IsFinite(log);
                var half = HighHalf(log);
                // Beyond 2^80 the power of any number but ±1 is 0 or infinite.
                var bounded = MaxNative(-1.2e24, MinNative(1.2e24, y));
                var halfExponent = HighHalf(bounded);
                var high = logIsFinite ? half * halfExponent : log * bounded;
                var rest = logIsFinite ? half * (bounded - halfExponent) + ((log - half) + low) * bounded : 0d;

                var whole = Floor(y) == y;
                var odd = whole & Less(Floor(y * 0.5), y * 0.5);
                // x^0, 1^y and (−1)^±∞ are 1, whatever the product would be.
                var one = (y == 0d) | (x == 1d) | ((x == -1d) & whole);
                high = one ? 0d : high;
                rest = one | !IsFinite(rest) ? 0d : rest;
                var result = ExpOfParts(high, rest, 0d);
                result = odd ? CopySign(result, x) : result;
                var undefined = Less(x, 0d) & IsFinite(x) & !whole;
                return undefined ? double.NaN : result;
            }
            """),
        new("The hyperbolic sine.", """
            double Sinh(double x)
            {
                var magnitude = Abs(x);
                var m = Expm1(Min(magnitude, 40d));
                var y = magnitude < 1d ? m - 0.5 * m * (m / (m + 1d)) : 0.5 * (m + m / (m + 1d));
                return CopySign(magnitude < 22d ? y : ExpOfParts(magnitude, 0d, -1d), x);
            }
            """),
        new("The hyperbolic cosine.", """
            double Cosh(double x)
            {
                var magnitude = Abs(x);
                var half = ExpOfParts(magnitude, 0d, -1d);
                return magnitude < 22d ? half + 0.25 / half : half;
            }
            """),
        new("log(1 + high + low) for high far above low.", """
            double Log1pOfParts(double high, double low) => Log1p(high) + low / (1d + high);
            """) { IsPublic = false },
        new("The inverse hyperbolic sine.", """
            double Asinh(double x)
            {
                var magnitude = Abs(x);
                var w = magnitude / (1d + Sqrt(magnitude * magnitude + 1d)) * magnitude;
                var sum = magnitude + w;
                var y = magnitude < 268435456d ? Log1pOfParts(sum, (magnitude - sum) + w) : Log(magnitude) + 0.6931471805599453;
                return CopySign(y, x);
            }
            """),
        new("The inverse hyperbolic cosine; NaN below 1.", """
            double Acosh(double x)
            {
                var t = x - 1d;
                var root = Sqrt(t * t + 2d * t);
                var sum = root + t;
                var y = Log1pOfParts(sum, (root - sum) + t);
                y = x < 2d ? y : Log(2d * x - 1d / (x + Sqrt(x * x - 1d)));
                y = x < 268435456d ? y : Log(x) + 0.6931471805599453;
                return IsNaN(x) | Less(x, 1d) ? double.NaN : y;
            }
            """),
        new("The inverse hyperbolic tangent; ±∞ at ±1, NaN beyond.", """
            double Atanh(double x)
            {
                var magnitude = Abs(x);
                var twice = magnitude + magnitude;
                var w = twice * magnitude / (1d - magnitude);
                var sum = twice + w;
                var y = magnitude < 0.5 ? Log1pOfParts(sum, (twice - sum) + w) : Log1p(twice / (1d - magnitude));
                return CopySign(0.5 * y, x);
            }
            """),
    ];
}
