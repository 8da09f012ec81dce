namespace LossGen.Oracle.Arithmetic;

public readonly partial struct Ball
{
    /// <summary>-1, 0 or 1; null where the ball holds numbers of different sign, and for NaN.</summary>
    public int? Sign => Kind switch
    {
        BallKind.PositiveInfinity => 1,
        BallKind.NegativeInfinity => -1,
        BallKind.NaN => null,
        _ => !ContainsZero ? Mid.Sign : IsZero ? 0 : null,
    };

    /// <summary>a &lt; b; null where the balls cannot tell. False with NaN, as all comparisons but <see cref="IsNotEqual"/>.</summary>
    public static bool? IsLess(Ball a, Ball b)
    {
        if (a.IsNaN || b.IsNaN)
            return false;
        if (!a.IsFinite || !b.IsFinite)
            return Rank(a) < Rank(b);
        if (a.Upper < b.Lower)
            return true;
        return a.Lower >= b.Upper ? false : null;
    }

    /// <summary>a ≤ b; null where the balls cannot tell.</summary>
    public static bool? IsLessOrEqual(Ball a, Ball b)
    {
        if (a.IsNaN || b.IsNaN)
            return false;
        return IsLess(b, a) is bool less ? !less : null;
    }

    /// <summary>a &gt; b; null where the balls cannot tell.</summary>
    public static bool? IsGreater(Ball a, Ball b) => IsLess(b, a);

    /// <summary>a ≥ b; null where the balls cannot tell.</summary>
    public static bool? IsGreaterOrEqual(Ball a, Ball b) => IsLessOrEqual(b, a);

    /// <summary>a = b; null where the balls cannot tell: true only for exact numbers and equal infinities.</summary>
    public static bool? IsEqual(Ball a, Ball b)
    {
        if (a.IsNaN || b.IsNaN)
            return false;
        if (!a.Overlaps(b))
            return false;
        return !a.IsFinite || (a.IsExact && b.IsExact) ? true : null;
    }

    /// <summary>a ≠ b; null where the balls cannot tell. True with NaN.</summary>
    public static bool? IsNotEqual(Ball a, Ball b) => IsEqual(a, b) is bool equal ? !equal : null;

    private static int Rank(Ball x) => x.Kind switch
    {
        BallKind.PositiveInfinity => 1,
        BallKind.NegativeInfinity => -1,
        _ => 0,
    };
}
