namespace LossGen.Oracle.Arithmetic;

/// <summary>A binary floating-point format: bits of the significand, exponent of the smallest subnormal, exponent no value reaches.</summary>
public readonly record struct FloatFormat(int SignificandBits, int SmallestExponent, int OverflowExponent)
{
    /// <summary>IEEE binary32.</summary>
    public static FloatFormat Single => new(24, -149, 128);

    /// <summary>IEEE binary64.</summary>
    public static FloatFormat Double => new(53, -1074, 1024);

    /// <summary>IEEE binary16.</summary>
    public static FloatFormat Half => new(11, -24, 16);

    /// <summary>bfloat16.</summary>
    public static FloatFormat BFloat16 => new(8, -133, 128);

    /// <summary>The exponent of one unit in the last place of a value, subnormals and values beyond the format included.</summary>
    public long UlpExponent(BigFloat value) => Math.Clamp(
        value.IsZero ? SmallestExponent : value.TopExponent - SignificandBits,
        SmallestExponent,
        OverflowExponent - SignificandBits);

    /// <summary>The nearest value of the format, ties to even; false where that is an infinity.</summary>
    public bool TryRound(BigFloat value, out BigFloat rounded)
    {
        rounded = value;
        if (value.TopExponent > OverflowExponent)
            return false;
        rounded = value.RoundToMultipleOf(UlpExponent(value));
        return rounded.TopExponent <= OverflowExponent;
    }

    /// <summary>The nearest value of the format as a double.</summary>
    public double ToDouble(BigFloat value)
    {
        if (!TryRound(value, out var rounded))
            return value.Sign * double.PositiveInfinity;
        if (rounded.IsZero)
            return value.Sign < 0 ? -0.0 : 0.0;
        // What is left has at most 53 bits and stands on the grid of the format, so neither step rounds.
        return Math.ScaleB((double)rounded.Mantissa, (int)rounded.Exponent);
    }
}
