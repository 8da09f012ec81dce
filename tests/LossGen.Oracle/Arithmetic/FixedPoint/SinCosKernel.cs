using System.Numerics;

namespace LossGen.Oracle.Arithmetic.FixedPoint;

/// <summary>sin x and cos x for |x| ≤ 1, times 2^scale.</summary>
internal static class SinCosKernel
{
    /// <summary>The most units a result is off.</summary>
    public const int Units = 3;

    // Covers the rounding of the Taylor sums: two units a term, some hundreds of terms.
    private const int SumGuard = 14;

    public static (BigInteger Sin, BigInteger Cos) Compute(BigInteger x, int scale)
    {
        // A doubling of the angle at most quadruples the error.
        int halvings = (int)Math.Sqrt(scale) / 2 + 1;
        int inner = scale + 2 * halvings + SumGuard;
        var argument = x << (halvings + SumGuard);
        var square = (argument * argument) >> inner;
        var (sin, cosLess1) = (argument, BigInteger.Zero);
        var term = argument;
        var evenTerm = BigInteger.One << inner;
        for (int n = 1; !evenTerm.IsZero; n++)
        {
            evenTerm = -((evenTerm * square) >> inner) / ((2 * n - 1) * (2 * n));
            cosLess1 += evenTerm;
            term = -((term * square) >> inner) / (2 * n * (2 * n + 1));
            sin += term;
        }
        // sin 2t = 2 sin t + 2 sin t·(cos t − 1); cos 2t − 1 = −2 sin² t
        for (int i = 0; i < halvings; i++)
            (sin, cosLess1) = ((sin << 1) + ((sin * cosLess1) >> (inner - 1)), -((sin * sin) >> (inner - 1)));
        int excess = inner - scale;
        return (sin >> excess, (cosLess1 >> excess) + (BigInteger.One << scale));
    }
}
