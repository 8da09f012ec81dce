using LossGen.Oracle.Interpretation;

namespace LossGen.StableMathTests;

/// <summary>Every function of numbers of <see cref="StableMath"/>.</summary>
internal static class StableFunctions
{
    private const double Huge = double.MaxValue;

    public static IReadOnlyList<StableFunction> All { get; } =
    [
        One("Expm1", StableMath.Expm1, StableMath.Expm1, FastReferences.Expm1, x => x.Expm1, -1e9, 1e9),
        One("Exp2", StableMath.Exp2, StableMath.Exp2, FastReferences.Exp2, x => (x * x.Ln2).Exp, -1e9, 1e9),
        One("Exp2m1", StableMath.Exp2m1, StableMath.Exp2m1, FastReferences.Exp2m1, x => (x * x.Ln2).Expm1, -1e9, 1e9),
        One("Exp10m1", StableMath.Exp10m1, StableMath.Exp10m1, FastReferences.Exp10m1, x => (x * x.Ln10).Expm1, -1e9, 1e9),
        One("ExpRel", StableMath.ExpRel, StableMath.ExpRel, FastReferences.ExpRel, x => x.IsZero ? x.Of(1) : x.Expm1 / x, -Huge, 1e9),
        One("Log1p", StableMath.Log1p, StableMath.Log1p, FastReferences.Log1p, x => x.Log1p, -1, Huge),
        One("Log2p1", StableMath.Log2p1, StableMath.Log2p1, FastReferences.Log2p1, x => x.Log1p / x.Ln2, -1, Huge),
        One("Log10p1", StableMath.Log10p1, StableMath.Log10p1, FastReferences.Log10p1, x => x.Log1p / x.Ln10, -1, Huge),
        One("Log1pmx", StableMath.Log1pmx, StableMath.Log1pmx, FastReferences.Log1pmx, x => x.Log1p - x, -1, Huge),
        One("Log1pSquare", StableMath.Log1pSquare, StableMath.Log1pSquare, FastReferences.Log1pSquare, x => x.Square.Log1p, -Huge, Huge),
        One("Sigmoid", StableMath.Sigmoid, StableMath.Sigmoid, FastReferences.Sigmoid, x => 1 / (1 + (-x).Exp), -1e9, 1e9),
        One("LogSigmoid", StableMath.LogSigmoid, StableMath.LogSigmoid, FastReferences.LogSigmoid, x => -(-x).Exp.Log1p, -1e9, 1e9),
        One("Softplus", StableMath.Softplus, StableMath.Softplus, FastReferences.Softplus, x => x.Exp.Log1p, -1e9, 1e9),
        One("Log1mExp", StableMath.Log1mExp, StableMath.Log1mExp, FastReferences.Log1mExp, x => (-x.Expm1).Log, -1e9, 0),
        One("LogExpm1", StableMath.LogExpm1, StableMath.LogExpm1, FastReferences.LogExpm1, x => x.Expm1.Log, 0, 1e9) with { Scale = x => x[0].Of(1), FastScale = _ => 1 },
        One("LogCosh", StableMath.LogCosh, StableMath.LogCosh, FastReferences.LogCosh, x => x.Cosh.Log, -1e9, 1e9),
        One("LogSinh", StableMath.LogSinh, StableMath.LogSinh, FastReferences.LogSinh, x => x.Sinh.Abs.Log, -1e9, 1e9) with { Scale = x => x[0].Of(1), FastScale = _ => 1 },
        One("LogTanh", StableMath.LogTanh, StableMath.LogTanh, FastReferences.LogTanh, x => x.Tanh.Abs.Log, -1e9, 1e9),
        One("Sech2", StableMath.Sech2, StableMath.Sech2, FastReferences.Sech2, x => 1 / x.Cosh.Square, -1e9, 1e9),
        One("Sqrt1pm1", StableMath.Sqrt1pm1, StableMath.Sqrt1pm1, FastReferences.Sqrt1pm1, x => (1 + x).Sqrt - 1, -1, Huge),
        One("Hypot1m1", StableMath.Hypot1m1, StableMath.Hypot1m1, FastReferences.Hypot1m1, x => (1 + x.Square).Sqrt - 1, -Huge, Huge),
        One("XLogX", StableMath.XLogX, StableMath.XLogX, FastReferences.XLogX, x => x.IsZero ? x : x * x.Log, 0, Huge),
        One("K3", StableMath.K3, StableMath.K3, FastReferences.K3, x => x.Expm1 - x, -1e9, 1e9),
        One("Erf", StableMath.Erf, StableMath.Erf, FastReferences.Erf, x => x.Erf, -Huge, Huge),
        One("Erfc", StableMath.Erfc, StableMath.Erfc, FastReferences.Erfc, x => x.Erfc, -Huge, 1e4),
        One("Erfcx", StableMath.Erfcx, StableMath.Erfcx, FastReferences.Erfcx, x => x.Square.Exp * x.Erfc, -30, 1e6),
        One("LogErfc", StableMath.LogErfc, StableMath.LogErfc, FastReferences.LogErfc, x => x.Erfc.Log, -Huge, 1e8),
        One("LogNormalCdf", StableMath.LogNormalCdf, StableMath.LogNormalCdf, FastReferences.LogNormalCdf, x => ((-x / x.Of(2).Sqrt).Erfc / 2).Log, -1e8, 1e4),
        One("LogGamma", StableMath.LogGamma, StableMath.LogGamma, FastReferences.LogGamma, x => x.LogGamma, -1e9, Huge) with
        {
            // Below 0 the logarithm of the reflected argument cancels.
            Scale = x => x[0].Ball.Sign < 0 ? (1 - x[0]).LogGamma : x[0].LogGamma,
            FastScale = x => x < 0 ? FastReferences.LogGamma(1 - x) : 0,
        },
        One("Digamma", StableMath.Digamma, StableMath.Digamma, FastReferences.Digamma, x => x.Digamma, -1e9, Huge) with
        {
            Scale = x => x[0].Ball.Sign < 0 ? 1 + (1 - x[0]).Digamma.Abs : x[0].Digamma,
            FastScale = x => x < 0 ? 1 + Math.Abs(FastReferences.Digamma(1 - x)) : 0,
        },
        Two("LogAddExp", StableMath.LogAddExp, StableMath.LogAddExp, (x, y) => x + (y - x).Exp.Log1p, (-1e9, 1e9), (-1e9, 1e9)) with
        {
            Scale = v => (v[0].Abs + v[1].Abs * (v[1] - v[0]).Exp) / (1 + (v[1] - v[0]).Exp),
        },
        Two("LogSubExp", StableMath.LogSubExp, StableMath.LogSubExp, (x, y) => x + (-(y - x).Expm1).Log, (-1e9, 1e9), (-1e9, 1e9)) with
        {
            Scale = v => (v[0].Abs + v[1].Abs * (v[1] - v[0]).Exp) / -(v[1] - v[0]).Expm1,
        },
        Two("Powm1", StableMath.Powm1, StableMath.Powm1, (x, y) => x.IsZero ? x.Pow(y) - 1 : (y * x.Log).Expm1, (0, 1e6), (-100, 100)),
        Two("BoxCox", StableMath.BoxCox, StableMath.BoxCox, (x, y) => y.IsZero ? x.Log : x.IsZero ? (x.Pow(y) - 1) / y : (y * x.Log).Expm1 / y, (0, 1e6), (-100, 100)),
        Two("Hypot", StableMath.Hypot, StableMath.Hypot, (x, y) => (x.Square + y.Square).Sqrt, (-Huge, Huge), (-Huge, Huge)),
        Two("XLogY", StableMath.XLogY, StableMath.XLogY, (x, y) => x.IsZero ? x : x * y.Log, (-Huge, Huge), (0, Huge)),
        Two("XLog1py", StableMath.XLog1py, StableMath.XLog1py, (x, y) => x.IsZero ? x : x * y.Log1p, (-Huge, Huge), (-1, Huge)),
        Two("XExpY", StableMath.XExpY, StableMath.XExpY, (x, y) => x * y.Exp, (-Huge, Huge), (-1e9, 1e9)),
        Two("RelEntr", StableMath.RelEntr, StableMath.RelEntr, (x, y) => x.IsZero ? x : x * (x / y).Log, (0, Huge), (0, Huge)),
        Two("KlTerm", StableMath.KlTerm, StableMath.KlTerm, (x, y) => x.IsZero ? y : x * (x / y).Log - x + y, (0, Huge), (0, Huge)),
        Two("BinaryCrossEntropy", StableMath.BinaryCrossEntropy, StableMath.BinaryCrossEntropy, (x, t) => t * (-x).Exp.Log1p + (1 - t) * x.Exp.Log1p, (-1e4, 1e4), (0, 1)),
        Two("Focal", StableMath.Focal, StableMath.Focal, (x, g) => (1 / (1 + x.Exp)).Pow(g) * (-x).Exp.Log1p, (-1e4, 1e4), (0, 5)),
        Two("LogBeta", StableMath.LogBeta, StableMath.LogBeta, (x, y) => x.LogGamma + y.LogGamma - (x + y).LogGamma, (0, 1e9), (0, 1e9)) with
        {
            Scale = v => v[0] * (v[0].Digamma - (v[0] + v[1]).Digamma).Abs + v[1] * (v[1].Digamma - (v[0] + v[1]).Digamma).Abs,
        },
        Two("LogGammaDelta", StableMath.LogGammaDelta, StableMath.LogGammaDelta, (x, d) => (x + d).LogGamma - x.LogGamma, (0, 1e9), (0, 1e9)) with
        {
            Scale = v => v[0] * ((v[0] + v[1]).Digamma - v[0].Digamma).Abs + v[1] * (v[0] + v[1]).Digamma.Abs,
        },
    ];

    private static StableFunction One(string name, Func<double, double> wide, Func<float, float> narrow, Func<double, double> fast, Func<Real, Real> truth, double from, double to) =>
        StableFunction.Of(name, wide, narrow, truth, from, to) with { Fast = fast };

    private static StableFunction Two(string name, Func<double, double, double> wide, Func<float, float, float> narrow, Func<Real, Real, Real> truth, (double, double) x, (double, double) y) =>
        StableFunction.Of(name, wide, narrow, truth, x, y);
}
