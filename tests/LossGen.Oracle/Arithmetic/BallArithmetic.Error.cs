namespace LossGen.Oracle.Arithmetic;

public readonly partial record struct BallArithmetic
{
    /// <summary>The error function 2/√π · ∫e^(−t²) from 0 to x.</summary>
    public Ball Erf(Ball x) => x.Kind switch
    {
        BallKind.PositiveInfinity => Ball.One,
        BallKind.NegativeInfinity => -Ball.One,
        BallKind.NaN => x,
        _ => x.IsExact ? ErfOf(x.Mid) : Hull(ErfOf(x.Lower).Lower, ErfOf(x.Upper).Upper),
    };

    /// <summary>1 − erf x, precise also where it is small.</summary>
    public Ball Erfc(Ball x) => x.Kind switch
    {
        BallKind.PositiveInfinity => Ball.Zero,
        BallKind.NegativeInfinity => Ball.From(2),
        BallKind.NaN => x,
        _ => x.IsExact ? ErfcOf(x.Mid) : Hull(ErfcOf(x.Upper).Lower, ErfcOf(x.Lower).Upper),
    };

    // 2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (1·3·5···(2n+1)), whose terms have one sign.
    private Ball ErfOf(BigFloat x)
    {
        if (x.IsZero)
            return Ball.Zero;
        if (IsFarTail(x))
            return x.Sign > 0 ? Subtract(Ball.One, FarErfc(x)) : Subtract(FarErfc(-x), Ball.One);
        var point = Ball.Exact(x);
        var twiceSquare = Square(point).Scale(1);
        var (sum, term) = (point, point);
        for (var n = 1; ; n++)
        {
            term = Divide(Multiply(term, twiceSquare), Ball.From(2 * n + 1));
            // From here on every term is less than half the one before.
            if (term.Mid.TopExponent < sum.Mid.TopExponent - Bits - Guard && twiceSquare.Upper < BigFloat.From(n))
                break;
            sum = Add(sum, term);
        }

        sum = sum.Widen(Magnitude.Above(term.Upper.Abs()).Scale(2));
        return Divide(Multiply(sum, Exp(-Square(point))).Scale(1), Sqrt(Pi));
    }

    private Ball ErfcOf(BigFloat x)
    {
        if (x.Sign <= 0)
            return Subtract(Ball.One, ErfOf(x));
        if (IsFarTail(x))
            return FarErfc(x);
        // e^(−x²) is what is left of 1; log₂ e < 1.5.
        var lost = (long)Math.Ceiling(1.5 * Math.Pow(x.ToDouble(), 2));
        return Round(Subtract(Ball.One, With(lost + Guard).ErfOf(x)));
    }

    // Where the terms of the asymptotic series fall below the precision before they grow again.
    private bool IsFarTail(BigFloat x) => x.TopExponent > 60 || Math.Pow(x.ToDouble(), 2) > 0.75 * (Bits + 2 * Guard);

    // e^(−x²)/(x√π) · Σ (−1)ⁿ 1·3·5···(2n−1) / (2x²)ⁿ; what is left out is less than the first term left out.
    private Ball FarErfc(BigFloat x)
    {
        var point = Ball.Exact(x);
        var twiceSquare = Square(point).Scale(1);
        var (sum, term) = (Ball.One, Ball.One);
        for (var n = 1; term.Mid.TopExponent >= -Bits - Guard; n++)
        {
            term = -Divide(Multiply(term, Ball.From(2 * n - 1)), twiceSquare);
            sum = Add(sum, term);
        }

        sum = sum.Widen(Magnitude.Above(term.Mid.Abs()).Scale(1));
        return Divide(Multiply(sum, Exp(-Square(point))), Multiply(point, Sqrt(Pi)));
    }
}
