namespace LossGen.Oracle.Arithmetic;

public readonly partial record struct BallArithmetic
{
    /// <summary>sinh x.</summary>
    public Ball Sinh(Ball x)
    {
        if (IsNegativeSide(x))
            return -Sinh(-x);
        var inner = With(Guard);
        if (!x.IsFinite || x.Mid.TopExponent > 1)
            return Subtract(inner.Exp(x), inner.Exp(-x)).Scale(-1);
        // With t = e^x − 1: (t + t/(1 + t))/2, which keeps the digits near 0.
        var t = inner.Expm1(x);
        return Add(t, inner.Divide(t, inner.Add(Ball.One, t))).Scale(-1);
    }

    /// <summary>cosh x.</summary>
    public Ball Cosh(Ball x)
    {
        var inner = With(Guard);
        return Add(inner.Exp(x), inner.Exp(-x)).Scale(-1);
    }

    /// <summary>tanh x; ±1 at ±∞.</summary>
    public Ball Tanh(Ball x)
    {
        if (IsNegativeSide(x))
            return -Tanh(-x);
        var inner = With(Guard);
        var t = inner.Expm1(-x.Scale(1));
        return Divide(-t, inner.Add(Ball.From(2), t));
    }

    // The odd functions are computed on the side of the midpoint, where they do not cancel.
    private static bool IsNegativeSide(Ball x) => x.Kind == BallKind.NegativeInfinity || x.Mid.Sign < 0;
}
