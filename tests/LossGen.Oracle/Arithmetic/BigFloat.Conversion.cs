using System.Globalization;
using System.Numerics;

namespace LossGen.Oracle.Arithmetic;

public readonly partial struct BigFloat
{
    private const int WidestDecimalExponent = 100_000;

    /// <summary>The exact value of a finite double.</summary>
    public static BigFloat From(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "Not finite.");
        long bits = BitConverter.DoubleToInt64Bits(value);
        long fraction = bits & ((1L << 52) - 1);
        int biased = (int)((bits >> 52) & 0x7ff);
        long magnitude = biased == 0 ? fraction : fraction | (1L << 52);
        return new(bits < 0 ? -magnitude : magnitude, Math.Max(biased, 1) - 1075);
    }

    /// <summary>The exact value of an integer.</summary>
    public static BigFloat From(long value) => new(value, 0);

    /// <summary>The exact value of an integer.</summary>
    public static BigFloat From(BigInteger value) => new(value, 0);

    /// <summary>The quotient of two integers, to the nearest value with that many bits.</summary>
    public static BigFloat FromRational(BigInteger numerator, BigInteger denominator, int bits)
    {
        var (quotient, exact) = Quotient(From(numerator), From(denominator), bits + 2);
        // A lost remainder breaks a tie: one more digit that stands for it keeps the rounding right.
        return exact ? quotient.Round(bits) : new BigFloat((quotient.Mantissa << 1) + 1, quotient.Exponent - 1).Round(bits);
    }

    /// <summary>The decimal number a text such as -12.5e-3 spells, to the nearest value with that many bits.</summary>
    public static BigFloat FromDecimal(string text, int bits)
    {
        var (numerator, denominator) = ParseDecimal(text);
        return FromRational(numerator, denominator, bits);
    }

    /// <summary>The nearest double, ties to even; overflow gives an infinity, underflow a signed zero.</summary>
    public double ToDouble() => FloatFormat.Double.ToDouble(this);

    /// <summary>The nearest float, ties to even; overflow gives an infinity, underflow a signed zero.</summary>
    public float ToSingle() => (float)FloatFormat.Single.ToDouble(this);

    /// <summary>The quotient rounded towards -∞ to at least that many bits, off by less than one unit of its exponent.</summary>
    internal static (BigFloat Quotient, bool Exact) Quotient(BigFloat a, BigFloat b, int bits)
    {
        long shift = Math.Max(0, bits + 1 + b.BitLength - a.BitLength);
        var (quotient, remainder) = BigInteger.DivRem(a.Mantissa << (int)shift, b.Mantissa);
        // DivRem truncates; the floor keeps the error on one side for both signs.
        if (!remainder.IsZero && (remainder.Sign < 0) != (b.Sign < 0))
            quotient -= 1;
        return (new(quotient, checked(a.Exponent - b.Exponent - shift)), remainder.IsZero);
    }

    internal static (BigInteger Numerator, BigInteger Denominator) ParseDecimal(string text)
    {
        int mark = text.IndexOfAny(['e', 'E']);
        string digits = mark < 0 ? text : text[..mark];
        int exponent = mark < 0 ? 0 : int.Parse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int point = digits.IndexOf('.');
        if (point >= 0)
        {
            exponent -= digits.Length - point - 1;
            digits = digits.Remove(point, 1);
        }
        if (Math.Abs((long)exponent) > WidestDecimalExponent)
            throw new FormatException($"The exponent of {text} is out of range.");
        var mantissa = BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var power = BigInteger.Pow(10, Math.Abs(exponent));
        return exponent >= 0 ? (mantissa * power, BigInteger.One) : (mantissa, power);
    }
}
