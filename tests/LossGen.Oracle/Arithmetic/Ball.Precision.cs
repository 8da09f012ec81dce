namespace LossGen.Oracle.Arithmetic;

public readonly partial struct Ball
{
    // A result this many bits finer than a unit in the last place cannot blur an error measured in such units.
    private const int BitsBelowUlp = 30;

    /// <summary>The bits of the value that are known; <see cref="long.MaxValue"/> where it is exact or not finite.</summary>
    public long RelativeRadiusBits => !IsFinite || Radius.IsZero ? long.MaxValue
        : Mid.IsZero ? long.MinValue
        : Mid.TopExponent - Radius.TopExponent;

    /// <summary>True where the radius is below 2^-30 units in the last place of that many bits, or below 2^-absoluteBits.</summary>
    public bool IsPreciseEnough(int mantissaBits, int absoluteBits = 160) =>
        !IsFinite
        || Radius.TopExponent <= -absoluteBits
        || (!Mid.IsZero && Radius.TopExponent <= Mid.TopExponent - mantissaBits - BitsBelowUlp);

    /// <summary>True where the radius is below 2^-30 units in the last place the value has in a format, subnormals included.</summary>
    public bool IsPreciseEnough(FloatFormat format) =>
        !IsFinite || Radius.TopExponent <= format.UlpExponent(Mid) - BitsBelowUlp;
}
