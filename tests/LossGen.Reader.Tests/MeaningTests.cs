using LossGen.Compiler.Ir;

namespace LossGen.Reader.Tests;

/// <summary>The check of the reader by what does not pass through it: the formula that was read, evaluated, against the user's own method, called.</summary>
public sealed class MeaningTests
{
    private const int Width = 5;
    private const int Points = 40;

    public static TheoryData<string> Formulas =>
    [
        "[Loss] public static partial float Huber([Grad] float p, float t, [Hyper] float delta = 1f) { var r = Abs(p - t); return r <= delta ? 0.5f * r * r : delta * (r - 0.5f * delta); }",
        "[Loss] public static partial (float loss, float accuracy) CrossEntropy([Grad] Row z, int y) => (-Log(Softmax(z)[y]), ArgMax(z) == y ? 1f : 0f);",
        "[Loss] public static partial float Smoothed([Grad] Row z, int y, [Hyper] float s = 0.1f) { var l = LogSoftmax(z); return -(1 - s) * l[y] - s * Mean(l) + 1e-4f * Square(LogSumExp(z)); }",
        "[Loss] public static partial float Bce([Grad] float p, bool b) => b ? Softplus(-p) : -LogSigmoid(-p) + MathF.Log(1 + MathF.Exp(p));",
        "[Loss] public static partial float Focal([Grad] float p, float t, [Hyper] double gamma = 2) { var s = Sigmoid(p); var q = t > 0 ? s : 1 - s; return -(float)Math.Pow(1 - q, gamma) * Log(q, 2f); }",
        "[Loss] public static partial float CosineLoss([Grad] Row a, Row b, bool same) { var c = Cosine(a, b); if (same) return 1 - c; return Max(0f, c - 0.25f); }",
        "[Loss] public static partial float Masked([Grad] Row z, BoolRow m, IntRow k, int y) => Sum(Where(m & NotEqual(k, y), z * 2f, -1f)) + Count(m ^ (z > 0f)) + Norm(With(z, y, 3f)) + (Any(m) ? k[y] : z.Length);",
        "[Loss] public static partial float Lambdas([Grad] Row a, Row b, float w) { float Pair(float x, float y) => x > y ? x - y : w * y; return Mean(Map(a, b, Pair)) + Sum(a, x => { var s = x * w; if (s > 0.5f) return s; s = -s; return s * s; }) + Max(b, Abs); }",
        "[Loss] public static partial float Statements([Grad] float p, float t, int k) { var (u, v) = (p, t); float s; if (k > 2) { s = u; u = v; } else if (k == 1) { if (p > t) return p - t; s = 2; } else s = 3 * u; s += u; s *= 2; k++; switch (k) { case 1: return s; case 2 or 3: s -= 1; break; case > 4 when p > 0: return -s; default: s = s / 4; break; } return s * k; }",
        "public enum Mode { A, B, C } [Loss] public static partial float Modes([Grad] float p, int k, [Hyper] Mode mode = Mode.B) => (mode, k) switch { (Mode.A, _) => p, (Mode.B, > 2) => 2 * p, (_, var n) when n is 0 or 1 => n * p, (not Mode.C, _) => 7, _ => k - p };",
        "const float Scale = 0.7f; static float Inner(float x, float s = 0.3f) => s * x + Scale; [Loss] public static partial float Calls([Grad] float p, float t) => Inner(p) * Other(s: t, q: p).b; [Loss] public static partial (float a, float b) Other([Grad] float q, float s = 1) => (q, Square(q) - s);",
        "[Loss] public static partial float Trigonometry([Grad] float p, float t) => Sin(p) * MathF.Cos(t) + (float)Math.Atan2(p, t) + Tanh(p) + float.Hypot(p, t) + Cbrt(t) + Asinh(p) + Atan(t) + Sinh(p) / Cosh(p) + IEEERemainder(p, 0.7f) + CopySign(t, p) + Exp2(p) + Exp10(t) + Expm1(p) + Log1p(Abs(t));",
        "[Loss] public static partial float Rounding([Grad] float p, float t, int k) => Floor(p) + Ceiling(t) + MathF.Round(p * 3) + Truncate(t * 4) + MathF.Sign(p) * t + Math.Max(k, 2) + Math.Min(k, 1) + Clamp(p, -0.5f, 0.5f) + Relu(t) + (k > 1 ^ p > 0 ? 1 : 0) + -k * 2 + Math.Abs(k - 3);",
        "[Loss] public static partial float Stable([Grad] Row a, float p, float t) => LogCosh(p) + K3(t) + LogAddExp(p, t) + XLogY(Abs(p), Abs(t)) + Log1mExp(-Abs(p) - 0.1f) + FusedMultiplyAdd(p, t, 1f) + Std(a) + Variance(a) + Dot(a, Exp(-a)) + Min(a) + Log(2f + Square(Pow(Abs(p), t)));",
        "[Loss] public static partial float Divergences([Grad] float p, float t) => KlTerm(Abs(p) + 1, Abs(t) + 2) + RelEntr(Abs(p) + 1, Abs(t) + 2) + XLog1py(p, Abs(t)) + BoxCox(Abs(t) + 1, Abs(p) + 1) + Powm1(Abs(t), p) + LogSubExp(Abs(p) + 1, -Abs(t)) + LogExpm1(Abs(p) + 0.1f) + Log1pSquare(t) + ExpRel(Abs(t) + 0.5f);",
        "[Loss] public static partial float Angles([Grad] Row a, Row b, float p) => Angle(a, b) + NormP(a - b, Abs(p) + 1);",
        "[Loss] public static partial float Distilled([Grad] Row student, Row teacher, [Hyper] float temperature = 2f) { var s = Abs(temperature) + 1; var q = Softmax(teacher / s); Row l = LogSoftmax(student / s); return s * s * Sum(q * (Log(q) - l)); }",
        "[Loss] public static partial float Unrelated([Grad] Row a, Row b, float p) => Sum(Dot(b, b) * a + Max(a)) + (float.IsNaN(p) || !float.IsFinite(p) || float.IsInfinity(p) ? 1 : StopGradient(p)) + default(float);",
    ];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void FormulaMeansWhatTheMethodDoes(string members)
    {
        var method = UserMethod.Compile(members);
        var formula = method.Model.Formula;
        Assert.NotNull(formula);
        Verifier.Verify(formula, "reading");
        var random = new Random(1);
        for (var point = 0; point < Points; point++)
        {
            var inputs = formula.Parameters.Select(parameter => Draw(parameter, random)).ToList();
            var called = method.Call(inputs);
            var read = formula.Outputs.Select(output => new NodeEvaluator(inputs, Width).Number(output.Value)).ToArray();
            Assert.Equal(called.Length, read.Length);
            for (var i = 0; i < read.Length; i++)
                Assert.True(Math.Abs(called[i] - read[i]) <= 1e-5 * (1 + Math.Abs(called[i])), FormattableString.Invariant($"{formula.Name} is {called[i]} but was read as {read[i]}"));
        }
    }

    private static double[] Draw(Parameter parameter, Random random) =>
        [.. Enumerable.Range(0, parameter.IsRow ? Width : 1).Select(_ => Draw(parameter.Element, random))];

    private static double Draw(ElementKind kind, Random random) => kind switch
    {
        ElementKind.Real => (float)((random.NextDouble() * 4) - 2),
        ElementKind.Integer => random.Next(Width),
        _ => random.Next(2),
    };
}
