using System.Numerics;

namespace LossGen.Oracle.Arithmetic.FixedPoint;

/// <summary>e^x for 0 ≤ x &lt; 3/4, times 2^scale.</summary>
internal static class ExpKernel
{
    /// <summary>The most units the result is off.</summary>
    public const int Units = 3;

    // Covers the rounding of the Taylor sum: two units a term, some hundreds of terms.
    private const int SumGuard = 14;

    public static BigInteger Compute(BigInteger x, int scale)
    {
        // e^x = (e^(x/2^h))^(2^h): the squarings double the relative error h times, so h more bits make up for them.
        int halvings = (int)Math.Sqrt(scale);
        int inner = scale + halvings + SumGuard;
        var argument = x << SumGuard;
        var sum = (BigInteger.One << inner) + argument;
        var term = argument;
        for (int n = 2; !term.IsZero; n++)
        {
            term = ((term * argument) >> inner) / n;
            sum += term;
        }
        for (int i = 0; i < halvings; i++)
            sum = (sum * sum) >> inner;
        return sum >> (inner - scale);
    }
}
