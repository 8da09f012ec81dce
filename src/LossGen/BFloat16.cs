using System.Diagnostics.CodeAnalysis;

namespace LossGen;

/// <summary>
/// A number of 16 bits with the range of <see cref="float"/> and 8 significant bits: 1 of sign, 8 of exponent, 7 of fraction. It is the upper half of a
/// <see cref="float"/>, and a form of storage: it has no arithmetic.
/// </summary>
/// <remarks>
/// A conversion to <see cref="BFloat16"/> rounds once to the nearest value, ties to even: from (2 − 2⁻⁸)·2¹²⁷ on to infinity, and below 2⁻¹²⁶ to multiples of 2⁻¹³³.
/// NaN stays NaN with its sign, and becomes quiet. A conversion from it is exact. Comparisons are those of <see cref="float"/>.
/// </remarks>
public readonly struct BFloat16 : IEquatable<BFloat16>, IComparable<BFloat16>, IComparable, ISpanFormattable
{
    private const uint QuietNaN = 0x0040_0000;

    // As many digits as tell any two values apart.
    private const string Shortest = "G4";

    private readonly ushort bits;

    private BFloat16(ushort bits) => this.bits = bits;

    /// <summary>The smallest positive value, 2⁻¹³³.</summary>
    public static BFloat16 Epsilon => new(0x0001);

    /// <summary>The largest finite value, (2 − 2⁻⁷)·2¹²⁷.</summary>
    public static BFloat16 MaxValue => new(0x7F7F);

    /// <summary>The smallest finite value, −(2 − 2⁻⁷)·2¹²⁷.</summary>
    public static BFloat16 MinValue => new(0xFF7F);

    /// <summary>+∞.</summary>
    public static BFloat16 PositiveInfinity => new(0x7F80);

    /// <summary>−∞.</summary>
    public static BFloat16 NegativeInfinity => new(0xFF80);

    /// <summary>Not a number.</summary>
    public static BFloat16 NaN => new(0xFFC0);

    /// <summary>The number with these bits.</summary>
    /// <param name="bits">The sign in the highest bit, then the exponent, then the fraction.</param>
    public static BFloat16 FromBits(ushort bits) => new(bits);

    /// <summary>The bits of the number: the sign in the highest one, then the exponent, then the fraction.</summary>
    public ushort ToBits() => bits;

    /// <summary>Whether the number is NaN.</summary>
    /// <param name="value">The number.</param>
    public static bool IsNaN(BFloat16 value) => (value.bits & 0x7FFF) > 0x7F80;

    /// <summary>The nearest value, ties to even.</summary>
    /// <param name="value">The number to round.</param>
    public static explicit operator BFloat16(float value)
    {
        var single = BitConverter.SingleToUInt32Bits(value);
        return new((ushort)((float.IsNaN(value) ? single | QuietNaN : single + 0x7FFF + ((single >> 16) & 1)) >> 16));
    }

    /// <summary>The nearest value, ties to even.</summary>
    /// <param name="value">The number to round.</param>
    public static explicit operator BFloat16(double value)
    {
        // A float that is even only where it is exact keeps on which side of every tie the double lies.
        var single = (float)value;
        if (single == value || double.IsNaN(value))
            return (BFloat16)single;
        var bits = BitConverter.SingleToUInt32Bits(single);
        return (BFloat16)BitConverter.UInt32BitsToSingle((Math.Abs((double)single) > Math.Abs(value) ? bits - 1 : bits) | 1);
    }

    /// <summary>The same number.</summary>
    /// <param name="value">The number.</param>
    public static explicit operator float(BFloat16 value) => BitConverter.UInt32BitsToSingle((uint)value.bits << 16);

    /// <summary>The same number.</summary>
    /// <param name="value">The number.</param>
    public static explicit operator double(BFloat16 value) => (float)value;

    /// <summary>Whether two numbers are equal; NaN equals nothing, and 0 equals −0.</summary>
    public static bool operator ==(BFloat16 left, BFloat16 right) => (float)left == (float)right;

    /// <summary>Whether two numbers are not equal; NaN equals nothing, and 0 equals −0.</summary>
    public static bool operator !=(BFloat16 left, BFloat16 right) => (float)left != (float)right;

    /// <summary>Whether the left number is less; false where either is NaN.</summary>
    public static bool operator <(BFloat16 left, BFloat16 right) => (float)left < (float)right;

    /// <summary>Whether the left number is greater; false where either is NaN.</summary>
    public static bool operator >(BFloat16 left, BFloat16 right) => (float)left > (float)right;

    /// <summary>Whether the left number is less or equal; false where either is NaN.</summary>
    public static bool operator <=(BFloat16 left, BFloat16 right) => (float)left <= (float)right;

    /// <summary>Whether the left number is greater or equal; false where either is NaN.</summary>
    public static bool operator >=(BFloat16 left, BFloat16 right) => (float)left >= (float)right;

    /// <summary>Reads a number and rounds it: first to the nearest <see cref="double"/>, then to the nearest value.</summary>
    /// <param name="text">The number, written as for <see cref="double.Parse(string, IFormatProvider?)"/>.</param>
    /// <param name="provider">The culture; null: the current one.</param>
    /// <exception cref="FormatException">The text is no number.</exception>
    public static BFloat16 Parse(string text, IFormatProvider? provider = null) => (BFloat16)double.Parse(text, provider);

    /// <summary>Reads a number as <see cref="Parse"/> does.</summary>
    /// <param name="text">The number.</param>
    /// <param name="provider">The culture; null: the current one.</param>
    /// <param name="value">The number; 0 where the text is none.</param>
    /// <returns>Whether the text is a number.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out BFloat16 value)
    {
        var isNumber = double.TryParse(text, provider, out var number);
        value = (BFloat16)number;
        return isNumber;
    }

    /// <summary>Whether the numbers are equal, or both are NaN.</summary>
    /// <param name="other">The other number.</param>
    public bool Equals(BFloat16 other) => ((float)this).Equals((float)other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BFloat16 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((float)this).GetHashCode();

    /// <summary>Which number comes first; NaN comes before all others.</summary>
    /// <param name="other">The other number.</param>
    /// <returns>Less than 0, 0, or greater than 0.</returns>
    public int CompareTo(BFloat16 other) => ((float)this).CompareTo((float)other);

    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        BFloat16 other => CompareTo(other),
        _ => throw new ArgumentException("The object is no BFloat16.", nameof(obj)),
    };

    /// <summary>The number in at most four digits, which tell it from all others, in the current culture.</summary>
    public override string ToString() => ToString(null, null);

    /// <summary>The number as text.</summary>
    /// <param name="format">A format of <see cref="float"/>; null or empty: at most four digits, which tell the number from all others.</param>
    /// <param name="formatProvider">The culture; null: the current one.</param>
    public string ToString(string? format, IFormatProvider? formatProvider) => ((float)this).ToString(string.IsNullOrEmpty(format) ? Shortest : format, formatProvider);

    /// <summary>Writes the number as text.</summary>
    /// <param name="destination">Where it goes.</param>
    /// <param name="charsWritten">How many characters were written.</param>
    /// <param name="format">A format of <see cref="float"/>; empty: at most four digits, which tell the number from all others.</param>
    /// <param name="provider">The culture; null: the current one.</param>
    /// <returns>Whether the destination is long enough.</returns>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        ((float)this).TryFormat(destination, out charsWritten, format.IsEmpty ? Shortest : format, provider);
}
