using System.Numerics;

namespace LossGen.Oracle.Arithmetic;

/// <summary>Mantissa · 2^Exponent, exact. Not normalised: equal values may have different parts.</summary>
public readonly partial struct BigFloat(BigInteger mantissa, long exponent)
{
    /// <summary>The signed integer that is scaled.</summary>
    public BigInteger Mantissa { get; } = mantissa;

    /// <summary>The power of two that scales it.</summary>
    public long Exponent { get; } = mantissa.IsZero ? 0 : exponent;

    /// <summary>Zero, which has no sign.</summary>
    public static BigFloat Zero => default;

    /// <summary>One.</summary>
    public static BigFloat One { get; } = new(BigInteger.One, 0);

    /// <summary>True for zero.</summary>
    public bool IsZero => Mantissa.IsZero;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Mantissa.Sign;

    /// <summary>The t with 2^(t-1) ≤ |value| &lt; 2^t; <see cref="long.MinValue"/> for zero.</summary>
    public long TopExponent => IsZero ? long.MinValue : Exponent + BitLength;

    /// <summary>2^exponent.</summary>
    public static BigFloat PowerOfTwo(long exponent) => new(BigInteger.One, exponent);

    /// <summary>The value times 2^power.</summary>
    public BigFloat Scale(long power) => new(Mantissa, checked(Exponent + power));

    /// <summary>The magnitude.</summary>
    public BigFloat Abs() => new(BigInteger.Abs(Mantissa), Exponent);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Mantissa}p{Exponent}");

    // GetBitLength of a negative number is that of its two's complement: one less for powers of two.
    private long BitLength => BigInteger.Abs(Mantissa).GetBitLength();
}
