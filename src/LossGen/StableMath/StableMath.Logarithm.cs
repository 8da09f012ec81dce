using LossGen.Runtime;

namespace LossGen;

public static partial class StableMath
{
    /// <summary>log(1 + x), exact near 0 where the sum would round x away.</summary>
    /// <param name="x">A number from −1.</param>
    /// <returns>The logarithm; −∞ at −1, NaN below, +∞ at +∞, ±0 at ±0.</returns>
    public static double Log1p(double x) => Simd.Log1p(x);

    /// <inheritdoc cref="Log1p(double)"/>
    public static float Log1p(float x) => (float)Log1p((double)x);

    /// <summary>The logarithm of 1 + x to base 2, exact near 0 where the sum would round x away.</summary>
    /// <param name="x">A number from −1.</param>
    /// <returns>The logarithm; −∞ at −1, NaN below, +∞ at +∞, ±0 at ±0.</returns>
    public static double Log2p1(double x) => x >= 1 ? Math.Log2(1 + x) + RestOfSum(x) * Log2OfE : MultipleOf(Simd.Log1p(x), Log2OfE, Log2OfELow);

    /// <inheritdoc cref="Log2p1(double)"/>
    public static float Log2p1(float x) => (float)Log2p1((double)x);

    /// <summary>The logarithm of 1 + x to base 10, exact near 0 where the sum would round x away.</summary>
    /// <param name="x">A number from −1.</param>
    /// <returns>The logarithm; −∞ at −1, NaN below, +∞ at +∞, ±0 at ±0.</returns>
    public static double Log10p1(double x) => x >= 1 ? Math.Log10(1 + x) + RestOfSum(x) * Log10OfE : MultipleOf(Simd.Log1p(x), Log10OfE, Log10OfELow);

    /// <inheritdoc cref="Log10p1(double)"/>
    public static float Log10p1(float x) => (float)Log10p1((double)x);

    /// <summary>log(1 + x) − x, which is −x²/2 near 0.</summary>
    /// <param name="x">A number from −1.</param>
    /// <returns>At most 0; −∞ at −1 and at +∞, NaN below −1.</returns>
    public static double Log1pmx(double x)
    {
        if (Math.Abs(x) <= 0.5 || (x > 0 && x <= 1))
        {
            // log(1 + x) = 2·artanh r with r = x/(2 + x), and x − 2r = r·x.
            var r = x / (2 + x);
            var z = r * r;
            return r * (2 * z * ArtanhRest(z) - x);
        }

        // log(1 + x) = log(1 + t) − log 2 with t = 1 + 2x; both parts are negative.
        if (x is > -0.75 and < 0)
            return Log1pmx(1 + 2 * x) + ((1 + x) - Ln2 - Ln2Low);
        return double.IsPositiveInfinity(x) ? -x : Simd.Log1p(x) - x;
    }

    /// <inheritdoc cref="Log1pmx(double)"/>
    public static float Log1pmx(float x) => (float)Log1pmx((double)x);

    /// <summary>log(1 + x²), the Cauchy loss, without overflow of the square.</summary>
    /// <param name="x">The number.</param>
    /// <returns>At least 0; x² near 0, 2·log |x| far from it, +∞ at ±∞.</returns>
    public static double Log1pSquare(double x) => Math.Abs(x) < 1e8 ? Simd.Log1p(x * x) : 2 * Simd.Log(Math.Abs(x));

    /// <inheritdoc cref="Log1pSquare(double)"/>
    public static float Log1pSquare(float x) => (float)Log1pSquare((double)x);

    private const double Log2OfE = 1.4426950408889634;
    private const double Log2OfELow = 2.0355273740931033e-17;
    private const double Log10OfE = 0.4342944819032518;
    private const double Log10OfELow = 1.098319650216765e-17;

    /// <summary>y·c, c being the sum of two doubles.</summary>
    private static double MultipleOf(double y, double high, double low) => Math.FusedMultiplyAdd(y, high, y * low);

    /// <summary>What 1 + x rounds off, relative to the sum, for x from 1.</summary>
    private static double RestOfSum(double x)
    {
        var sum = 1 + x;
        return double.IsInfinity(sum) ? 0 : (1 - (sum - x)) / sum;
    }

    /// <summary>(artanh r / r − 1) / r² for r² up to 0.36.</summary>
    private static double ArtanhRest(double square) => Polynomial(square,
    [
        0.3333333333333333, 0.2000000000000005, 0.14285714285699233, 0.1111111111288648, 0.09090908980749011, 0.07692311840199657,
        0.0666656359022909, 0.05884136360342769, 0.05240904144504063, 0.04966803509985331, 0.02936825370294281, 0.11306823927445603,
        -0.24675427514580386, 0.8511623141064334, -1.665090135609292, 2.45787952627556, -2.140840203583657, 0.976014800287444,
    ]);
}
