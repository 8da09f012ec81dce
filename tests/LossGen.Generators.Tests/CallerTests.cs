using Microsoft.CodeAnalysis;

namespace LossGen.Generators.Tests;

/// <summary>Code that calls a loss compiles whether its formula is accepted or rejected.</summary>
public sealed class CallerTests
{
    /// <summary>Formulas that C# accepts and LossGen rejects, and calls of their members.</summary>
    public static TheoryData<string, string, string> Rejected => new()
    {
        { "a loop", "float F([Grad] float x) { var s = 0f; for (var i = 0; i < 3; i++) s += x; return s; }", "F(a); FPerSample(a, b); FWithGradient(a, b); FBackward(a, a, b); F(1f);" },
        { "an array", "float F([Grad] float x, float y) => new[] { x, y }[0];", "F(a, a); FPerSample(a, a, b); FWithGradient(a, a, b); FBackward(a, a, a, b);" },
        { "static state", "float F([Grad] Row z, int y) => z[y] * System.Environment.ProcessorCount;", "F(a, l); FPerSample(a, l, b); FWithGradient(a, l, b); FBackward(a, l, a, b);" },
        { "a tuple", "(float loss, float hit) F([Grad] Row z, int y) => (z[y + 1], 1);", "var (loss, hit) = F(a, l); FPerSample(a, l, b, b); (loss, hit) = FWithGradient(a, l, b); FBackward(a, l, a, b);" },
        { "a row without an input a sample", "float F([Grad] Row z) => z[0];", "F(a, 3); FPerSample(a, 3, b); FWithGradient(a, 3, b); FBackward(a, 3, a, b);" },
        { "rows that never meet", "float F([Grad] Row z, Row v) => z[0] + v[0];", "F(a, a, 3, 3); FWithGradient(a, a, 3, 3, b);" },
        { "hyperparameters", "float F([Grad] float x, [Hyper] float s = 2f, [Hyper] System.DayOfWeek d = System.DayOfWeek.Friday) => x * System.Random.Shared.NextSingle();", "F(a); F(a, s: 1f, d: 0); FWithGradient(a, b, 1f);" },
        { "an optional input", "float F([Grad] float x, [Weight] float w = 1f) => x % 2;", "F(a); F(a, a); FWithGradient(a, b); FWithGradient(a, b, a);" },
        { "options", "float F([Grad] float x) => (int)x;", "F(a, new LossOptions { Validate = true }); FBackward(a, a, b, options: default);" },
        { "no gradient", "float F(float x) => x;", "F(a); FPerSample(a, b); FWithGradient(a); FBackward(a, a);" },
        { "a gradient that is always 0", "float F([Grad] float x, float y) => y;", "F(a, a); FWithGradient(a, a, b);" },
        { "a type that is not known", "float F([Grad] float x, decimal d) => x;", "F(1f, 1m);" },
        { "double elements", "float F([Grad] float x) => (int)x;", "F(a);" },
        { "a name that is taken", "float F([Grad] float x, float losses) => x * losses;", "F(a, a);" },
        { "a statistic named like a parameter", "(float loss, float margin) F([Grad] float x, float margin) => (x * margin, x);", "F(a, a);" },
        { "a call of a rejected loss", "float F([Grad] float x) => G(x); [Loss] public static partial float G([Grad] float x) => (int)x;", "F(a); G(a);" },
    };

    /// <summary>Formulas that are accepted, with names and shapes that emitted code must not trip over.</summary>
    public static TheoryData<string, string> Accepted => new()
    {
        { "a loss named like a helper of the runtime", "float Check([Grad] float x) => x * x;" },
        { "a loss named Reductions", "float Reductions([Grad] float x) => x * x;" },
        { "other members named like helpers", "float F([Grad] float x) => x * x; public static int LossDriver => 1; public static int Span => 2; public static int KernelWidth => 3;" },
        { "a parameter named like a helper", "float F([Grad] float x, float Check) => x * Check;" },
        { "names of locals of the members", "float F([Grad] float samples, float arguments, float sums, float weights, float denominator) => samples * (arguments + sums + weights + denominator);" },
        { "a hyperparameter named scale", "float F([Grad] float x, [Hyper] float scale = 1f) => scale * x * x;" },
        { "names that differ in the case of a letter", "float F([Grad] float x, float X) => x * X;" },
        { "a statistic named options", "(float loss, float options) F([Grad] float x) => (x * x, x);" },
        { "a formula in which everything is shared", "float F([Grad] float x) { x = x * x; x = x * x; x = x * x; x = x * x; x = x * x; x = x * x; x = x * x; x = x * x; x = x * x; x = x * x; x = x * x; x = x * x; x = x * 1.5f + Sin(x); x = x * 1.5f + Sin(x); x = x * 1.5f + Sin(x); x = x * 1.5f + Sin(x); x = x * 1.5f + Sin(x); x = x * 1.5f + Sin(x); x = x * 1.5f + Sin(x); x = x * 1.5f + Sin(x); x = x * 1.5f + Sin(x); x = x * 1.5f + Sin(x); x = x * 1.5f + Sin(x); x = x * 1.5f + Sin(x); x = x * 1.5f + Sin(x); x = x * 1.5f + Sin(x); x = x * 1.5f + Sin(x); x = x * 1.5f + Sin(x); x = x * 1.5f + Sin(x); x = x * 1.5f + Sin(x); x = x * 1.5f + Sin(x); x = x * 1.5f + Sin(x); return x; }" },
        { "an element at the largest", "float F([Grad] Row x, Row y) => x[ArgMax(y)] - y[ArgMax(x)];" },
        { "a parameter named like a step", "float F([Grad] float x, float xStep = 1f, float t = 2f, float tStep = 3f) => x * xStep * t * tStep;" },
        { "keywords as names", "float F([Grad] float @in, float @class, [Hyper] float @double = 1f) => @double * (@in - @class);" },
        { "names of locals of the kernels", "float F([Grad] float start, float end, float i, float j, float whole, float stop, float lane) => start * (end + i + j + whole + stop + lane);" },
        { "names of types", "float F([Grad] float Span, float Math, float System, float LossGen) => Span * (Math + System + LossGen);" },
        { "an input named lossGradientData", "float F([Grad] float lossGradientData, float lossesData) => lossGradientData * lossesData;" },
        { "statistics named like keywords", "(float @return, float @if) F([Grad] float x) => (x * x, x);" },
        { "locals named like keywords", "float F([Grad] float x) { var @for = Exp(x); return @for * @for; }" },
        { "locals named like functions", "float F([Grad] float x) { var Exp2 = LossGen.Formula.Exp(x); return Exp2 * Exp2; }" },
        { "letters beyond ASCII", "float Größe([Grad] float ŷ, float y, [Hyper] float λ = 0.5f) => λ * (ŷ - y) * (ŷ - y);" },
        { "a loss named Exp", "float Exp([Grad] float x) => LossGen.Formula.Exp(x);" },
        { "a member named InvalidOperationException", "float F([Grad] float x) => (int)x; public static int InvalidOperationException => 1;" },
        { "a member named System", "float F([Grad] float x) => x * x; public static int System => 1;" },
        { "an integer as a number", "float F([Grad] float x, int y) => x * y;" },
        { "a label that indexes two rows", "float F([Grad] Row z, Row w, int y) => z[y] * w[y];" },
        { "two labels of one row", "float F([Grad] Row z, int y, int u) => z[y] - z[u];" },
        { "a label at which nothing else is read", "float F([Grad] Row z, int y) => z[y];" },
        { "a row of integers and a row of flags", "float F([Grad] Row z, IntRow k, BoolRow m) => Sum(Where(m, z * z, 0));" },
        { "a row that may be left out", "float F([Grad] Row z, int y, Row t = default) => Dot(z, t) + z[y];" },
        { "a flag that may be left out", "float F([Grad] float x, bool b = true) => b ? x : 2 * x;" },
        { "a gradient of three inputs", "float F([Grad] float x, [Grad] Row y, [Grad] Row z) => x * Dot(y, z);" },
        { "a loss of a row and of nothing else", "float F([Grad] Row z) => LogSumExp(z);" },
        { "rows that never meet", "float F([Grad] Row z, [Grad] Row v) => Norm(z) * Sum(v);" },
        { "a double hyperparameter", "float F([Grad] float x, [Hyper] double p = 2.5) => (float)Math.Pow(x, p);" },
        { "defaults of every kind", "float F([Grad] float x, [Hyper] float a = -1e-7f, [Hyper] double b = double.PositiveInfinity, [Hyper] int c = -3, [Hyper] bool d = true, [Hyper] System.DayOfWeek e = (System.DayOfWeek)9) => d ? a * c * x : (float)b;" },
        { "both element types", "float F([Grad] float x, [Hyper] float a = 0.1f, float t = 0.5f) => a * (x - t);" },
        { "a constant loss of a masked sample", "float F([Grad] float x, [Mask] bool m, [Weight] float w) => Abs(x);" },
        { "every function of a number, on rows", "float F([Grad] Row x) => Sum(Sin(x)) + Sum(Cos(x)) + Sum(Tan(x)) + Sum(Asin(x)) + Sum(Acos(x)) + Sum(Atan(x)) + Sum(Sinh(x)) + Sum(Cosh(x)) + Sum(Tanh(x)) + Sum(Asinh(x)) + Sum(Acosh(x)) + Sum(Atanh(x)) + Sum(Cbrt(x)) + Sum(Exp2(x)) + Sum(Exp10(x)) + Sum(Log2(x)) + Sum(Log10(x)) + Sum(Floor(x)) + Sum(Round(x)) + Sum(LogCosh(x)) + Sum(K3(x)) + Sum(Log1mExp(x));" },
        { "functions of two numbers", "float F([Grad] float x, [Grad] float y) => Atan2(x, y) + Hypot(x, y) + Pow(x, y) + LogAddExp(x, y) + XLogY(x, y) + CopySign(x, y) + IEEERemainder(x, y) + Max(x, y) + Min(x, y) + Log(x, 3) + FusedMultiplyAdd(x, y, x);" },
        { "functions of two rows", "float F([Grad] Row x, [Grad] Row y) => Sum(Atan2(x, y)) + Sum(Hypot(x, y)) + Sum(Pow(x, y)) + Sum(LogAddExp(x, y)) + Sum(XLogY(x, y)) + Sum(CopySign(x, y)) + Sum(IEEERemainder(x, y)) + Sum(Max(x, y)) + Sum(Min(x, y)) + Cosine(x, y) + Dot(x, y);" },
        { "every reduction", "float F([Grad] Row x) => Sum(x) + Mean(x) + Max(x) + Min(x) + LogSumExp(x) + Norm(x) + Variance(x) + Std(x) + ArgMax(x) + x.Length + Count(x > 0) + (Any(x > 1) ? 1 : 0) + (All(x < 2) ? 1 : 0);" },
        { "reductions of reductions", "float F([Grad] Row x) => LogSumExp(x - Mean(x)) + Max(x / Norm(x)) + Variance(Softmax(x)) + Std(LogSoftmax(x - Max(x)));" },
        { "a softmax of a softmax", "float F([Grad] Row x, int y) => -Log(Softmax(Softmax(x))[y]);" },
        { "an element at one of two labels", "float F([Grad] Row x, int y, int u, bool b) => x[b ? y : u];" },
        { "a row with another value at a label", "float F([Grad] Row x, int y, float v) => Sum(With(Softmax(x), y, v)) + Max(With(x, y, x[y] + 1));" },
        { "a label that may be left out", "float F([Grad] Row x, int y = 0) => x[y];" },
        { "a marked label that indexes nothing", "float F([Grad] float x, [Label] int y) => y == 1 ? x : -x;" },
        { "a marked label beside a row", "float F([Grad] Row x, [Label] int y) => y == 1 ? Sum(x) : -Sum(x);" },
        { "integers in arithmetic and comparisons", "float F([Grad] float x, int y, [Hyper] int k = 2) => y * k + 1 > 2 - y && !(y == k) ? x * y : Max(y, k) * x;" },
        { "flags in comparisons", "float F([Grad] float x, bool a, bool b, [Hyper] bool c = true) => (a ^ b) | (a == c) & !b ? x : 2 * x;" },
        { "a mask that may be left out", "float F([Grad] float x, [Mask] bool m = true, [Weight] float w = 2f) => x * x;" },
        { "a row of flags that may be left out", "float F([Grad] Row x, BoolRow m = default) => Sum(Where(m, x, 0f));" },
        { "a choice by a hyperparameter between rows", "float F([Grad] Row x, Row y, [Hyper] bool c = false) => Norm(Where(c, x, y));" },
        { "a weight that is computed", "float F([Grad] float x, float y) => Weighted(Weighted(Abs(x), Square(y)), y > 0);" },
        { "a weight that depends on the gradient input", "float F([Grad] float x) => Weighted(x, x);" },
        { "a weight in one branch", "float F([Grad] float x, bool b) { if (b) return Weighted(x, 2f); return x * x; }" },
        { "a weight of a row's element", "float F([Grad] Row x, Row c, int y) => Weighted(-LogSoftmax(x)[y], c[y]);" },
        { "statistics with weights of their own", "(float loss, float a, float b) F([Grad] float x, float w, bool m) => (x * x, Weighted(x, w), Weighted(x, m));" },
        { "a statistic that is a constant", "(float loss, float one) F([Grad] float x) => (x, 1);" },
        { "a statistic that equals the loss", "(float loss, float same) F([Grad] Row x) => (Norm(x), Norm(x));" },
        { "a gradient that is a constant", "float F([Grad] float x, [Grad] Row z) => x + Sum(z);" },
        { "a stopped gradient", "float F([Grad] float x, [Grad] Row z) => x * StopGradient(x) + Dot(z, StopGradient(Softmax(z)));" },
        { "a loss of hyperparameters alone, but for a factor", "float F([Grad] float x, [Hyper] float a = 1f, [Hyper] float b = 2f) => x * Exp(a) / (1 + Log(b));" },
        { "a row scaled by hyperparameters alone", "float F([Grad] Row x, [Hyper] float t = 2f, [Hyper] int k = 3) => Square(t) * LogSumExp(x / t) + k * Mean(x);" },
        { "an input that is not used", "float F([Grad] float x, float unused, Row alsoUnused, int label, [Hyper] float a = 1f) => x;" },
        { "only a row that may be left out has a width", "float F([Grad] float x, Row z = default) => x * Sum(z);" },
        { "three rows of which two meet", "float F([Grad] Row a, Row b, Row c) => Dot(a, b) * Sum(c);" },
        { "lambdas in lambdas", "float F([Grad] Row x, [Hyper] float a = 1f) { Func<float, float> f = v => v * a; float g(float v) => f(v) + Sum(x, u => u * v); return Sum(x, v => g(1f) + v); }" },
        { "a switch by an enum", "float F([Grad] float x, [Hyper] System.DayOfWeek d = System.DayOfWeek.Monday) => d switch { System.DayOfWeek.Monday => x, System.DayOfWeek.Friday or System.DayOfWeek.Sunday when x > 0 => 2 * x, _ => x * x };" },
        { "infinities and NaN", "float F([Grad] float x) => x > 0 ? float.PositiveInfinity : float.IsNaN(x) ? float.NaN : float.IsInfinity(x) || !float.IsFinite(x) ? double.NegativeInfinity > x ? 1f : x : x;" },
        { "large and small literals", "float F([Grad] float x) => 1e30f * x + 1e-40f * x + 0.1f * x + 123456789 * x + (float)1e300 * 1e-300f * x;" },
        { "a name of each local that kernels use", "float F([Grad] Row width, Row tail, int label, [Hyper] float mask = 1f) => mask * Dot(width, tail) + width[label];" },
        { "names of fields of the arguments", "float F([Grad] Row z, int y, [Hyper] float ignoredLabel = 1f) => ignoredLabel * z[y];" },
        { "every function of a number", "float F([Grad] float x) => Sin(x) + Cos(x) + Tan(x) + Asin(x) + Acos(x) + Atan(x) + Sinh(x) + Cosh(x) + Tanh(x) + Asinh(x) + Acosh(x) + Atanh(x) + Cbrt(x) + Exp2(x) + Exp10(x) + Log2(x) + Log10(x) + Floor(x) + Round(x) + LogCosh(x) + K3(x) + Log1mExp(x);" },
    };

    [Theory]
    [MemberData(nameof(Rejected))]
    public void ACallerOfARejectedFormulaCompiles(string what, string formula, string calls)
    {
        _ = what;

        Assert.Empty(Errors(formula, calls));
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public void AnAcceptedFormulaCompiles(string what, string formula)
    {
        _ = what;

        Assert.Empty(Errors(formula, ""));
        Assert.Empty(Errors(formula, "", "(Elements = Elements.Double)"));
    }

    private static IEnumerable<Diagnostic> Errors(string formula, string calls, string arguments = "") =>
        Generation.Complete(Sources.Compile($$"""
            using System;
            using LossGen;
            using static LossGen.Formula;

            namespace Shop;

            public static partial class Losses
            {
                [Loss{{arguments}}] public static partial {{formula}}

                private static void Call(float[] a, float[] b, int[] l) { {{calls}} }
            }
            """)).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
