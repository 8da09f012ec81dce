using System.Numerics;

namespace LossGen.Oracle.Arithmetic;

public readonly partial struct BigFloat : IComparable<BigFloat>, IEquatable<BigFloat>
{
    /// <inheritdoc/>
    public int CompareTo(BigFloat other)
    {
        if (Sign != other.Sign)
            return Sign.CompareTo(other.Sign);
        if (IsZero)
            return 0;
        long top = TopExponent, otherTop = other.TopExponent;
        if (top != otherTop)
            return top > otherTop ? Sign : -Sign;
        // With equal tops the exponents differ by no more than the mantissas are long.
        return (this - other).Sign;
    }

    /// <inheritdoc/>
    public bool Equals(BigFloat other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BigFloat other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (IsZero)
            return 0;
        int zeros = (int)BigInteger.TrailingZeroCount(Mantissa);
        return HashCode.Combine(Mantissa >> zeros, Exponent + zeros);
    }

    /// <summary>The larger value.</summary>
    public static BigFloat Max(BigFloat a, BigFloat b) => a >= b ? a : b;

    /// <summary>The smaller value.</summary>
    public static BigFloat Min(BigFloat a, BigFloat b) => a <= b ? a : b;

    /// <summary>Equal values.</summary>
    public static bool operator ==(BigFloat a, BigFloat b) => a.CompareTo(b) == 0;

    /// <summary>Different values.</summary>
    public static bool operator !=(BigFloat a, BigFloat b) => a.CompareTo(b) != 0;

    /// <summary>Less.</summary>
    public static bool operator <(BigFloat a, BigFloat b) => a.CompareTo(b) < 0;

    /// <summary>Greater.</summary>
    public static bool operator >(BigFloat a, BigFloat b) => a.CompareTo(b) > 0;

    /// <summary>Less or equal.</summary>
    public static bool operator <=(BigFloat a, BigFloat b) => a.CompareTo(b) <= 0;

    /// <summary>Greater or equal.</summary>
    public static bool operator >=(BigFloat a, BigFloat b) => a.CompareTo(b) >= 0;
}
