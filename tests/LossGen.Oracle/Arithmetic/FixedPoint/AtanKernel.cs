using System.Numerics;

namespace LossGen.Oracle.Arithmetic.FixedPoint;

/// <summary>arctan x for 0 ≤ x ≤ 1, times 2^scale.</summary>
internal static class AtanKernel
{
    /// <summary>The most units the result is off.</summary>
    public const int Units = 16;

    private const int StartBits = 48;

    public static BigInteger Compute(BigInteger x, int scale)
    {
        if (scale <= StartBits)
            return (BigInteger)Math.ScaleB(Math.Atan(Math.ScaleB((double)x, -scale)), scale);
        // arctan x = y + arctan((x cos y − sin y)/(cos y + x sin y)) for any y. With a third of the digits in y
        // the cube of the fraction is below one unit.
        int coarse = scale / 3 + 8;
        var y = Compute(x >> (scale - coarse), coarse) << (scale - coarse);
        var (sin, cos) = SinCosKernel.Compute(y, scale);
        var numerator = ((x * cos) >> scale) - sin;
        var denominator = cos + ((x * sin) >> scale);
        return y + (numerator << scale) / denominator;
    }
}
