using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Interpretation;

/// <summary>What each operation on numbers is, from its definition; the conventions at kinks are those of docs/conventions.md.</summary>
internal static class ElementRules
{
    public static readonly IReadOnlyDictionary<Op, ElementRule> Table = new Dictionary<Op, ElementRule>
    {
        [Ops.Add] = new((x, y) => x + y, One, One),
        [Ops.Subtract] = new((x, y) => x - y, One, at => -One(at)),
        [Ops.Multiply] = new((x, y) => x * y, at => at.Y, at => at.X),
        [Ops.ZeroProduct] = new(Weighted, at => at.X.IsZero && at.Y.Ball.IsInfinite ? Zero(at) : at.Y, at => at.X),
        [Ops.Divide] = new((x, y) => x / y, at => 1 / at.Y, at => at.X.IsZero ? Zero(at) : -(at.Result / at.Y)),
        [Ops.Reciprocal] = ElementRule.Of(x => 1 / x, at => -at.Result.Square),
        [Ops.Negate] = ElementRule.Of(x => -x, at => -One(at)),
        [Ops.Square] = ElementRule.Of(x => x.Square, at => 2 * at.X),
        [Ops.StopGradient] = ElementRule.Of(x => x, One),

        [Ops.Abs] = ElementRule.Of(x => x.Abs, at => at.X.Of(at.X.Sign())),
        [Ops.Sign] = ElementRule.Of(x => x.Ball.IsNaN ? x : x.Of(x.Sign()), null),
        [Ops.CopySign] = new((x, y) => y.Ball.IsNaN ? x.Abs : y.Sign() < 0 ? -x.Abs : x.Abs, at => at.X.Of(at.X.Sign() * (at.Y.Sign() < 0 ? -1 : 1)), null),
        [Ops.Max] = new((x, y) => new(x.Arithmetic.Max(x.Ball, y.Ball), x.Arithmetic), at => Chosen(at, at.Y, at.X), at => Chosen(at, at.X, at.Y)),
        [Ops.Min] = new((x, y) => new(x.Arithmetic.Min(x.Ball, y.Ball), x.Arithmetic), at => Chosen(at, at.X, at.Y), at => Chosen(at, at.Y, at.X)),
        [Ops.Floor] = ElementRule.Of(x => new(x.Arithmetic.Floor(x.Ball), x.Arithmetic), null),
        [Ops.Ceiling] = ElementRule.Of(x => new(x.Arithmetic.Ceiling(x.Ball), x.Arithmetic), null),
        [Ops.Truncate] = ElementRule.Of(x => new(x.Arithmetic.Truncate(x.Ball), x.Arithmetic), null),
        [Ops.Round] = ElementRule.Of(Rounded, null),
        [Ops.Remainder] = new((x, y) => x - (y * Rounded(x / y)), One, at => -Rounded(at.X / at.Y)),

        [Ops.Sqrt] = ElementRule.Of(x => x.Sqrt, at => ZeroOr(at, 1 / (2 * at.Result))),
        [Ops.Cbrt] = ElementRule.Of(x => x.Cbrt, at => ZeroOr(at, 1 / (3 * at.Result.Square))),
        [Ops.Hypot] = new((x, y) => (x.Square + y.Square).Sqrt, at => ZeroOr(at, at.X / at.Result), at => ZeroOr(at, at.Y / at.Result)),
        [Ops.Sqrt1pm1] = ElementRule.Of(x => x.Ball.IsInfinite ? x.Sqrt : x / (1 + (1 + x).Sqrt), at => 1 / (2 * (1 + at.X).Sqrt)),
        [Ops.Hypot1m1] = ElementRule.Of(
            x => x.Ball.IsInfinite ? x.Abs : x.Square / (1 + (1 + x.Square).Sqrt), at => at.X.Ball.IsInfinite ? at.X.Of(at.X.Sign()) : at.X / (1 + at.X.Square).Sqrt),
        [Ops.Pow] = new((x, y) => x.Pow(y), PowerByBase, at => at.X.IsZero ? Zero(at) : at.Result * at.X.Log),
        [Ops.PowUniform] = new((x, y) => x.Pow(y), PowerByBase, at => at.X.IsZero ? Zero(at) : at.Result * at.X.Log),

        [Ops.Exp] = ElementRule.Of(x => x.Exp, at => at.Result),
        [Ops.ExpOfNonPositive] = ElementRule.Of(x => x.Exp, at => at.Result),
        [Ops.Exp2] = ElementRule.Of(x => (x * x.Ln2).Exp, at => at.Result * at.X.Ln2),
        [Ops.Exp10] = ElementRule.Of(x => (x * x.Ln10).Exp, at => at.Result * at.X.Ln10),
        [Ops.Expm1] = ElementRule.Of(x => x.Expm1, at => at.X.Exp),
        [Ops.Log] = ElementRule.Of(x => x.Log, at => 1 / at.X),
        [Ops.Log2] = ElementRule.Of(x => x.Log / x.Ln2, at => 1 / (at.X * at.X.Ln2)),
        [Ops.Log10] = ElementRule.Of(x => x.Log / x.Ln10, at => 1 / (at.X * at.X.Ln10)),
        [Ops.Log1p] = ElementRule.Of(x => x.Log1p, at => 1 / (1 + at.X)),
        [Ops.Log1pOfUnit] = ElementRule.Of(x => x.Log1p, at => 1 / (1 + at.X)),
        [Ops.XLogY] = new((x, y) => Weighted(x, y.Log), at => at.X.IsZero && at.Y.IsZero ? Zero(at) : at.Y.Log, at => at.X.IsZero ? Zero(at) : at.X / at.Y),

        [Ops.Sin] = ElementRule.Of(x => x.Sin, at => at.X.Cos),
        [Ops.Cos] = ElementRule.Of(x => x.Cos, at => -at.X.Sin),
        [Ops.Tan] = ElementRule.Of(x => x.Tan, at => 1 + at.Result.Square),
        [Ops.Asin] = ElementRule.Of(x => new(x.Arithmetic.Asin(x.Ball), x.Arithmetic), at => ArcSlope(at)),
        [Ops.Acos] = ElementRule.Of(x => new(x.Arithmetic.Acos(x.Ball), x.Arithmetic), at => -ArcSlope(at)),
        [Ops.Atan] = ElementRule.Of(x => new(x.Arithmetic.Atan(x.Ball), x.Arithmetic), at => 1 / (1 + at.X.Square)),
        [Ops.Atan2] = new((x, y) => new(x.Arithmetic.Atan2(x.Ball, y.Ball), x.Arithmetic), at => AngleSlope(at, at.Y), at => AngleSlope(at, -at.X)),
        [Ops.Sinh] = ElementRule.Of(x => x.Sinh, at => at.X.Cosh),
        [Ops.Cosh] = ElementRule.Of(x => x.Cosh, at => at.X.Sinh),
        [Ops.Tanh] = ElementRule.Of(x => x.Tanh, at => Sech2(at.X)),
        [Ops.Asinh] = ElementRule.Of(x => new(x.Arithmetic.Asinh(x.Ball), x.Arithmetic), at => 1 / (1 + at.X.Square).Sqrt),
        [Ops.Acosh] = ElementRule.Of(x => new(x.Arithmetic.Acosh(x.Ball), x.Arithmetic), at => ZeroOr(at, 1 / (at.X.Square - 1).Sqrt)),
        [Ops.Atanh] = ElementRule.Of(x => new(x.Arithmetic.Atanh(x.Ball), x.Arithmetic), at => 1 / (1 - at.X.Square)),

        [Ops.Erf] = ElementRule.Of(x => x.Erf, at => 2 * (-at.X.Square).Exp / at.X.Pi.Sqrt),
        [Ops.Erfc] = ElementRule.Of(x => x.Erfc, at => -(2 * (-at.X.Square).Exp / at.X.Pi.Sqrt)),
        [Ops.Erfcx] = ElementRule.Of(Erfcx, at => 2 * (at.X * Erfcx(at.X)) - 2 / at.X.Pi.Sqrt),
        [Ops.LogErfc] = ElementRule.Of(x => x.Erfc.Log, at => -(2 / (at.X.Pi.Sqrt * Erfcx(at.X)))),
        [Ops.LogNormalCdf] = ElementRule.Of(
            x => (HalfRoot(-x).Erfc / 2).Log, at => (2 / at.X.Pi).Sqrt / Erfcx(HalfRoot(-at.X))),

        [Ops.Sigmoid] = ElementRule.Of(Sigmoid, at => at.Result * Sigmoid(-at.X)),
        [Ops.Softplus] = ElementRule.Of(Softplus, at => Sigmoid(at.X)),
        [Ops.LogSigmoid] = ElementRule.Of(x => -Softplus(-x), at => Sigmoid(-at.X)),
        [Ops.LogCosh] = ElementRule.Of(x => x.Abs + (-2 * x.Abs).Exp.Log1p - x.Ln2, at => at.X.Tanh),
        [Ops.Sech2] = ElementRule.Of(Sech2, at => -2 * (at.X.Tanh * at.Result)),
        [Ops.Log1mExp] = ElementRule.Of(LogOfComplement, at => Defined(at, -(1 / (-at.X).Expm1))),
        [Ops.LogAddExp] = new(LogAddExp, at => Share(at.X, at.Y), at => Share(at.Y, at.X)),
        [Ops.K3] = ElementRule.Of(x => x.Expm1 - x, at => at.X.Expm1),

        [Ops.LogExpm1] = ElementRule.Of(x => x.Expm1.Log, at => at.X.Exp / at.X.Expm1),
        [Ops.LogSubExp] = new(LogSubExp, at => OfDifference(at, 1 / -(at.Y - at.X).Expm1), at => OfDifference(at, -(1 / (at.X - at.Y).Expm1))),
        [Ops.Log1pmx] = ElementRule.Of(x => x.Log1p - x, at => -(at.X / (1 + at.X))),
        [Ops.ExpRel] = ElementRule.Of(ExpRel, at => ExpRelSlope(at.X)),
        [Ops.Powm1] = new((x, y) => x.Pow(y) - 1, PowerByBase, at => at.X.IsZero ? Zero(at) : at.X.Pow(at.Y) * at.X.Log),
        [Ops.BoxCox] = new(
            (x, y) => y.IsZero ? x.Log : (x.Pow(y) - 1) / y,
            at => at.X.IsZero && at.Y.IsLess(One(at)) ? Zero(at) : at.X.Pow(at.Y - 1),
            at => at.X.IsZero ? Zero(at) : at.X.Log.Square * ExpRelSlope(at.Y * at.X.Log)),
        [Ops.Log1pSquare] = ElementRule.Of(x => x.Square.Log1p, at => at.X.Ball.IsInfinite ? Zero(at) : 2 * at.X / (1 + at.X.Square)),
        [Ops.XLog1py] = new(
            (x, y) => Weighted(x, y.Log1p), at => at.X.IsZero && (1 + at.Y).IsZero ? Zero(at) : at.Y.Log1p, at => at.X.IsZero ? Zero(at) : at.X / (1 + at.Y)),
        [Ops.RelEntr] = new(RelativeEntropy, at => at.X.IsZero && at.Y.IsZero ? Zero(at) : 1 + LogRatio(at.X, at.Y), at => at.X.IsZero ? Zero(at) : -(at.X / at.Y)),
        [Ops.KlTerm] = new(
            (x, y) => RelativeEntropy(x, y) + (y - x), at => IsSame(at.X, at.Y) ? Zero(at) : LogRatio(at.X, at.Y), at => IsSame(at.X, at.Y) ? Zero(at) : (at.Y - at.X) / at.Y),
        [Ops.LogSinh] = ElementRule.Of(x => x.IsZero || x.Ball.IsInfinite ? x.Abs.Log : x.Abs - x.Ln2 + LogOfComplement(-2 * x.Abs), at => 1 / at.X.Tanh),
        [Ops.LogTanh] = ElementRule.Of(x => LogOfComplement(-2 * x.Abs) - (-2 * x.Abs).Exp.Log1p, at => 2 / (2 * at.X).Sinh),
    };

    /// <summary>x · y where 0 times an infinity is 0.</summary>
    public static Real ZeroProduct(Real x, Real y) => (x.IsZero && y.Ball.IsInfinite) || (y.IsZero && x.Ball.IsInfinite) ? x.Of(0) : x * y;

    // Only the first may be the zero that wins: an infinite weight of nothing is undefined.
    private static Real Weighted(Real x, Real y) => x.IsZero && y.Ball.IsInfinite ? x.Of(0) : x * y;

    private static Real One(ElementPoint at) => at.X.Of(1);

    private static Real Zero(ElementPoint at) => at.X.Of(0);

    private static Real ZeroOr(ElementPoint at, Real derivative) => at.Result.IsZero ? Zero(at) : derivative;

    // The derivative by the operand that is chosen where it is the greater of the two given ones.
    private static Real Chosen(ElementPoint at, Real less, Real greater) => less.Ball.IsNaN || greater.Ball.IsNaN ? new(Ball.NaN, less.Arithmetic)
        : less.IsLess(greater) ? One(at)
        : greater.IsLess(less) ? Zero(at)
        : at.Tie;

    private static Real Rounded(Real x) => new(x.Arithmetic.RoundHalfEven(x.Ball), x.Arithmetic);

    private static Real PowerByBase(ElementPoint at) => at.X.IsZero && at.Y.IsLess(at.Y.Of(1)) ? Zero(at)
        : at.Y.IsZero ? Zero(at)
        : at.Y * at.X.Pow(at.Y - 1);

    private static Real ArcSlope(ElementPoint at) => (1 - at.X.Square) is { IsZero: false } rest ? 1 / rest.Sqrt : Zero(at);

    private static Real AngleSlope(ElementPoint at, Real other) => at.X.IsZero && at.Y.IsZero ? Zero(at) : other / (at.X.Square + at.Y.Square);

    private static Real Erfcx(Real x) => x.Ball.Kind == BallKind.PositiveInfinity ? x.Of(0) : x.Square.Exp * x.Erfc;

    private static Real HalfRoot(Real x) => x / x.Of(2).Sqrt;

    private static Real Sigmoid(Real x)
    {
        // Of both forms the one whose exponential does not grow; where the sign is open, either will do.
        var negative = x.Ball.Sign < 0;
        var exponential = (negative ? x : -x).Exp;
        return negative ? exponential / (1 + exponential) : 1 / (1 + exponential);
    }

    private static Real Softplus(Real x) => new Real(x.Arithmetic.Max(x.Ball, Ball.Zero), x.Arithmetic) + (-x.Abs).Exp.Log1p;

    private static Real Sech2(Real x)
    {
        var exponential = (-2 * x.Abs).Exp;
        return 4 * exponential / (1 + exponential).Square;
    }

    private static Real LogAddExp(Real x, Real y) => x.Ball.IsInfinite && x.Ball.Kind == y.Ball.Kind
        ? x
        : new Real(x.Arithmetic.Max(x.Ball, y.Ball), x.Arithmetic) + (-(x - y).Abs).Exp.Log1p;

    private static Real LogOfComplement(Real x) => (-x.Expm1).Log;

    private static Real LogSubExp(Real x, Real y) => x + LogOfComplement(IsSame(x, y) ? x.Of(0) : y - x);

    private static Real OfDifference(ElementPoint at, Real derivative) => at.X.Ball.Kind == BallKind.NegativeInfinity ? Zero(at) : Defined(at, derivative);

    private static Real Defined(ElementPoint at, Real derivative) => at.Result.Ball.IsNaN ? at.Result : derivative;

    private static bool IsSame(Real x, Real y) => !x.Ball.IsNaN && !y.Ball.IsNaN && x.IsEqual(y);

    private static Real ExpRel(Real x) => x.IsZero ? x.Of(1) : x.Ball.Kind == BallKind.PositiveInfinity ? x : x.Expm1 / x;

    private static Real ExpRelSlope(Real x) => x.IsZero ? x.Of(1) / 2 : (x * x.Exp - x.Expm1) / x.Square;

    private static Real RelativeEntropy(Real x, Real y) => x.IsZero && y.Sign() >= 0 && !y.Ball.IsNaN ? x.Of(0) : x * LogRatio(x, y);

    // NaN where one is negative, also where both are.
    private static Real LogRatio(Real x, Real y) => x.Log - y.Log;

    private static Real Share(Real x, Real y) => x.Ball.Kind == BallKind.NegativeInfinity ? x.Of(0) : Sigmoid(x - y);
}
