using System.Numerics;

namespace LossGen.Oracle.Arithmetic.FixedPoint;

/// <summary>Floors of roots of integers ≥ 0.</summary>
internal static class IntegerRoot
{
    // A double holds the root of a number this long to within one.
    private const int DirectBits = 100;

    public static BigInteger Sqrt(BigInteger n)
    {
        if (n.IsZero)
            return n;
        // Each round doubles the digits of the root of the leading digits of n and is off by one at most.
        int half = (int)((n.GetBitLength() - 1) / 2);
        var root = BigInteger.One;
        int digits = 0;
        for (int s = BitOperations.Log2((uint)half); half > 0 && s >= 0; s--)
        {
            int before = digits;
            digits = half >> s;
            root = (root << (digits - before - 1)) + (n >> (2 * half - before - digits + 1)) / root;
        }
        return root * root > n ? root - 1 : root;
    }

    public static BigInteger Cbrt(BigInteger n)
    {
        if (n.IsZero)
            return n;
        // Newton from above falls until it is at the floor.
        var root = StartAbove(n);
        while (true)
        {
            var next = ((root << 1) + n / (root * root)) / 3;
            if (next >= root)
                return root;
            root = next;
        }
    }

    private static BigInteger StartAbove(BigInteger n)
    {
        int bits = (int)n.GetBitLength();
        if (bits <= DirectBits)
            return (BigInteger)Math.Cbrt((double)n) + 2;
        int cut = bits / 6;
        return (Cbrt(n >> (3 * cut)) + 1) << cut;
    }
}
