using LossGen.Oracle.Arithmetic.FixedPoint;

namespace LossGen.Oracle.Arithmetic;

public readonly partial record struct BallArithmetic
{
    /// <summary>log |Γ(x)|; +∞ at 0, at the negative integers and at ±∞.</summary>
    public Ball LogGamma(Ball x)
    {
        if (!x.IsFinite)
            return x.IsNaN ? x : Ball.PositiveInfinity;
        if (x.Sign == 1)
            return x.IsExact ? LogGammaOf(x.Mid) : LogGammaOf(x.Mid).Widen(x.Radius * Magnitude.Max(DigammaBound(x.Lower), DigammaBound(x.Upper)));
        if (IsPole(x))
            return Ball.PositiveInfinity;
        // Γ(x)·Γ(−x) = −π / (x·sin πx)
        return Subtract(Log(Divide(Pi, Abs(Multiply(x, Sin(Multiply(Pi, FromNearestInteger(x))))))), LogGamma(-x));
    }

    /// <summary>The derivative of log Γ; NaN at 0, at the negative integers and at −∞.</summary>
    public Ball Digamma(Ball x)
    {
        if (!x.IsFinite)
            return x.Kind == BallKind.PositiveInfinity ? x : Ball.NaN;
        if (x.Sign == 1)
            return x.IsExact ? DigammaOf(x.Mid) : Hull(DigammaOf(x.Lower).Lower, DigammaOf(x.Upper).Upper);
        if (IsPole(x))
            return Ball.NaN;
        // ψ(x) = ψ(1 − x) − π·cot πx
        var (sin, cos) = SinCos(Multiply(Pi, FromNearestInteger(x)));
        return Subtract(Digamma(Subtract(Ball.One, x)), Divide(Multiply(Pi, cos), sin));
    }

    // Next to a root, and from the logarithm of a long product, some bits cancel.
    private Ball LogGammaOf(BigFloat x) => Round(With(2 * Guard).StirlingLogGamma(x));

    private Ball DigammaOf(BigFloat x) => Round(With(2 * Guard).StirlingDigamma(x));

    // Stirling's series at z = x + n, n steps of Γ(x + 1) = x·Γ(x) away; what is left out of it is less than the first term left out.
    private Ball StirlingLogGamma(BigFloat x)
    {
        if (x == BigFloat.One || x == BigFloat.From(2))
            return Ball.Zero;
        var (product, z) = (Ball.One, Ball.Exact(x));
        for (; z.Lower < BigFloat.From(LeastStirling); z = Add(z, Ball.One))
            product = Multiply(product, z);
        var sum = Add(Subtract(Multiply(Subtract(z, Ball.One.Scale(-1)), Log(z)), z), Log(Pi.Scale(1)).Scale(-1));
        var power = Divide(Ball.One, z);
        var inverseSquare = Square(power);
        for (var k = 1; ; k++)
        {
            var term = Multiply(Divide(Bernoulli(k), Ball.From(2L * k * (2 * k - 1))), power);
            if (term.Mid.TopExponent < -Bits - Guard)
                return Subtract(sum.Widen(Magnitude.Above(term.Mid.Abs()).Scale(1)), Log(product));
            sum = Add(sum, term);
            power = Multiply(power, inverseSquare);
        }
    }

    private Ball StirlingDigamma(BigFloat x)
    {
        var (steps, z) = (Ball.Zero, Ball.Exact(x));
        for (; z.Lower < BigFloat.From(LeastStirling); z = Add(z, Ball.One))
            steps = Add(steps, Divide(Ball.One, z));
        var inverse = Divide(Ball.One, z);
        var sum = Subtract(Log(z), inverse.Scale(-1));
        var inverseSquare = Square(inverse);
        var power = inverseSquare;
        for (var k = 1; ; k++)
        {
            var term = Multiply(Divide(Bernoulli(k), Ball.From(2L * k)), power);
            if (term.Mid.TopExponent < -Bits - Guard)
                return Subtract(sum.Widen(Magnitude.Above(term.Mid.Abs()).Scale(1)), steps);
            sum = Subtract(sum, term);
            power = Multiply(power, inverseSquare);
        }
    }

    private long LeastStirling => Bits / 4 + Guard;

    private Ball Bernoulli(int k)
    {
        var (numerator, denominator) = BernoulliNumbers.Even(k);
        return Ball.FromRational(numerator, denominator, Bits);
    }

    private Magnitude DigammaBound(BigFloat x) => Magnitude.Above(Abs(DigammaOf(x)).Upper);

    private static bool IsPole(Ball x) => x.IsExact ? x.Mid.IsInteger : x.Mid.RoundToMultipleOf(0) is var nearest && x.Contains(nearest)
        ? throw new PrecisionException("On which side of a pole.")
        : false;

    private static Ball FromNearestInteger(Ball x) => new(x.Mid - x.Mid.RoundToMultipleOf(0), x.Radius);
}
