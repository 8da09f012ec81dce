using LossGen.Compiler.Ir;

namespace LossGen.Reader.Tests;

using Formula = LossGen.Compiler.Ir.Formula;

/// <summary>Formulas as the reader understands them, written out by hand.</summary>
public sealed class ReaderOutputTests
{
    public static TheoryData<string, string> Formulas => new()
    {
        { "[Loss] public static partial float Mse([Grad] float p, float t) => (p - t) * (p - t);", "loss = (p - t) * (p - t)" },
        {
            "[Loss] public static partial float Huber([Grad] float prediction, float target, [Hyper] float delta = 1f) { var r = Abs(prediction - target); return r <= delta ? 0.5f * r * r : delta * (r - 0.5f * delta); }",
            "loss = Abs(prediction - target) <= delta ? 0.5 * Abs(prediction - target) * Abs(prediction - target) : delta * (Abs(prediction - target) - 0.5 * delta)"
        },
        {
            "[Loss] public static partial (float loss, float accuracy) CrossEntropy([Grad] Row logits, int label) => (-Log(Softmax(logits)[label]), ArgMax(logits) == label ? 1f : 0f);",
            "loss = -Log(Softmax(logits)[label]); accuracy = ArgMax(logits) == label ? 1 : 0"
        },
        { "[Loss] public static partial float Third([Grad] float x) => x * (1f / 3) + 0.1f * 10;", "loss = x * 0.3333333333333333 + 1" },
        { "const float Small = 1e-3f; [Loss] public static partial float Constants([Grad] float x) => x * Small + MathF.PI * (float)Math.E;", "loss = x * 0.001 + 8.539734222673568" },
        { "[Loss] public static partial float Swapped([Grad] float x, float t) => x > t ? x : x >= 1 ? t : x != t ? 2 : 3;", "loss = t < x ? x : 1 <= x ? t : !(x == t) ? 2 : 3" },
        { "[Loss] public static partial float Early([Grad] float x) { if (x < 0) return 0; var y = x; if (x > 1) y = 2 * x; else y += 1; return y; }", "loss = x < 0 ? 0 : 1 < x ? 2 * x : x + 1" },
        { "[Loss] public static partial float Nested([Grad] float x, bool b) { var y = x; if (b) { if (x < 0) return -x; y = x * 3; } return y; }", "loss = b && x < 0 ? -x : b ? x * 3 : x" },
        { "enum Mode { A, B } [Loss] public static partial float Modes([Grad] float x, [Hyper] Mode mode = Mode.B) => mode switch { Mode.A => x, Mode.B when x > 0 => 2 * x, _ => 3 * x };", "loss = mode == 0 ? x : mode == 1 && 0 < x ? 2 * x : 3 * x" },
        { "[Loss] public static partial float Switched([Grad] float x, int k) { switch (k) { case 0: case 1: return x; case > 5: x = x * x; break; default: return 1 - x; } return x; }", "loss = k == 0 || k == 1 || !(5 < k) ? (k == 0 || k == 1 ? x : 1 - x) : x * x" },
        { "static float Sq(float x) => x * x; [Loss] public static partial float Inlined([Grad] Row a, Row b) { float Half(float v) { return v / 2; } return Sum(Map(a, b, (x, y) => Half(Sq(x - y)))); }", "loss = Sum((a - b) * (a - b) / 2)" },
        { "[Loss] public static partial float OtherLoss([Grad] float p, float t) => Mse(p, t) + Mse(p, 1); [Loss] public static partial float Mse([Grad] float a, float b) => Square(a - b);", "loss = Square(p - t) + Square(p - 1)" },
        { "[Loss] public static partial float Masked([Grad] Row z, BoolRow m, int y) => LogSumExp(Where(m, z, float.NegativeInfinity)) - With(z, y, 0f)[y] + z.Length;", "loss = LogSumExp(m ? z : (-inf)) - (iota == y ? 0 : z)[y] + ToReal(length)" },
        { "[Loss] public static partial (float loss, float mae) Weights([Grad] float p, float t, float w, [Mask] bool m) => (Weighted(Square(p - t), w), Abs(p - t));", "loss = Square(p - t) weighted w where m; mae = Abs(p - t) weighted w where m" },
        { "[Loss] public static partial float Counted([Grad] Row z, BoolRow m) => Count(m) + Sum(z, x => MathF.Max(x, 0)) + Mean(z, Exp) + Max(z, x => -x);", "loss = Sum(m ? 1 : 0) + Sum(Max(z, 0)) + Mean(Exp(z)) + Max(-z)" },
        { "[Loss] public static partial float Tuples([Grad] float p, float t) { var (a, b) = Both(p, t); var d = (x: a, y: b); return d.x * d.y; } static (float, float) Both(float u, float v) => (u - v, u + v);", "loss = (p - t) * (p + t)" },
        { "[Loss] public static partial float Chosen([Grad] float p, bool b, float w) => b ? Weighted(p, w) : p * 2;", "loss = b ? p : p * 2 weighted b ? w : 1" },
        { "[Loss] public static partial float Defaults([Grad] float p, float s = 2f, Row w = default) => Huber(p) + s * Sum(w); static float Huber(float r, float d = 0.5f) => Clamp(r, -d, d);", "loss = Min(Max(p, -0.5), 0.5) + s * Sum(w)" },
    };

    [Theory]
    [MemberData(nameof(Formulas))]
    public void FormulaIsRead(string members, string expected)
    {
        var result = TestSource.Read(members);
        Assert.Empty(result.Diagnostics);
        var formula = result.Model!.Formula;
        Assert.NotNull(formula);
        Verifier.Verify(formula, "reading");
        Assert.Equal(expected, Print(formula));
    }

    private static string Print(Formula formula) => string.Join("; ", formula.Outputs.Select(output =>
        output.Name + " = " + Print(formula, output.Value)
        + (output.Weight is null ? "" : " weighted " + Print(formula, output.Weight))
        + (output.Counts is null ? "" : " where " + Print(formula, output.Counts))));

    private static string Print(Formula formula, Node node) => FormulaPrinter.Print(node, formula.Parameters);
}
