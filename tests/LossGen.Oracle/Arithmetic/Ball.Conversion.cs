using System.Numerics;

namespace LossGen.Oracle.Arithmetic;

public readonly partial struct Ball
{
    /// <summary>The number itself.</summary>
    public static Ball Exact(BigFloat value) => new(value, Magnitude.Zero);

    /// <summary>A double or float as it is, infinities and NaN included; -0 is zero.</summary>
    public static Ball From(double value) => double.IsFinite(value)
        ? Exact(BigFloat.From(value))
        : double.IsNaN(value) ? NaN : value > 0 ? PositiveInfinity : NegativeInfinity;

    /// <summary>An integer.</summary>
    public static Ball From(long value) => Exact(BigFloat.From(value));

    /// <summary>An integer.</summary>
    public static Ball From(BigInteger value) => Exact(BigFloat.From(value));

    /// <summary>A quotient of integers, exact where it has no more than that many bits.</summary>
    public static Ball FromRational(BigInteger numerator, BigInteger denominator, int bits)
    {
        var rounded = BigFloat.FromRational(numerator, denominator, bits);
        bool exact = rounded * BigFloat.From(denominator) == BigFloat.From(numerator);
        return new(rounded, exact ? Magnitude.Zero : Magnitude.PowerOfTwo(rounded.TopExponent - bits));
    }

    /// <summary>The decimal number a text spells, exact where it has no more than that many bits.</summary>
    public static Ball FromDecimal(string text, int bits)
    {
        var (numerator, denominator) = BigFloat.ParseDecimal(text);
        return FromRational(numerator, denominator, bits);
    }

    /// <summary>Doubles that enclose the ball; both NaN for NaN.</summary>
    public (double Lower, double Upper) ToDoubleBounds() => Kind switch
    {
        BallKind.PositiveInfinity => (double.PositiveInfinity, double.PositiveInfinity),
        BallKind.NegativeInfinity => (double.NegativeInfinity, double.NegativeInfinity),
        BallKind.NaN => (double.NaN, double.NaN),
        _ => (RoundDown(Lower), -RoundDown(-Upper)),
    };

    /// <summary>The float all numbers of the ball round to; false where there is more than one.</summary>
    public bool TryRound(out float rounded)
    {
        bool unique = TryRound(FloatFormat.Single, out double wide);
        rounded = (float)wide;
        return unique;
    }

    /// <summary>The double all numbers of the ball round to; false where there is more than one.</summary>
    public bool TryRound(out double rounded) => TryRound(FloatFormat.Double, out rounded);

    /// <summary>The value of a format all numbers of the ball round to; false where there is more than one.</summary>
    public bool TryRound(FloatFormat format, out double rounded)
    {
        if (!IsFinite)
        {
            rounded = ToDoubleBounds().Lower;
            return true;
        }
        rounded = format.ToDouble(Mid);
        return IsExact || format.ToDouble(Lower) == format.ToDouble(Upper);
    }

    private static double RoundDown(BigFloat value)
    {
        double nearest = value.ToDouble();
        if (double.IsNegativeInfinity(nearest))
            return nearest;
        return double.IsPositiveInfinity(nearest) || BigFloat.From(nearest) > value ? Math.BitDecrement(nearest) : nearest;
    }
}
