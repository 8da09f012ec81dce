using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace LossGen.Reader.Tests;

/// <summary>Code that is being typed: the reader never throws, and what is rejected is explained by it or by C#.</summary>
public sealed class HalfTypedCodeTests
{
    private const string Losses = """
        static float Half(float x) { if (x > 0) return x / 2; return -x; }
        public enum Mode { A, B }
        [Loss] public static partial (float loss, float hit) First([Grad] Row z, int y, [Hyper] [Domain(0, 1)] float s = 0.1f, [Hyper] Mode mode = Mode.A)
        {
            var (a, b) = (LogSoftmax(z), Map(z, x => { var q = x * s; return q > 0 ? q : -q; }));
            float r = mode switch { Mode.A when s > 0 => a[y], Mode.B => Mean(b), _ => Half(s) };
            switch (y) { case 0: r += 1; break; case > 3: return (r, 0); default: r = Math.Max(r, 0.5f); break; }
            float Local(float v) => v is > 1 or < -1 ? v : r;
            if (ArgMax(z) == y) { return (Weighted(Local(r), s), 1f); } else r *= 2f;
            return (-r, z.Length);
        }
        """;

    [Fact]
    public void EveryPrefixIsRead()
    {
        for (var length = 0; length <= Losses.Length; length++)
            Check(Losses[..length]);
    }

    [Fact]
    public void EveryMissingTokenIsRead()
    {
        foreach (var token in TestSource.Compile(TestSource.InClass(Losses)).SyntaxTrees[0].GetRoot().DescendantTokens())
            Check(TestSource.InClass(Losses).Remove(token.SpanStart, token.Span.Length), isFile: true);
    }

    private static void Check(string source, bool isFile = false)
    {
        var compilation = TestSource.Compile(isFile ? source : TestSource.InClass(source));
        foreach (var result in TestSource.ReadAll(compilation))
        {
            if (result.Model?.Formula is { } formula)
                Verifier.Verify(formula, "reading");
            else if (result.Diagnostics.IsEmpty)
                Assert.Contains(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS0759");
        }
    }
}
