using System.Numerics;

namespace LossGen.Oracle.Arithmetic;

public readonly partial struct BigFloat
{
    // An exact sum holds every bit between its operands; beyond this many it is a mistake of the caller.
    private const long WidestExactSum = 1L << 26;

    // Operands of a directed sum that lie further apart than this are not aligned.
    private const long WidestDirectedGap = 1L << 16;

    /// <summary>The exact sum.</summary>
    public static BigFloat operator +(BigFloat a, BigFloat b)
    {
        if (a.IsZero)
            return b;
        if (b.IsZero)
            return a;
        if (a.Exponent == b.Exponent)
            return new(a.Mantissa + b.Mantissa, a.Exponent);
        if (a.Exponent < b.Exponent)
            (a, b) = (b, a);
        long shift = checked(a.Exponent - b.Exponent);
        return shift <= WidestExactSum
            ? new((a.Mantissa << (int)shift) + b.Mantissa, b.Exponent)
            : throw new ArithmeticException($"An exact sum would hold {shift} bits.");
    }

    /// <summary>The exact difference.</summary>
    public static BigFloat operator -(BigFloat a, BigFloat b) => a + -b;

    /// <summary>The negated value.</summary>
    public static BigFloat operator -(BigFloat a) => new(-a.Mantissa, a.Exponent);

    /// <summary>The exact product.</summary>
    public static BigFloat operator *(BigFloat a, BigFloat b) => new(a.Mantissa * b.Mantissa, checked(a.Exponent + b.Exponent));

    /// <summary>A lower bound of the sum, exact unless the operands lie tens of thousands of binary digits apart.</summary>
    public static BigFloat AddDown(BigFloat a, BigFloat b) => -AddUp(-a, -b);

    /// <summary>An upper bound of the sum, exact unless the operands lie tens of thousands of binary digits apart.</summary>
    public static BigFloat AddUp(BigFloat a, BigFloat b)
    {
        if (a.IsZero || b.IsZero)
            return a + b;
        if (a.TopExponent < b.TopExponent)
            (a, b) = (b, a);
        long floor = a.TopExponent - WidestDirectedGap;
        return b.TopExponent > floor ? a + b : b.Sign < 0 ? a : a + PowerOfTwo(floor);
    }
}
