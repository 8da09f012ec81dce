using LossGen.Runtime;

namespace LossGen;

public static partial class StableMath
{
    /// <summary>The error function 2/√π·∫e^(−t²) dt from 0 to x.</summary>
    /// <param name="x">The number.</param>
    /// <returns>A number in [−1, 1]; ±1 at ±∞, ±0 at ±0.</returns>
    /// <remarks>Worst error: float 0.51 ulp, double 1.0 ulp.</remarks>
    public static double Erf(double x)
    {
        var magnitude = Math.Abs(x);
        if (magnitude <= 1)
            return Math.FusedMultiplyAdd(x, ErfRest(x * x), x);
        // From 6 on the complement is less than half a unit of 1.
        return Math.CopySign(1 - ErfcOfPositive(Math.Min(magnitude, 6)), x);
    }

    /// <inheritdoc cref="Erf(double)"/>
    public static float Erf(float x) => (float)Erf((double)x);

    /// <summary>The complementary error function 1 − erf x, exact where erf x is close to 1.</summary>
    /// <param name="x">The number.</param>
    /// <returns>A number in [0, 2]; 2 at −∞, 0 at +∞ and above 27.3.</returns>
    /// <remarks>Worst error: float 0.51 ulp, double 3.4 ulp.</remarks>
    public static double Erfc(double x) => x <= 0.5 ? 1 - Erf(x) : ErfcOfPositive(x);

    /// <inheritdoc cref="Erfc(double)"/>
    public static float Erfc(float x) => (float)Erfc((double)x);

    /// <summary>The scaled complementary error function e^(x²)·erfc x.</summary>
    /// <param name="x">The number.</param>
    /// <returns>A positive number; 1/(x√π) for large x, 0 at +∞, +∞ at −∞ and below −26.63.</returns>
    /// <remarks>Worst error: float 0.51 ulp, double 2.1 ulp.</remarks>
    public static double Erfcx(double x)
    {
        if (x >= 0.5)
            return ErfcxOfPositive(x);
        return x < -28 ? double.PositiveInfinity : Erfc(x) * ExpOfSquare(x, 1);
    }

    /// <inheritdoc cref="Erfcx(double)"/>
    public static float Erfcx(float x) => (float)Erfcx((double)x);

    /// <summary>log erfc x, far beyond where erfc x is below the smallest number.</summary>
    /// <param name="x">The number.</param>
    /// <returns>At most log 2; log 2 at −∞, 0 at 0, −x² − log(x√π) for large x, −∞ at +∞.</returns>
    /// <remarks>Worst error: float 0.51 ulp, double 3.7 ulp.</remarks>
    public static double LogErfc(double x) => x < 0.5 ? Simd.Log1p(-Erf(x)) : Simd.Log(ErfcxOfPositive(x)) - x * x;

    /// <inheritdoc cref="LogErfc(double)"/>
    public static float LogErfc(float x) => (float)LogErfc((double)x);

    /// <summary>log Φ(x), the logarithm of the cumulative distribution of the standard normal distribution.</summary>
    /// <param name="x">The number.</param>
    /// <returns>At most 0; −∞ at −∞, 0 at +∞, −x²/2 − log(−x√2π) far below 0.</returns>
    /// <remarks>Worst error: float 0.51 ulp, double 4.0 ulp.</remarks>
    public static double LogNormalCdf(double x)
    {
        if (x < 0)
            return Simd.Log(0.5 * Erfcx(-x * SqrtHalf)) - 0.5 * x * x;
        return Simd.Log1p(-0.5 * Erfcx(x * SqrtHalf) * ExpOfSquare(Math.Min(x, 40), -0.5));
    }

    /// <inheritdoc cref="LogNormalCdf(double)"/>
    public static float LogNormalCdf(float x) => (float)LogNormalCdf((double)x);

    private const double SqrtHalf = 0.7071067811865476;
    private const double InverseSqrtPi = 0.5641895835477563;

    /// <summary>erf x / x − 1 for x² up to 1.</summary>
    private static double ErfRest(double square) => Polynomial(square,
    [
        0.1283791670955126, -0.37612638903183754, 0.1128379167095512, -0.02686617064512984, 0.0052239776254232985, -0.000854832702193483,
        0.00012055332902888736, -1.4925647567519332e-05, 1.6462045441468418e-06, -1.6364642158167616e-07, 1.4792401209404813e-08,
        -1.216456005728345e-09, 8.709045129053106e-11, -4.230945824295338e-12,
    ]);

    /// <summary>erfc x for x from 0.5.</summary>
    private static double ErfcOfPositive(double x) => x > 28 ? 0 : ErfcxOfPositive(x) * ExpOfSquare(x, -1);

    /// <summary>e^(factor·x²), of a power of two; what x² rounds off is put back.</summary>
    private static double ExpOfSquare(double x, double factor)
    {
        var square = x * x;
        var exponential = Simd.Exp(factor * square);
        return double.IsInfinity(exponential) ? exponential : exponential + factor * exponential * Math.FusedMultiplyAdd(x, x, -square);
    }

    /// <summary>e^(x²)·erfc x for x from 0.5: (1 + 2x) times it is smooth in t = (x − 4)/(x + 4) up to infinity.</summary>
    private static double ErfcxOfPositive(double x) => x > 1e10 ? InverseSqrtPi / x : Polynomial((x - 4) / (x + 4),
    [
        1.2329951186255526, -0.1396211168405625, 0.015379652102610162, 0.0680970542546862, -0.10103906603585294, 0.09373283499865172,
        -0.06633036582050367, 0.0371675155318432, -0.01619773397992426, 0.005031970032548695, -0.0007577737141838885, -0.00019925700412184815,
        0.0001506231178516207, -2.439811794207995e-05, -1.1225140354449658e-05, 5.707239573693257e-06, 2.980596055322769e-07,
        -8.218020654813044e-07, 7.111912428010423e-08, 1.0683442926744586e-07, -1.6357383982124768e-08, -1.2544825403855518e-08,
        1.5712153638319064e-09, 9.655408225482863e-10,
    ]) / (1 + 2 * x);
}
