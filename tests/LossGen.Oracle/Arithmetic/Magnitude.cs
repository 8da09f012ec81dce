using System.Numerics;

namespace LossGen.Oracle.Arithmetic;

/// <summary>A number ≥ 0 of 31 bits and a wide exponent, for bounds: each operation says which way it rounds.</summary>
public readonly struct Magnitude : IComparable<Magnitude>
{
    private const int Bits = 31;
    private const int QuotientShift = 32;

    // Zero, or 31 bits with the highest one set, so that exponents alone mostly order two values.
    private readonly ulong mantissa;
    private readonly long exponent;

    private Magnitude(ulong mantissa, long exponent) => (this.mantissa, this.exponent) = (mantissa, exponent);

    /// <summary>Zero.</summary>
    public static Magnitude Zero => default;

    /// <summary>True for zero.</summary>
    public bool IsZero => mantissa == 0;

    /// <summary>The t with 2^(t-1) ≤ value &lt; 2^t; <see cref="long.MinValue"/> for zero.</summary>
    public long TopExponent => IsZero ? long.MinValue : exponent + Bits;

    /// <summary>2^exponent.</summary>
    public static Magnitude PowerOfTwo(long exponent) => new(1UL << (Bits - 1), exponent - (Bits - 1));

    /// <summary>count · 2^exponent, rounded up.</summary>
    public static Magnitude Units(ulong count, long exponent) => Normalise(count, exponent, up: true);

    /// <summary>An upper bound of |value|.</summary>
    public static Magnitude Above(BigFloat value) => Bound(value, up: true);

    /// <summary>A lower bound of |value|.</summary>
    public static Magnitude Below(BigFloat value) => Bound(value, up: false);

    /// <summary>The value, exact.</summary>
    public BigFloat ToBigFloat() => new(mantissa, exponent);

    /// <summary>The value times 2^power, exact.</summary>
    public Magnitude Scale(long power) => IsZero ? this : new(mantissa, checked(exponent + power));

    /// <summary>The larger value.</summary>
    public static Magnitude Max(Magnitude a, Magnitude b) => a.CompareTo(b) >= 0 ? a : b;

    /// <summary>The sum, rounded up.</summary>
    public static Magnitude operator +(Magnitude a, Magnitude b)
    {
        if (a.IsZero)
            return b;
        if (b.IsZero)
            return a;
        if (a.exponent < b.exponent)
            (a, b) = (b, a);
        long shift = a.exponent - b.exponent;
        return shift < Bits
            ? Normalise((a.mantissa << (int)shift) + b.mantissa, b.exponent, up: true)
            : Normalise(a.mantissa + 1, a.exponent, up: true);
    }

    /// <summary>The product, rounded up.</summary>
    public static Magnitude operator *(Magnitude a, Magnitude b) => a.IsZero || b.IsZero
        ? Zero
        : Normalise(a.mantissa * b.mantissa, checked(a.exponent + b.exponent), up: true);

    /// <summary>The quotient, rounded up.</summary>
    public static Magnitude operator /(Magnitude a, Magnitude b)
    {
        if (b.IsZero)
            throw new DivideByZeroException();
        return a.IsZero ? Zero : Normalise((a.mantissa << QuotientShift) / b.mantissa + 1, checked(a.exponent - b.exponent - QuotientShift), up: true);
    }

    /// <inheritdoc/>
    public int CompareTo(Magnitude other) => (IsZero || other.IsZero || exponent == other.exponent)
        ? mantissa.CompareTo(other.mantissa)
        : exponent.CompareTo(other.exponent);

    /// <inheritdoc/>
    public override string ToString() => ToBigFloat().ToString();

    private static Magnitude Bound(BigFloat value, bool up)
    {
        if (value.IsZero)
            return Zero;
        var magnitude = BigInteger.Abs(value.Mantissa);
        int shift = (int)magnitude.GetBitLength() - Bits;
        if (shift <= 0)
            return Normalise((ulong)magnitude, value.Exponent, up);
        // Always one more when rounding up: whether bits were lost is not worth finding out.
        return Normalise((ulong)(magnitude >> shift) + (up ? 1UL : 0), value.Exponent + shift, up);
    }

    private static Magnitude Normalise(ulong mantissa, long exponent, bool up)
    {
        if (mantissa == 0)
            return Zero;
        int shift = 64 - BitOperations.LeadingZeroCount(mantissa) - Bits;
        if (shift <= 0)
            return new(mantissa << -shift, exponent + shift);
        ulong cut = mantissa >> shift;
        if (up && cut << shift != mantissa)
            cut++;
        return cut >> Bits == 0 ? new(cut, exponent + shift) : new(cut >> 1, exponent + shift + 1);
    }
}
