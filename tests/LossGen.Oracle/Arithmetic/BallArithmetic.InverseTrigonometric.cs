using System.Numerics;
using LossGen.Oracle.Arithmetic.FixedPoint;

namespace LossGen.Oracle.Arithmetic;

public readonly partial record struct BallArithmetic
{
    /// <summary>arctan x; ±π/2 at ±∞.</summary>
    public Ball Atan(Ball x)
    {
        if (!x.IsFinite)
            return x.IsNaN ? x : HalfPi(SignOf(x));
        var point = x.Mid.Sign < 0 ? -AtanOf(-x.Mid) : AtanOf(x.Mid);
        if (x.IsExact)
            return point;
        // The slope is 1/(1 + x²) at the end next to 0.
        var least = x.ContainsZero ? Magnitude.Zero : LeastMagnitude(x);
        return Round(point.Widen(least.TopExponent > 0 ? x.Radius / least / least : x.Radius));
    }

    /// <summary>The angle of the point (x, y) in (−π, π]; 0 at the origin.</summary>
    public Ball Atan2(Ball y, Ball x)
    {
        if (y.IsNaN || x.IsNaN)
            return Ball.NaN;
        if (y.IsInfinite && x.IsInfinite)
            return Multiply(HalfPi(SignOf(y)), Ball.From(SignOf(x) > 0 ? 0.5 : 1.5));
        if (y.IsZero)
            return SignOf(x) >= 0 ? Ball.Zero : Pi;
        if (x.Sign == 1)
            return Atan(With(Guard).Divide(y, x));
        int side = SignOf(y);
        return Subtract(HalfPi(side), With(Guard).Atan(With(Guard).Divide(x, y)));
    }

    /// <summary>arcsin x; NaN beyond ±1.</summary>
    public Ball Asin(Ball x)
    {
        if (IsBeyondOne(x))
            return Ball.NaN;
        var inner = With(Guard);
        return Atan2(x, inner.Sqrt(inner.Multiply(inner.Subtract(Ball.One, x), inner.Add(Ball.One, x))));
    }

    /// <summary>arccos x; NaN beyond ±1.</summary>
    public Ball Acos(Ball x)
    {
        if (IsBeyondOne(x))
            return Ball.NaN;
        // Both roots are precise where the angle is small.
        var inner = With(Guard);
        return Atan2(inner.Sqrt(inner.Subtract(Ball.One, x)), inner.Sqrt(inner.Add(Ball.One, x))).Scale(1);
    }

    private Ball HalfPi(int sign) => sign > 0 ? Pi.Scale(-1) : -Pi.Scale(-1);

    private static bool IsBeyondOne(Ball x)
    {
        if (!x.IsFinite)
            return true;
        if (x.Lower >= -BigFloat.One && x.Upper <= BigFloat.One)
            return false;
        return x.Lower > BigFloat.One || x.Upper < -BigFloat.One ? true : throw new PrecisionException("Which side of ±1 a number is on.");
    }

    private Ball AtanOf(BigFloat x)
    {
        if (x.IsZero)
            return Ball.Zero;
        long top = x.TopExponent;
        // |arctan x − x| ≤ |x|³, π/2 − arctan x ≤ 1/x
        if (top < -Bits - Guard)
            return Round(Ball.Exact(x)).Widen(Magnitude.PowerOfTwo(3 * top));
        if (top > Bits + Guard)
            return HalfPi(1).Widen(Magnitude.PowerOfTwo(1 - top));
        int scale = Bits + Guard + (int)Math.Max(0, -top);
        var argument = x.ToFixed(scale);
        var one = BigInteger.One << scale;
        if (argument <= one)
            return FromFixed(AtanKernel.Compute(argument, scale), scale, AtanKernel.Units + 1);
        // arctan x = π/2 − arctan(1/x)
        var reciprocal = (one << scale) / argument;
        return FromFixed((Constants.Pi(scale) >> 1) - AtanKernel.Compute(reciprocal, scale), scale, AtanKernel.Units + 4);
    }
}
