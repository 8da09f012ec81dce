using System.Numerics;

namespace LossGen.Oracle.Arithmetic;

/// <summary>
/// Operations on balls at a working precision: the true result of the true operands lies in the returned ball.
/// What that many bits cannot decide throws <see cref="PrecisionException"/>. Magnitudes beyond 2^(2^61) count as infinite.
/// </summary>
public readonly partial record struct BallArithmetic(int Bits)
{
    /// <summary>The precision to begin with.</summary>
    public const int StartBits = 200;

    /// <summary>The precision at which to give up.</summary>
    public const int MostBits = 32_768;

    // Bits that cover the few units of rounding a function loses inside.
    private const int Guard = 16;

    // Exponents stay far enough from the ends of long that one product or quotient cannot overflow it.
    private const long WidestExponent = 1L << 61;

    /// <summary>The operations at twice the precision.</summary>
    public BallArithmetic Doubled => new(Bits * 2);

    /// <summary>The ball with its midpoint cut to the working precision.</summary>
    public Ball Round(Ball x)
    {
        if (!x.IsFinite)
            return x;
        var mid = x.Mid.Cut(Bits, out bool exact);
        var radius = exact ? x.Radius : x.Radius + Magnitude.PowerOfTwo(mid.Exponent);
        return Confine(new(mid, radius));
    }

    /// <summary>The smallest ball around two, for a choice that is not decided or does not matter.</summary>
    public Ball Union(Ball a, Ball b)
    {
        if (a.IsFinite && b.IsFinite)
            return Hull(BigFloat.Min(a.Lower, b.Lower), BigFloat.Max(a.Upper, b.Upper));
        return a.Kind == b.Kind ? a : throw new PrecisionException("A number or an infinity.");
    }

    private BallArithmetic With(long more) => new(checked(Bits + (int)more));

    // A bound that is zero stays one: 0 is then the lower end exactly, so that roots and signs still work.
    private Ball Hull(BigFloat lower, BigFloat upper)
    {
        if (lower == upper)
            return Round(Ball.Exact(lower));
        if (lower.IsZero)
            return FromZeroTo(Magnitude.Above(upper));
        if (upper.IsZero)
            return -FromZeroTo(Magnitude.Above(lower));
        var mid = BigFloat.AddDown(lower, upper).Scale(-1).Cut(Bits, out _);
        var radius = Magnitude.Max(Magnitude.Above(BigFloat.AddUp(upper, -mid)), Magnitude.Above(BigFloat.AddUp(mid, -lower)));
        return Confine(new(mid, radius));
    }

    private static Ball FromZeroTo(Magnitude upper)
    {
        var half = upper.Scale(-1);
        return new(half.ToBigFloat(), half);
    }

    private static Ball Confine(Ball x)
    {
        long top = x.Mid.TopExponent, radiusTop = x.Radius.TopExponent;
        if (top > WidestExponent)
            return radiusTop < top - 1 ? Infinity(x.Mid.Sign) : throw new PrecisionException("The sign of an infinity.");
        if (radiusTop > WidestExponent)
            throw new PrecisionException("A radius without bound.");
        if (!x.Mid.IsZero && top < -WidestExponent)
            return Tiny(x);
        return x.Radius.IsZero || radiusTop >= -WidestExponent ? x : new(x.Mid, Magnitude.PowerOfTwo(-WidestExponent));
    }

    private static Ball Tiny(Ball x)
    {
        var range = FromZeroTo(Magnitude.PowerOfTwo(1 - WidestExponent));
        return x.Sign switch
        {
            1 => range,
            -1 => -range,
            _ => x.ContainsZero && x.Mid.Abs() == x.Radius.ToBigFloat()
                ? (x.Mid.Sign > 0 ? range : -range)
                : new(BigFloat.Zero, Magnitude.Max(x.Radius, Magnitude.PowerOfTwo(-WidestExponent)).Scale(1)),
        };
    }

    private static Ball Infinity(int sign) => sign > 0 ? Ball.PositiveInfinity : Ball.NegativeInfinity;

    private static int SignOf(Ball x) => x.Sign ?? throw new PrecisionException("The sign of a ball that holds zero.");

    // The value of a fixed-point kernel: value · 2^-scale, off by at most that many units.
    private Ball FromFixed(BigInteger value, int scale, int units) => Round(new(new(value, -scale), Magnitude.Units((ulong)units, -scale)));
}
