using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>Powers of floats as 2^(y·log2 |x|) in double lanes; the sign and the special values are those of C.</summary>
internal static class Power
{
    public static IReadOnlyList<Function> Single { get; } =
    [
        new("x to the power y, with the special values of C.", """
            $F Pow($F x, $F y)
            {
                var (lowerX, upperX) = V.Widen(x);
                var (lowerY, upperY) = V.Widen(y);
                return V.Narrow(PowerOfSingle(lowerX, lowerY), PowerOfSingle(upperX, upperY));
            }
            """) { Scalar = "$F Pow($F x, $F y) => (float)PowerOfSingle((double)x, y);" },
        Uniform,
        new("x to the power y to the accuracy of a float; x and y are floats.", """
            $F PowerOfSingle($F x, $F y)
            {
                // log2 |x| = k + 2·artanh(s)/ln 2, s = f/(2 + f), |x| = 2^k·(1 + f), 1 + f in [0.75, 1.5).
                var magnitude = V.Abs(x);
                var bits = V.AsInt64(magnitude);
                var down = (V.Create(0x3FE8000000000000 + 0xFFFFFFFFFFFFF) - bits) & V.Create(-0x10000000000000);
                var f = V.AsDouble(bits + down) - V.Create(1.0);
                var s = f / (f + V.Create(2.0));
                var z = s * s;
                var q = Horner(z, 2.8853900817774205, 0.9617966948317372, 0.5770777541092501, 0.41222629280111966, 0.3192811872489874, 0.2908741599090414);
                // −k stands in the bits of an exponent; as in ExponentToReal.
                var k = V.AsDouble(((down >>> 52) ^ V.Create(0x800L)) | V.Create(0x4330000000000000)) - V.Create(4503599627372544.0);
                var log = V.MultiplyAddEstimate(s, q, -k);
                log = V.ConditionalSelect(V.LessThan(magnitude, V.Create(double.PositiveInfinity)), log, magnitude);
                log = V.ConditionalSelect(V.Equals(x, V.Create(0.0)), V.Create(double.NegativeInfinity), log);

                var whole = V.Equals(V.Floor(y), y);
                var half = y * V.Create(0.5);
                var odd = whole & V.LessThan(V.Floor(half), half);
                // x^0, 1^y and (−1)^±∞ are 1, whatever the product would be.
                var one = V.Equals(y, V.Create(0.0)) | V.Equals(x, V.Create(1.0)) | (V.Equals(x, V.Create(-1.0)) & whole);
                var power = V.ConditionalSelect(one, V.Create(0.0), y * log);

                var bounded = V.MinNative(V.Create(400.0), V.MaxNative(V.Create(-400.0), power));
                var shifted = bounded + V.Create(6755399441056767.0);
                var r = bounded - (shifted - V.Create(6755399441056767.0));
                var p = Horner(r, 0.999999999961682, 0.6931471807284472, 0.24022651198157363, 0.05550410353447552,
                    0.009618027253686613, 0.0013333922563875408, 0.00015469291137613016, 1.5201921521074234e-05);
                var result = p * V.AsDouble(V.AsInt64(shifted) << 52);
                result = V.ConditionalSelect(odd, V.CopySign(result, x), result);
                var undefined = V.LessThan(x, V.Create(0.0)) & V.GreaterThan(x, V.Create(double.NegativeInfinity)) & V.LessThan(V.Floor(y), y);
                return V.ConditionalSelect(undefined, V.Create(double.NaN), result);
            }
            """) { IsPublic = false, Lanes = Element.Double },
    ];

    public static IReadOnlyList<Function> DoubleLanes { get; } = [LaneByLane.OfTwo("x to the power y, lane by lane.", "Pow", "x", "y", "Math.Pow"), Uniform];

    private static Function Uniform => new("x to the power y, which is the same in all lanes: where it is a small whole number, a product.", """
            $F PowUniform($F x, $F y)
            {
                var exponent = V.ToScalar(y);
                if (exponent == 1)
                    return x;
                if (exponent == 2)
                    return x * x;
                return exponent == 3 ? x * x * x : Pow(x, y);
            }
            """) { Scalar = "$F PowUniform($F x, $F y) => y == 1 ? x : y == 2 ? x * x : y == 3 ? x * x * x : Pow(x, y);" };
}
