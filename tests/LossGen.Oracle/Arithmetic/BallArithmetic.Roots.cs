using System.Numerics;
using LossGen.Oracle.Arithmetic.FixedPoint;

namespace LossGen.Oracle.Arithmetic;

public readonly partial record struct BallArithmetic
{
    /// <summary>The square root, exact for squares; NaN below 0.</summary>
    public Ball Sqrt(Ball x)
    {
        if (!x.IsFinite)
            return x.Kind == BallKind.NegativeInfinity ? Ball.NaN : x;
        if (x.IsZero)
            return x;
        if (x.ContainsZero)
            return x.Lower.IsZero ? FromZeroTo(Magnitude.Above(SqrtOf(x.Upper).Upper)) : throw new PrecisionException("The sign of a radicand.");
        if (x.Mid.Sign < 0)
            return Ball.NaN;
        var root = SqrtOf(x.Mid);
        // |√(m ± r) − √m| ≤ r/√m
        return x.IsExact ? root : Round(root.Widen(x.Radius / LeastMagnitude(root)));
    }

    /// <summary>The real cube root, exact for cubes.</summary>
    public Ball Cbrt(Ball x)
    {
        if (!x.IsFinite || x.IsZero)
            return x;
        if (x.Mid.Sign < 0)
            return -Cbrt(-x);
        if (x.ContainsZero)
        {
            var most = Magnitude.Above(CbrtOf(x.Upper).Upper);
            return x.Lower.IsZero ? FromZeroTo(most) : new(BigFloat.Zero, most);
        }
        var root = CbrtOf(x.Mid);
        var least = LeastMagnitude(root);
        // |∛(m ± r) − ∛m| ≤ r/(∛m)²
        return x.IsExact ? root : Round(root.Widen(x.Radius / least / least));
    }

    private Ball SqrtOf(BigFloat x) => RootOf(x, 2, IntegerRoot.Sqrt, static root => root * root);

    private Ball CbrtOf(BigFloat x) => RootOf(x, 3, IntegerRoot.Cbrt, static root => root * root * root);

    private Ball RootOf(BigFloat x, int degree, Func<BigInteger, BigInteger> floor, Func<BigInteger, BigInteger> power)
    {
        // Enough digits in front of the root's floor, and an exponent the degree divides.
        long shift = Math.Max(0, (long)degree * (Bits + 2) - (x.TopExponent - x.Exponent));
        shift += ((x.Exponent - shift) % degree + degree) % degree;
        var radicand = x.Mantissa << (int)shift;
        var root = floor(radicand);
        long exponent = (x.Exponent - shift) / degree;
        bool exact = power(root) == radicand;
        return Round(new(new(root, exponent), exact ? Magnitude.Zero : Magnitude.PowerOfTwo(exponent)));
    }
}
