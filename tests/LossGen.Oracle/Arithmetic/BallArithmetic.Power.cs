using System.Numerics;

namespace LossGen.Oracle.Arithmetic;

public readonly partial record struct BallArithmetic
{
    // Exponents of that many bits are multiplied out, which keeps powers of exact numbers exact.
    private const int MultipliedOutBits = 10;

    // A longer exponent of the exponential leaves its range anyway.
    private const int MostIntegerBits = 62;

    /// <summary>
    /// x^y. x^0 and 1^y are 1, also for NaN; 0^y is 0 for y &gt; 0 and +∞ for y &lt; 0; a negative x needs an integer y, else NaN.
    /// Infinities as in IEEE 754.
    /// </summary>
    public Ball Pow(Ball x, Ball y)
    {
        if (y.IsZero || IsExactly(x, 1))
            return Ball.One;
        if (x.IsNaN || y.IsNaN)
            return Ball.NaN;
        if (y.IsInfinite)
            return PowToInfinity(x, SignOf(y));
        if (x.IsInfinite)
            return PowOfInfinity(x, y);
        if (x.IsZero)
            return SignOf(y) > 0 ? Ball.Zero : Ball.PositiveInfinity;
        if (y.IsExact && y.Mid.TopExponent <= MultipliedOutBits)
        {
            if (y.Mid.IsInteger)
                return PowInteger(x, (int)y.Mid.ToDouble());
            if (y.Mid.Scale(1).IsInteger)
                return PowInteger(With(Guard).Sqrt(x), (int)y.Mid.Scale(1).ToDouble());
        }
        return PowGeneral(x, y);
    }

    private Ball PowInteger(Ball x, int n)
    {
        if (!x.IsFinite)
            return x;
        var inner = With(Guard + 2 * BitOperations.Log2((uint)Math.Abs(n)));
        var (power, square) = (Ball.One, x);
        for (int rest = Math.Abs(n); ;)
        {
            if ((rest & 1) != 0)
                power = inner.Multiply(power, square);
            if ((rest >>= 1) == 0)
                break;
            square = inner.Square(square);
        }
        return n < 0 ? Divide(Ball.One, power) : Round(power);
    }

    private Ball PowGeneral(Ball x, Ball y)
    {
        if (x.ContainsZero)
            return PowTouchingZero(x, y);
        if (x.Mid.Sign > 0)
            return ExpOfProduct(x, y);
        if (y.IsExact)
            return !y.Mid.IsInteger ? Ball.NaN : IsOdd(y) ? -ExpOfProduct(-x, y) : ExpOfProduct(-x, y);
        return y.Lower.Ceiling() > y.Upper ? Ball.NaN : throw new PrecisionException("Whether an exponent is an integer.");
    }

    private Ball PowTouchingZero(Ball x, Ball y) => x.Lower.IsZero && y.Sign == 1
        ? FromZeroTo(Magnitude.Above(ExpOfProduct(Ball.Exact(x.Upper), y).Upper))
        : throw new PrecisionException("A power of a ball that holds zero.");

    // The digits of y·log x in front of the point are lost to those of the result.
    private Ball ExpOfProduct(Ball x, Ball y)
    {
        long logDigits = 1 + BitOperations.Log2((ulong)Math.Abs(x.Mid.TopExponent) + 1);
        var inner = With(Guard + logDigits + Math.Clamp(y.Mid.TopExponent, 0, MostIntegerBits));
        return Round(inner.Exp(inner.Multiply(y, inner.Log(x))));
    }

    private Ball PowToInfinity(Ball x, int sign)
    {
        if (IsExactly(x, -1))
            return Ball.One;
        bool shrinks = PrecisionException.Require(Ball.IsLess(Abs(x), Ball.One), "Whether a base is below 1.");
        return shrinks == sign > 0 ? Ball.Zero : Ball.PositiveInfinity;
    }

    private static Ball PowOfInfinity(Ball x, Ball y)
    {
        if (SignOf(y) < 0)
            return Ball.Zero;
        if (x.Kind == BallKind.PositiveInfinity)
            return x;
        if (!y.IsExact && y.Lower.Ceiling() <= y.Upper)
            throw new PrecisionException("Whether an exponent is an odd integer.");
        return y.IsExact && IsOdd(y) ? Ball.NegativeInfinity : Ball.PositiveInfinity;
    }

    private static bool IsExactly(Ball x, int value) => x.IsExact && x.Mid == BigFloat.From(value);

    private static bool IsOdd(Ball y) => y.Mid.IsInteger && !y.Mid.Scale(-1).IsInteger;
}
