namespace LossGen.StableMathTests;

/// <summary>
/// The functions of one number in double, from the functions of <see cref="Math"/>, series and continued fractions: another way than that of
/// <see cref="StableMath"/>, accurate to about 40 bits for arguments that are floats, and fast enough for all of them.
/// </summary>
internal static class FastReferences
{
    private const double Ln2 = 0.6931471805599453, Ln2Low = 2.3190468138462996e-17, Ln10 = 2.302585092994046, EulerGamma = 0.5772156649015329;

    /// <summary>ζ(2), ζ(3), …</summary>
    private static readonly double[] Zeta = [.. Enumerable.Range(2, 40).Select(ZetaOf)];

    /// <summary>ψ and its derivatives over factorials at its root.</summary>
    private static readonly double[] DigammaAtRoot = [0.9676722454476212, -0.4427631689835921, 0.258499760955651, -0.16394270544240652, 0.10782405069126237];

    public static double Expm1(double x) => Math.Abs(x) < 1 ? 2 * Math.Sinh(x / 2) * Math.Exp(x / 2) : Math.Exp(x) - 1;

    public static double Exp2(double x) => Math.Exp(x * Ln2);

    public static double Exp2m1(double x) => Expm1(x * Ln2);

    public static double Exp10m1(double x) => Expm1(x * Ln10);

    public static double ExpRel(double x) => x == 0 ? 1 : double.IsPositiveInfinity(x) ? x : Expm1(x) / x;

    public static double Log1p(double x) => Math.Abs(x) < 0.5 ? 2 * Math.Atanh(x / (2 + x)) : Math.Log(1 + x);

    public static double Log2p1(double x) => Log1p(x) / Ln2;

    public static double Log10p1(double x) => Log1p(x) / Ln10;

    public static double Log1pmx(double x) => Math.Abs(x) < 1e-3
        ? x * x * (-1.0 / 2 + x * (1.0 / 3 + x * (-1.0 / 4 + x * (1.0 / 5 + x * (-1.0 / 6 + x / 7)))))
        : double.IsPositiveInfinity(x) ? -x : Log1p(x) - x;

    public static double Log1pSquare(double x) => Log1p(x * x);

    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    public static double Softplus(double x) => x > 40 ? x : Log1p(Math.Exp(x));

    public static double LogSigmoid(double x) => -Softplus(-x);

    public static double Log1mExp(double x) => x > -1 ? Math.Log(-Expm1(x)) : Log1p(-Math.Exp(x));

    public static double LogExpm1(double x) => x switch
    {
        > 0.5 and < 1 => Log1p(2 * Expm1(x - Ln2 - Ln2Low)),
        < 1 => Math.Log(Expm1(x)),
        _ => x + Log1p(-Math.Exp(-x)),
    };

    public static double LogCosh(double x)
    {
        x = Math.Abs(x);
        return x < 1 ? 0.5 * Log1p(Math.Pow(Math.Sinh(x), 2)) : x - Ln2 + Log1p(Math.Exp(-2 * x));
    }

    public static double LogSinh(double x)
    {
        x = Math.Abs(x);
        return x < 0.5 ? Math.Log(Math.Sinh(x)) : x - Ln2 + Log1p(-Math.Exp(-2 * x));
    }

    public static double LogTanh(double x)
    {
        x = Math.Abs(x);
        return x < 0.3 ? Math.Log(Math.Tanh(x)) : -2 * Math.Atanh(Math.Exp(-2 * x));
    }

    public static double Sech2(double x) => Math.Pow(Math.Cosh(x), -2);

    public static double Sqrt1pm1(double x) => double.IsPositiveInfinity(x) || x == -1 ? x : Expm1(0.5 * Log1p(x));

    public static double Hypot1m1(double x) => Math.Abs(x) > 1e10 ? Math.Abs(x) - 1 : Expm1(0.5 * Log1p(x * x));

    public static double XLogX(double x) => x == 0 ? 0 : x * Math.Log(x);

    public static double K3(double x) => Math.Abs(x) < 1e-2
        ? x * x * (1.0 / 2 + x * (1.0 / 6 + x * (1.0 / 24 + x * (1.0 / 120 + x * (1.0 / 720 + x / 5040)))))
        : double.IsPositiveInfinity(x) ? x : Expm1(x) - x;

    /// <summary>2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (1·3·5···(2n+1)) up to 2.</summary>
    public static double Erf(double x)
    {
        if (!(Math.Abs(x) <= 2))
            return x > 0 ? 1 - Erfc(x) : Erfc(-x) - 1;
        var (sum, term) = (x, x);
        for (var n = 1; Math.Abs(term) > 1e-14 * Math.Abs(sum); n++)
            sum += term *= 2 * x * x / (2 * n + 1);
        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    public static double Erfc(double x) => x <= 2 ? 1 - Erf(x) : x > 40 ? 0 : Math.Exp(-x * x) * Erfcx(x);

    /// <summary>1/√π / (x + ½/(x + 1/(x + 1½/(x + …)))) from 2 on.</summary>
    public static double Erfcx(double x)
    {
        if (x <= 2)
            return x < -30 ? double.PositiveInfinity : Math.Exp(x * x) * Erfc(x);
        var fraction = x;
        for (var n = 8 + (int)(320 / (x * x)); n > 0; n--)
            fraction = x + 0.5 * n / fraction;
        return 1 / Math.Sqrt(Math.PI) / fraction;
    }

    public static double LogErfc(double x) => x < 0.5 ? Log1p(-Erf(x)) : Math.Log(Erfcx(x)) - x * x;

    public static double LogNormalCdf(double x) => x > 0.5 ? Log1p(-0.5 * Erfc(x / Math.Sqrt(2))) : Math.Log(0.5 * Erfcx(-x / Math.Sqrt(2))) - 0.5 * x * x;

    public static double LogGamma(double x)
    {
        if (double.IsInfinity(x) || (x <= 0 && x == Math.Floor(x)))
            return double.PositiveInfinity;
        if (x < 0)
            return Math.Log(Math.PI / Math.Abs(Math.Sin(Math.PI * (x - Math.Round(x))))) - LogGamma(1 - x);
        if (Math.Abs(x - 1) < 0.25)
            return NearOne(x - 1);
        if (Math.Abs(x - 2) < 0.25)
            return Log1p(x - 2) + NearOne(x - 2);
        var product = 1d;
        for (; x < 20; x++)
            product *= x;
        return (x - 0.5) * Math.Log(x) - x + 0.5 * Math.Log(2 * Math.PI) + (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / x / x) / x / x) / x / x) / x - Math.Log(product);
    }

    public static double Digamma(double x)
    {
        if (x == 0)
            return Math.CopySign(double.PositiveInfinity, -x);
        if (double.IsNegativeInfinity(x) || (x < 0 && x == Math.Floor(x)))
            return double.NaN;
        if (x < 0)
            return Digamma(1 - x) - Math.PI / Math.Tan(Math.PI * (x - Math.Round(x)));
        if (double.IsPositiveInfinity(x))
            return x;
        var fromRoot = x - 1.4616321449683622 - 9.549995429965697e-17;
        if (Math.Abs(fromRoot) < 1e-3)
            return fromRoot * (DigammaAtRoot[0] + fromRoot * (DigammaAtRoot[1] + fromRoot * (DigammaAtRoot[2] + fromRoot * (DigammaAtRoot[3] + fromRoot * DigammaAtRoot[4]))));
        var steps = 0d;
        for (; x < 20; x++)
            steps += 1 / x;
        var square = 1 / x / x;
        return Math.Log(x) - 0.5 / x - square * (1.0 / 12 - square * (1.0 / 120 - square * (1.0 / 252 - square / 240))) - steps;
    }

    /// <summary>log Γ(1 + s) = −γs + Σ ζ(k)(−s)^k / k.</summary>
    private static double NearOne(double s)
    {
        var sum = 0d;
        for (var k = Zeta.Length + 1; k >= 2; k--)
            sum = Zeta[k - 2] / k - s * sum;
        return s * (s * sum - EulerGamma);
    }

    // By Euler and Maclaurin from 20 on.
    private static double ZetaOf(int k)
    {
        var sum = 0d;
        for (var n = 19; n >= 1; n--)
            sum += Math.Pow(n, -k);
        return sum + Math.Pow(20, 1 - k) / (k - 1) + 0.5 * Math.Pow(20, -k) + k / 12.0 * Math.Pow(20, -k - 1) - k * (k + 1) * (k + 2) / 720.0 * Math.Pow(20, -k - 3);
    }
}
