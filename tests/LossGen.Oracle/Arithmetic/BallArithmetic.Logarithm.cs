using System.Numerics;
using LossGen.Oracle.Arithmetic.FixedPoint;

namespace LossGen.Oracle.Arithmetic;

public readonly partial record struct BallArithmetic
{
    /// <summary>log x; −∞ at exactly 0, NaN below.</summary>
    public Ball Log(Ball x)
    {
        if (!x.IsFinite)
            return x.Kind == BallKind.NegativeInfinity ? Ball.NaN : x;
        if (x.IsZero)
            return Ball.NegativeInfinity;
        if (SignOf(x) < 0)
            return Ball.NaN;
        var point = LogOf(x.Mid);
        // |log(m ± r) − log m| ≤ r/(m − r)
        return x.IsExact ? point : Round(point.Widen(x.Radius / LeastMagnitude(x)));
    }

    /// <summary>log(1 + x), precise near 0; −∞ at exactly −1, NaN below.</summary>
    public Ball Log1p(Ball x)
    {
        if (!x.IsFinite)
            return x.Kind == BallKind.NegativeInfinity ? Ball.NaN : x;
        var shifted = new Ball(BigFloat.AddDown(BigFloat.One, x.Lower), Magnitude.Zero);
        if (shifted.Mid.Sign <= 0)
        {
            if (x.IsExact)
                return shifted.Mid.IsZero ? Ball.NegativeInfinity : Ball.NaN;
            return x.Upper < -BigFloat.One ? Ball.NaN : throw new PrecisionException("The sign of 1 + x.");
        }
        var point = Log1pOf(x.Mid);
        return x.IsExact ? point : Round(point.Widen(x.Radius / Magnitude.Below(shifted.Mid)));
    }

    private Ball Log1pOf(BigFloat x)
    {
        if (x.IsZero)
            return Ball.Zero;
        // |log(1 + x) − x| ≤ x² for |x| ≤ 1/2
        if (x.TopExponent < -Bits - Guard)
            return Round(Ball.Exact(x)).Widen(Magnitude.PowerOfTwo(2 * x.TopExponent));
        // log(1 + x) − log x ≤ 1/x
        return x.TopExponent > Bits + Guard
            ? LogOf(x).Widen(Magnitude.PowerOfTwo(1 - x.TopExponent))
            : LogOf(BigFloat.One + x);
    }

    private Ball LogOf(BigFloat x)
    {
        // x = f·2^k with 1 ≤ f < 2
        long k = x.TopExponent - 1;
        var fraction = x.Scale(-k);
        int scale = Bits + Guard + BitOperations.Log2((ulong)Math.Abs(k) | 1);
        if (k is 0 or -1)
        {
            var distance = x - BigFloat.One;
            if (distance.IsZero)
                return Ball.Zero;
            long lost = -distance.TopExponent;
            if (lost > Bits + Guard)
                return Round(Ball.Exact(distance)).Widen(Magnitude.PowerOfTwo(-2 * lost));
            scale = Bits + Guard + (int)Math.Max(0, lost);
        }
        var log = LogKernel.Compute(fraction.ToFixed(scale), scale);
        // f was cut by one unit and ln 2 by one, which counts k times.
        var units = Magnitude.Units(LogKernel.Units + 1 + (ulong)Math.Abs(k), -scale);
        return Round(new(new(log + k * Constants.Ln2(scale), -scale), units));
    }
}
