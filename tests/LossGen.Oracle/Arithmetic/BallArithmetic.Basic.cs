namespace LossGen.Oracle.Arithmetic;

public readonly partial record struct BallArithmetic
{
    // A summand this far below the last bit that is kept only widens the ball.
    private const int NegligibleBits = 64;

    /// <summary>a + b; ∞ − ∞ is NaN.</summary>
    public Ball Add(Ball a, Ball b)
    {
        if (!a.IsFinite || !b.IsFinite)
            return AddSpecial(a, b);
        var radius = a.Radius + b.Radius;
        if (a.Mid.IsZero)
            return Round(new(b.Mid, radius));
        if (b.Mid.IsZero)
            return Round(new(a.Mid, radius));
        var (large, small) = a.Mid.TopExponent >= b.Mid.TopExponent ? (a.Mid, b.Mid) : (b.Mid, a.Mid);
        return small.TopExponent < large.TopExponent - Bits - NegligibleBits
            ? Round(new(large, radius + Magnitude.Above(small)))
            : Round(new(large + small, radius));
    }

    /// <summary>a − b.</summary>
    public Ball Subtract(Ball a, Ball b) => Add(a, -b);

    /// <summary>−x.</summary>
    public Ball Negate(Ball x) => -x;

    /// <summary>|x|.</summary>
    public Ball Abs(Ball x)
    {
        if (x.IsInfinite)
            return Ball.PositiveInfinity;
        if (x.IsNaN)
            return x;
        if (x.IsExact || !x.ContainsZero)
            return x.Mid.Sign < 0 ? -x : x;
        return FromZeroTo(Magnitude.Above(x.Mid) + x.Radius);
    }

    /// <summary>a · b; 0 · ∞ is NaN.</summary>
    public Ball Multiply(Ball a, Ball b)
    {
        if (!a.IsFinite || !b.IsFinite)
            return MultiplySpecial(a, b);
        if (a.IsZero || b.IsZero)
            return Ball.Zero;
        if (a.IsExact && b.IsExact)
            return Round(Ball.Exact(a.Mid * b.Mid));
        if (a.ContainsZero || b.ContainsZero)
            return MultiplyEnds(a, b);
        var radius = (Magnitude.Above(a.Mid) + a.Radius) * b.Radius + Magnitude.Above(b.Mid) * a.Radius;
        return Round(new(a.Mid * b.Mid, radius));
    }

    /// <summary>x², never below zero.</summary>
    public Ball Square(Ball x)
    {
        var magnitude = Abs(x);
        return Multiply(magnitude, magnitude);
    }

    /// <summary>a / b; an exact zero divides like +0: 1/0 = +∞, −1/0 = −∞, 0/0 is NaN. x/±∞ is 0.</summary>
    public Ball Divide(Ball a, Ball b)
    {
        if (a.IsNaN || b.IsNaN || (a.IsInfinite && b.IsInfinite))
            return Ball.NaN;
        if (b.IsInfinite)
            return Ball.Zero;
        if (b.IsZero)
            return SignOf(a) is var sign && sign == 0 ? Ball.NaN : Infinity(sign);
        int divisorSign = SignOf(b);
        if (a.IsInfinite)
            return Infinity(divisorSign * SignOf(a));
        if (a.IsZero)
            return Ball.Zero;
        var (quotient, exact) = BigFloat.Quotient(a.Mid, b.Mid, Bits);
        var radius = exact ? Magnitude.Zero : Magnitude.PowerOfTwo(quotient.Exponent);
        if (!a.IsExact || !b.IsExact)
        {
            // |a/b − a₀/b₀| ≤ (r_a + |a₀/b₀|·r_b) / (|b₀| − r_b)
            var ratio = Magnitude.Above(quotient) + radius;
            radius += (a.Radius + ratio * b.Radius) / LeastMagnitude(b);
        }
        return Round(new(quotient, radius));
    }

    // A lower bound of |x| over a ball that does not hold zero.
    private static Magnitude LeastMagnitude(Ball x) => x.Mid.Sign < 0 ? Magnitude.Below(x.Upper) : Magnitude.Below(x.Lower);

    // Products of the ends: tight, and 0 stays an end, which midpoint and radius would lose.
    private Ball MultiplyEnds(Ball a, Ball b)
    {
        BigFloat aLower = a.Lower, aUpper = a.Upper, bLower = b.Lower, bUpper = b.Upper;
        BigFloat p = aLower * bLower, q = aLower * bUpper, r = aUpper * bLower, s = aUpper * bUpper;
        return Hull(
            BigFloat.Min(BigFloat.Min(p, q), BigFloat.Min(r, s)),
            BigFloat.Max(BigFloat.Max(p, q), BigFloat.Max(r, s)));
    }

    private static Ball AddSpecial(Ball a, Ball b)
    {
        if (a.IsNaN || b.IsNaN)
            return Ball.NaN;
        if (a.IsInfinite && b.IsInfinite)
            return a.Kind == b.Kind ? a : Ball.NaN;
        return a.IsInfinite ? a : b;
    }

    private static Ball MultiplySpecial(Ball a, Ball b)
    {
        if (a.IsNaN || b.IsNaN || a.IsZero || b.IsZero)
            return Ball.NaN;
        return Infinity(SignOf(a) * SignOf(b));
    }
}
