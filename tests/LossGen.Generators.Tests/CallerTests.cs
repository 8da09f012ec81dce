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
        { "a call of a rejected loss", "float F([Grad] float x) => G(x); [Loss] public static partial float G([Grad] float x) => (int)x;", "F(a); G(a);" },
    };

    /// <summary>Formulas that are accepted, with names and shapes that emitted code must not trip over.</summary>
    public static TheoryData<string, string> Accepted => new()
    {
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
