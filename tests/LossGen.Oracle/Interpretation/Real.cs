using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Interpretation;

/// <summary>A ball with the arithmetic that works on it, so that rules read as formulas.</summary>
internal readonly record struct Real(Ball Ball, BallArithmetic Arithmetic)
{
    public bool IsZero => Ball.IsZero;

    public Real Abs => new(Arithmetic.Abs(Ball), Arithmetic);

    public Real Square => new(Arithmetic.Square(Ball), Arithmetic);

    public Real Sqrt => new(Arithmetic.Sqrt(Ball), Arithmetic);

    public Real Cbrt => new(Arithmetic.Cbrt(Ball), Arithmetic);

    public Real Exp => InReach(Arithmetic.Exp(Ball));

    public Real Expm1 => InReach(Arithmetic.Expm1(Ball));

    public Real Log => new(Arithmetic.Log(Ball), Arithmetic);

    public Real Log1p => new(Arithmetic.Log1p(Ball), Arithmetic);

    public Real Sin => new(Arithmetic.Sin(Ball), Arithmetic);

    public Real Cos => new(Arithmetic.Cos(Ball), Arithmetic);

    public Real Tan => new(Arithmetic.Tan(Ball), Arithmetic);

    public Real Sinh => InReach(Arithmetic.Sinh(Ball));

    public Real Cosh => InReach(Arithmetic.Cosh(Ball));

    public Real Tanh => new(Arithmetic.Tanh(Ball), Arithmetic);

    public Real Erf => new(Arithmetic.Erf(Ball), Arithmetic);

    public Real Erfc => new(Arithmetic.Erfc(Ball), Arithmetic);

    public Real LogGamma => new(Arithmetic.LogGamma(Ball), Arithmetic);

    public Real Digamma => new(Arithmetic.Digamma(Ball), Arithmetic);

    public Real Ln2 => Of(2).Log;

    public Real Pi => new(Arithmetic.Pi, Arithmetic);

    public Real Ln10 => Of(10).Log;

    public Real Of(int value) => new(Ball.From(value), Arithmetic);

    public Real Pow(Real y)
    {
        var power = Arithmetic.Pow(Ball, y.Ball);
        return IsZero ? new(power, Arithmetic) : InReach(power, y);
    }

    /// <summary>The angle of the point (x, this).</summary>
    public Real Atan2(Real x) => new(Arithmetic.Atan2(Ball, x.Ball), Arithmetic);

    /// <summary>Where the sign is known; the precision does not do where it is not.</summary>
    public int Sign() => Ball.IsNaN ? 0 : Ball.Sign ?? throw new PrecisionException("The sign of a value.");

    public bool IsLess(Real other) => PrecisionException.Require(Ball.IsLess(Ball, other.Ball), "Which of two values is less.");

    public bool IsEqual(Real other) => PrecisionException.Require(Ball.IsEqual(Ball, other.Ball), "Whether two values are equal.");

    public static Real operator -(Real x) => new(-x.Ball, x.Arithmetic);

    public static Real operator +(Real x, Real y) => new(x.Arithmetic.Add(x.Ball, y.Ball), x.Arithmetic);

    public static Real operator -(Real x, Real y) => new(x.Arithmetic.Subtract(x.Ball, y.Ball), x.Arithmetic);

    public static Real operator *(Real x, Real y) => new(x.Arithmetic.Multiply(x.Ball, y.Ball), x.Arithmetic);

    public static Real operator /(Real x, Real y) => new(x.Arithmetic.Divide(x.Ball, y.Ball), x.Arithmetic);

    public static Real operator +(int x, Real y) => y.Of(x) + y;

    public static Real operator -(int x, Real y) => y.Of(x) - y;

    public static Real operator -(Real x, int y) => x - x.Of(y);

    public static Real operator *(int x, Real y) => y.Of(x) * y;

    public static Real operator /(int x, Real y) => y.Of(x) / y;

    public static Real operator /(Real x, int y) => x / x.Of(y);

    // Exponents of the arithmetic end at 2^61: an infinity made of finite numbers is not one.
    private Real InReach(Ball result, Real? other = null) => result.IsInfinite && Ball.IsFinite && other?.Ball.IsFinite != false
        ? throw new OutOfReachException("An exponential beyond the exponents of the arithmetic.")
        : new(result, Arithmetic);
}
