using System.Numerics;
using LossGen.Oracle.Arithmetic.FixedPoint;

namespace LossGen.Oracle.Arithmetic;

public readonly partial record struct BallArithmetic
{
    // |x| from 2^60 on is beyond the exponents: e^x is +∞, or somewhere in [0, 2^-(2^60)].
    private const int ExpRange = 60;

    /// <summary>e^x. From x = 2^60 on +∞, and up to −2^60 the ball [0, 2^-(2^60)]; e^−∞ is 0.</summary>
    public Ball Exp(Ball x)
    {
        if (!x.IsFinite)
            return x.Kind == BallKind.NegativeInfinity ? Ball.Zero : x;
        var bound = BigFloat.PowerOfTwo(ExpRange);
        if (x.Mid.TopExponent >= ExpRange || x.Radius.TopExponent >= ExpRange)
        {
            if (x.Lower >= bound)
                return Ball.PositiveInfinity;
            if (x.Upper >= bound)
                throw new PrecisionException("Whether an exponential is infinite.");
            if (x.Upper <= -bound)
                return FromZeroTo(Magnitude.PowerOfTwo(-(1L << ExpRange)));
        }
        if (x.Radius.TopExponent > 0)
            return FromZeroTo(Magnitude.Above(ExpOf(x.Upper).Upper));
        var point = ExpOf(x.Mid);
        return x.IsExact ? point : point.Widen(Magnitude.Above(point.Upper) * Expm1Bound(x.Radius));
    }

    /// <summary>e^x − 1, precise near 0.</summary>
    public Ball Expm1(Ball x)
    {
        bool near0 = x.IsFinite && x.Mid.TopExponent < 0 && x.Radius.TopExponent <= 0;
        if (!near0)
            return Subtract(With(Guard).Exp(x), Ball.One);
        var point = Expm1Near0(x.Mid);
        // e^x < 2 in front of the radius
        return Round(point.Widen(Expm1Bound(x.Radius).Scale(1)));
    }

    // e^r − 1 ≤ r + r² for 0 ≤ r ≤ 1
    private static Magnitude Expm1Bound(Magnitude radius) => radius + radius * radius;

    private Ball Expm1Near0(BigFloat x)
    {
        if (x.IsZero)
            return Ball.Zero;
        long lost = -x.TopExponent;
        // |e^x − 1 − x| ≤ x² for |x| ≤ 1
        return lost > Bits + Guard
            ? Round(Ball.Exact(x)).Widen(Magnitude.PowerOfTwo(-2 * lost))
            : Subtract(With(lost + Guard).ExpOf(x), Ball.One);
    }

    // |x| is below 2^61.
    private Ball ExpOf(BigFloat x)
    {
        if (x.IsZero)
            return Ball.One;
        // |e^x − 1| ≤ 2|x| for |x| ≤ 1
        if (x.TopExponent < -Bits - Guard)
            return Ball.One.Widen(Magnitude.PowerOfTwo(x.TopExponent + 1));
        // x = k ln 2 + r; k units of ln 2 are cut off, and `whole` more bits make up for them.
        int whole = (int)Math.Max(0, x.TopExponent);
        int scale = Bits + Guard;
        var k = BigInteger.DivRem(x.ToFixed(scale + whole), Constants.Ln2(scale + whole), out var r);
        if (r.Sign < 0)
        {
            r += Constants.Ln2(scale + whole);
            k -= 1;
        }
        var power = ExpKernel.Compute(r >> whole, scale);
        // r is off by 1 + |k| finer units and the cut, below 5 units, which e^r < 2.1 amplifies.
        return FromFixed(power, scale, ExpKernel.Units + 10).Scale((long)k);
    }
}
