namespace LossGen;

/// <summary>The stable functions behind <see cref="Formula"/>, in double: a float argument gives the float result to the last bit or nearly so.</summary>
internal static class ScalarMath
{
    private const double Ln2 = 0.69314718055994530942;

    /// <summary>log(1 + x). The factor x / d repairs the rounding of 1 + x (Kahan); double.LogP1 does not.</summary>
    internal static double Log1p(double x)
    {
        var u = 1 + x;
        var d = u - 1;
        return d == 0 || double.IsPositiveInfinity(x) ? x : Math.Log(u) * (x / d);
    }

    /// <summary>e^x − 1. The factor x / log u repairs the rounding of e^x (Kahan); double.ExpM1 does not.</summary>
    internal static double Expm1(double x)
    {
        var u = Math.Exp(x);
        if (u == 1)
            return x;
        // Far from 1 there is nothing to repair, and the quotient would be 0 · ∞ or ∞ / ∞ at the ends.
        return u is < 1e-17 or > 1e17 ? u - 1 : (u - 1) * (x / Math.Log(u));
    }

    internal static double Sigmoid(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    internal static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    internal static double LogSigmoid(double x) => Math.Min(x, 0) - Log1p(Math.Exp(-Math.Abs(x)));

    internal static double LogCosh(double x)
    {
        var a = Math.Abs(x);
        if (a >= 0.75)
            return a + Log1p(Math.Exp(-2 * a)) - Ln2;
        var s = Math.Sinh(0.5 * a);
        return Log1p(2 * s * s);
    }

    /// <summary>log(1 − e^x). Either form alone loses everything on the other side of −log 2.</summary>
    internal static double Log1mExp(double x) => x > -Ln2 ? Math.Log(-Expm1(x)) : Log1p(-Math.Exp(x));

    /// <summary>log(e^x + e^y). Equal infinities have no difference and are their own answer.</summary>
    internal static double LogAddExp(double x, double y)
        => x == y ? x + Ln2 : Math.Max(x, y) + Log1p(Math.Exp(-Math.Abs(x - y)));

    internal static double XLogY(double x, double y) => x == 0 && !double.IsNaN(y) ? 0 : x * Math.Log(y);

    /// <summary>e^d − d − 1. Near 0 it is the rest of the exponential series, which has no difference of large terms.</summary>
    internal static double K3(double d)
    {
        if (double.IsPositiveInfinity(d))
            return d;
        if (!(Math.Abs(d) < 0.5))
            return Expm1(d) - d;

        var term = 0.5 * d * d;
        var sum = 0.0;
        for (var k = 3; sum + term != sum; k++)
        {
            sum += term;
            term *= d / k;
        }

        return sum;
    }

    /// <summary>√(x² + y²) for float arguments, whose squares neither overflow nor vanish in double.</summary>
    internal static double Hypot(double x, double y) => Math.Sqrt(x * x + y * y);
}
