using System;
using System.Globalization;
using System.Numerics;

namespace LossGen.Compiler.Ir;

/// <summary>An exact constant: a literal is the decimal number it spells, and folding loses nothing.</summary>
/// <remarks>The infinities have the denominator 0, and so has NaN, with the numerator 0.</remarks>
internal readonly struct Rational : IEquatable<Rational>
{
    public static readonly Rational Zero = new(0, 1);
    public static readonly Rational One = new(1, 1);
    public static readonly Rational PositiveInfinity = new(1, 0);
    public static readonly Rational NegativeInfinity = new(-1, 0);
    public static readonly Rational NaN = new(0, 0);

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.Sign < 0)
            (numerator, denominator) = (-numerator, -denominator);
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (!divisor.IsZero)
            (numerator, denominator) = (numerator / divisor, denominator / divisor);
        Numerator = numerator;
        Denominator = denominator;
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator { get; }

    public bool IsFinite => !Denominator.IsZero;

    public bool IsZero => IsFinite && Numerator.IsZero;

    public int Sign => Numerator.Sign;

    public static implicit operator Rational(int value) => new(value, 1);

    /// <summary>The value of a float or double, exactly.</summary>
    public static Rational FromDouble(double value)
    {
        if (double.IsNaN(value))
            return NaN;
        if (double.IsInfinity(value))
            return value > 0 ? PositiveInfinity : NegativeInfinity;
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xFFFFFFFFFFFFF;
        if (exponent == 0)
            exponent = 1;
        else
            mantissa |= 1L << 52;
        BigInteger signed = bits < 0 ? -mantissa : mantissa;
        return exponent >= 1075
            ? new Rational(signed << (exponent - 1075), 1)
            : new Rational(signed, BigInteger.One << (1075 - exponent));
    }

    /// <summary>Reads a decimal number such as <c>0.5</c> or <c>1e-3</c>.</summary>
    public static bool TryParse(string text, out Rational value)
    {
        value = default;
        var exponentAt = text.IndexOfAny(['e', 'E']);
        var digits = exponentAt < 0 ? text : text.Substring(0, exponentAt);
        var exponent = 0;
        if (exponentAt >= 0 && !int.TryParse(text.Substring(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            return false;
        var point = digits.IndexOf('.');
        if (point >= 0)
        {
            exponent -= digits.Length - point - 1;
            digits = digits.Remove(point, 1);
        }

        if (!BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var mantissa))
            return false;
        value = exponent >= 0
            ? new Rational(mantissa * BigInteger.Pow(10, exponent), 1)
            : new Rational(mantissa, BigInteger.Pow(10, -exponent));
        return true;
    }

    public static Rational operator -(Rational value) => new(-value.Numerator, value.Denominator);

    public static Rational operator +(Rational left, Rational right) =>
        new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Rational operator -(Rational left, Rational right) => left + -right;

    public static Rational operator *(Rational left, Rational right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public static Rational operator /(Rational left, Rational right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    public static int Compare(Rational left, Rational right) =>
        (left.Numerator * right.Denominator).CompareTo(right.Numerator * left.Denominator);

    /// <summary>The nearest double, ties to even.</summary>
    public double ToDouble()
    {
        if (!IsFinite)
            return Sign > 0 ? double.PositiveInfinity : Sign < 0 ? double.NegativeInfinity : double.NaN;
        if (Numerator.IsZero)
            return 0;

        // A quotient of 64 and more bits with a sticky bit holds all that rounding to 53 needs.
        var magnitude = BigInteger.Abs(Numerator);
        var shift = 66 - (BitLength(magnitude) - BitLength(Denominator));
        var (top, bottom) = shift >= 0 ? (magnitude << shift, Denominator) : (magnitude, Denominator << -shift);
        var quotient = BigInteger.DivRem(top, bottom, out var remainder);
        if (!remainder.IsZero)
            quotient |= BigInteger.One;
        return Sign * Round(quotient, -shift);
    }

    public override string ToString() => !IsFinite
        ? ToDouble().ToText()
        : Denominator.IsOne
            ? Numerator.ToString(CultureInfo.InvariantCulture)
            : Numerator.ToString(CultureInfo.InvariantCulture) + "/" + Denominator.ToString(CultureInfo.InvariantCulture);

    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => (Numerator.GetHashCode() * 397) ^ Denominator.GetHashCode();

    private static double Round(BigInteger mantissa, int exponent)
    {
        var length = BitLength(mantissa);
        var dropped = Math.Max(length - 53, -1074 - exponent);
        var kept = mantissa >> dropped;
        var rest = mantissa - (kept << dropped);
        var half = BigInteger.One << (dropped - 1);
        if (rest > half || (rest == half && !kept.IsEven))
            kept += 1;

        var scale = exponent + dropped;
        if (BitLength(kept) + scale > 1024)
            return double.PositiveInfinity;

        // Two steps: 2^scale alone may lie below the smallest subnormal.
        var result = (double)kept;
        return scale < -1000 ? result * Math.Pow(2, -600) * Math.Pow(2, scale + 600) : result * Math.Pow(2, scale);
    }

    private static int BitLength(BigInteger value)
    {
        var bytes = value.ToByteArray();
        var top = bytes.Length - 1;
        while (top > 0 && bytes[top] == 0)
            top--;
        var bits = top * 8;
        for (var last = bytes[top]; last != 0; last >>= 1)
            bits++;
        return bits;
    }
}
