namespace LossGen.Oracle.Arithmetic;

public readonly partial record struct BallArithmetic
{
    /// <summary>The largest integer not above x.</summary>
    public Ball Floor(Ball x) => ToInteger(x, static value => value.Floor());

    /// <summary>The smallest integer not below x.</summary>
    public Ball Ceiling(Ball x) => ToInteger(x, static value => value.Ceiling());

    /// <summary>The integer part of x.</summary>
    public Ball Truncate(Ball x) => ToInteger(x, static value => value.Truncate());

    /// <summary>The nearest integer, ties to even.</summary>
    public Ball RoundHalfEven(Ball x) => ToInteger(x, static value => value.RoundToMultipleOf(0));

    // All of these are monotone: where both ends agree, so does everything between.
    private static Ball ToInteger(Ball x, Func<BigFloat, BigFloat> toInteger)
    {
        if (!x.IsFinite)
            return x;
        var lower = toInteger(x.Lower);
        return x.IsExact || lower == toInteger(x.Upper)
            ? Ball.Exact(lower)
            : throw new PrecisionException("The integer next to a ball that straddles a step.");
    }
}
