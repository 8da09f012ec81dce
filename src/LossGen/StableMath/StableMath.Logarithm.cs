using LossGen.Runtime;

namespace LossGen;

public static partial class StableMath
{
    /// <summary>log(1 + x), exact near 0 where the sum would round x away.</summary>
    /// <param name="x">A number from −1.</param>
    /// <returns>The logarithm; −∞ at −1, NaN below, +∞ at +∞, ±0 at ±0.</returns>
    /// <remarks>Worst error: float 0.51 ulp, double 1.0 ulp.</remarks>
    public static double Log1p(double x) => Simd.Log1p(x);

    /// <inheritdoc cref="Log1p(double)"/>
    public static float Log1p(float x) => (float)Log1p((double)x);

    /// <summary>The logarithm of 1 + x to base 2, exact near 0 where the sum would round x away.</summary>
    /// <param name="x">A number from −1.</param>
    /// <returns>The logarithm; −∞ at −1, NaN below, +∞ at +∞, ±0 at ±0.</returns>
    /// <remarks>Worst error: float 0.51 ulp, double 1.6 ulp.</remarks>
    public static double Log2p1(double x) => x >= 1 ? Math.Log2(1 + x) + RestOfSum(x) * Log2OfE : MultipleOf(Simd.Log1p(x), Log2OfE, Log2OfELow);

    /// <inheritdoc cref="Log2p1(double)"/>
    public static float Log2p1(float x) => (float)Log2p1((double)x);

    /// <summary>The logarithm of 1 + x to base 10, exact near 0 where the sum would round x away.</summary>
    /// <param name="x">A number from −1.</param>
    /// <returns>The logarithm; −∞ at −1, NaN below, +∞ at +∞, ±0 at ±0.</returns>
    /// <remarks>Worst error: float 0.51 ulp, double 1.7 ulp.</remarks>
    public static double Log10p1(double x) => x >= 1 ? Math.Log10(1 + x) + RestOfSum(x) * Log10OfE : MultipleOf(Simd.Log1p(x), Log10OfE, Log10OfELow);

    /// <inheritdoc cref="Log10p1(double)"/>
    public static float Log10p1(float x) => (float)Log10p1((double)x);

    /// <summary>log(1 + x) − x, which is −x²/2 near 0.</summary>
    /// <param name="x">A number from −1.</param>
    /// <returns>At most 0; −∞ at −1 and at +∞, NaN below −1.</returns>
    /// <remarks>Worst error: float 0.51 ulp, double 2.7 ulp.</remarks>
    public static double Log1pmx(double x) => double.IsPositiveInfinity(x) ? -x : Composites.Log1pmx(x);

    /// <inheritdoc cref="Log1pmx(double)"/>
    public static float Log1pmx(float x) => (float)Log1pmx((double)x);

    /// <summary>log(1 + x²), the Cauchy loss, without overflow of the square.</summary>
    /// <param name="x">The number.</param>
    /// <returns>At least 0; x² near 0, 2·log |x| far from it, +∞ at ±∞.</returns>
    /// <remarks>Worst error: float 0.51 ulp, double 1.4 ulp.</remarks>
    public static double Log1pSquare(double x) => Composites.Log1pSquare(x);

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
}
