using System.Numerics;

namespace LossGen.Oracle.Arithmetic.FixedPoint;

/// <summary>log x for 1 ≤ x &lt; 2, times 2^scale.</summary>
internal static class LogKernel
{
    /// <summary>The most units the result is off.</summary>
    public const int Units = 10;

    private const int StartBits = 48;

    public static BigInteger Compute(BigInteger x, int scale)
    {
        if (scale <= StartBits)
            return (BigInteger)Math.ScaleB(Math.Log(Math.ScaleB((double)x, -scale)), scale);
        // log x = y + 2 artanh((x − e^y)/(x + e^y)) for any y. With a third of the digits in y
        // the cube of the fraction is below one unit, and the error of e^y counts half.
        int coarse = scale / 3 + 8;
        var y = BigInteger.Max(Compute(x >> (scale - coarse), coarse), BigInteger.Zero) << (scale - coarse);
        var power = ExpKernel.Compute(y, scale);
        return y + ((x - power) << (scale + 1)) / (x + power);
    }
}
