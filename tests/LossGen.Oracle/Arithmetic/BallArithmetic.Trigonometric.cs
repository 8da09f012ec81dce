using System.Numerics;
using LossGen.Oracle.Arithmetic.FixedPoint;

namespace LossGen.Oracle.Arithmetic;

public readonly partial record struct BallArithmetic
{
    // Angles beyond 2^(2^16) are not reduced: all that is said of their sine is that it lies in [-1, 1].
    private const int WidestAngle = 1 << 16;

    /// <summary>π.</summary>
    public Ball Pi => FromFixed(Constants.Pi(Bits + Guard), Bits + Guard, 1);

    /// <summary>sin x; NaN at ±∞.</summary>
    public Ball Sin(Ball x) => SinCos(x).Sin;

    /// <summary>cos x; NaN at ±∞.</summary>
    public Ball Cos(Ball x) => SinCos(x).Cos;

    /// <summary>tan x; NaN at ±∞.</summary>
    public Ball Tan(Ball x)
    {
        var (sin, cos) = With(Guard).SinCos(x);
        return Divide(sin, cos);
    }

    /// <summary>sin x and cos x; NaN at ±∞.</summary>
    public (Ball Sin, Ball Cos) SinCos(Ball x)
    {
        if (!x.IsFinite)
            return (Ball.NaN, Ball.NaN);
        if (x.Mid.TopExponent > WidestAngle || x.Radius.TopExponent > 1)
            return (new(BigFloat.Zero, Magnitude.PowerOfTwo(0)), new(BigFloat.Zero, Magnitude.PowerOfTwo(0)));
        var (sin, cos) = SinCosOf(x.Mid);
        return x.IsExact ? (sin, cos) : (Round(sin.Widen(x.Radius)), Round(cos.Widen(x.Radius)));
    }

    private (Ball Sin, Ball Cos) SinCosOf(BigFloat x)
    {
        if (x.IsZero)
            return (Ball.Zero, Ball.One);
        long top = x.TopExponent;
        // |sin x − x| ≤ |x|³ and |cos x − 1| ≤ x²
        if (top < -Bits - Guard)
            return (Round(Ball.Exact(x)).Widen(Magnitude.PowerOfTwo(3 * top)), Ball.One.Widen(Magnitude.PowerOfTwo(2 * top)));
        // x = q·π/2 + r; q units of π/2 are cut off, and `whole` more bits make up for them. Small angles keep their own digits.
        int whole = (int)Math.Max(0, top);
        int scale = Bits + Guard + (int)Math.Max(0, -top);
        var quarter = Constants.Pi(scale + whole) >> 1;
        var angle = x.ToFixed(scale + whole);
        var quadrant = top < 0 ? BigInteger.Zero : FloorDivide(angle + (quarter >> 1), quarter);
        var (s, c) = SinCosKernel.Compute((angle - quadrant * quarter) >> whole, scale);
        var (sin, cos) = (int)(quadrant & 3) switch
        {
            0 => (s, c),
            1 => (c, -s),
            2 => (-s, -c),
            _ => (-c, s),
        };
        const int units = SinCosKernel.Units + 4;
        return (FromFixed(sin, scale, units), FromFixed(cos, scale, units));
    }

    private static BigInteger FloorDivide(BigInteger a, BigInteger b)
    {
        var quotient = BigInteger.DivRem(a, b, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }
}
