using System.Numerics;

namespace LossGen.Oracle.Arithmetic.FixedPoint;

/// <summary>ln 2 and π times 2^scale, cut off: less than one unit too small.</summary>
internal static class Constants
{
    // One value for each power of two of bits: a request costs one shift and every value is computed once.
    private const int SmallestBits = 256;
    private const int Guard = 32;

    private static readonly Lazy<BigInteger>[] Ln2Values = Table(ComputeLn2);
    private static readonly Lazy<BigInteger>[] PiValues = Table(ComputePi);

    public static BigInteger Ln2(int scale) => Take(Ln2Values, scale);

    public static BigInteger Pi(int scale) => Take(PiValues, scale);

    private static Lazy<BigInteger>[] Table(Func<int, BigInteger> compute) =>
        [.. Enumerable.Range(0, 16).Select(row => new Lazy<BigInteger>(() => compute((SmallestBits << row) + Guard)))];

    private static BigInteger Take(Lazy<BigInteger>[] table, int scale)
    {
        int row = 0;
        while (SmallestBits << row < scale)
            row++;
        return table[row].Value >> ((SmallestBits << row) + Guard - scale);
    }

    // ln 2 = 18 artanh(1/26) − 2 artanh(1/4801) + 8 artanh(1/8749)
    private static BigInteger ComputeLn2(int scale)
    {
        int inner = scale + Guard;
        return ((18 * ArcOfReciprocal(26, inner, alternating: false)
            - 2 * ArcOfReciprocal(4801, inner, alternating: false)
            + 8 * ArcOfReciprocal(8749, inner, alternating: false)) >> Guard) - 1;
    }

    // π = 16 arctan(1/5) − 4 arctan(1/239)
    private static BigInteger ComputePi(int scale)
    {
        int inner = scale + Guard;
        return ((16 * ArcOfReciprocal(5, inner, alternating: true)
            - 4 * ArcOfReciprocal(239, inner, alternating: true)) >> Guard) - 1;
    }

    // arctan(1/n), or artanh where the signs do not alternate.
    private static BigInteger ArcOfReciprocal(int n, int scale, bool alternating)
    {
        var power = (BigInteger.One << scale) / n;
        var sum = power;
        for (int k = 3; !power.IsZero; k += 2)
        {
            power /= n * n;
            sum += (alternating && (k & 2) != 0 ? -power : power) / k;
        }
        return sum;
    }
}
