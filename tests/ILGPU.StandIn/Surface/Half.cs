using System.Globalization;

namespace ILGPU;

/// <summary>A number of 16 bits, as IEEE 754 has it.</summary>
public readonly struct Half : IEquatable<Half>
{
    internal Half(ushort bits) => Bits = bits;

    internal ushort Bits { get; }

    private float Value => (float)BitConverter.UInt16BitsToHalf(Bits);

    public static bool IsNaN(Half half) => float.IsNaN(half.Value);

    public static bool IsInfinity(Half half) => float.IsInfinity(half.Value);

    public static bool IsFinite(Half half) => float.IsFinite(half.Value);

    public bool Equals(Half other) => this == other;

    public override bool Equals(object? obj) => obj is Half other && Equals(other);

    public override int GetHashCode() => Value.GetHashCode();

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static bool operator ==(Half first, Half second) => first.Value == second.Value;

    public static bool operator !=(Half first, Half second) => first.Value != second.Value;

    public static implicit operator float(Half halfValue) => halfValue.Value;

    public static implicit operator double(Half halfValue) => halfValue.Value;

    public static explicit operator Half(float floatValue) => new(BitConverter.HalfToUInt16Bits((System.Half)floatValue));

    public static explicit operator Half(double doubleValue) => new(BitConverter.HalfToUInt16Bits((System.Half)doubleValue));
}
