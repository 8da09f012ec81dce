namespace LossGen.Oracle.Arithmetic;

public readonly partial record struct BallArithmetic
{
    /// <summary>arsinh x.</summary>
    public Ball Asinh(Ball x)
    {
        if (IsNegativeSide(x))
            return -Asinh(-x);
        if (IsFarOut(x))
            return LogOfDouble(x);
        // log1p(x + x²/(1 + √(1 + x²)))
        var inner = With(Guard);
        var square = inner.Square(x);
        var root = inner.Sqrt(inner.Add(Ball.One, square));
        return Log1p(inner.Add(x, inner.Divide(square, inner.Add(Ball.One, root))));
    }

    /// <summary>arcosh x; NaN below 1.</summary>
    public Ball Acosh(Ball x)
    {
        if (x.IsNaN || PrecisionException.Require(Ball.IsLess(x, Ball.One), "Whether a number is below 1."))
            return Ball.NaN;
        if (IsFarOut(x))
            return LogOfDouble(x);
        // log1p((x − 1) + √((x − 1)(x + 1)))
        var inner = With(Guard);
        var less = inner.Subtract(x, Ball.One);
        return Log1p(inner.Add(less, inner.Sqrt(inner.Multiply(less, inner.Add(x, Ball.One)))));
    }

    /// <summary>artanh x; ±∞ at exactly ±1, NaN beyond.</summary>
    public Ball Atanh(Ball x)
    {
        if (IsBeyondOne(x))
            return Ball.NaN;
        if (IsNegativeSide(x))
            return -Atanh(-x);
        // log1p(2x/(1 − x))/2
        var inner = With(Guard);
        return Log1p(inner.Divide(x.Scale(1), inner.Subtract(Ball.One, x))).Scale(-1);
    }

    // Where 1 beside x² is lost; squares of the widest numbers would also leave the exponents.
    private bool IsFarOut(Ball x) => !x.IsFinite || (x.Mid.TopExponent > Bits && x.Radius.TopExponent < x.Mid.TopExponent - 1);

    // |log(x + √(x² ± 1)) − log 2x| ≤ 1/x² for x ≥ 2
    private Ball LogOfDouble(Ball x)
    {
        var log = Log(x.Scale(1));
        return x.IsFinite ? log.Widen(Magnitude.PowerOfTwo(2 * (2 - x.Mid.TopExponent))) : log;
    }
}
