using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

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

    private static readonly string File = TestSource.InClass(Losses);
    private static readonly CSharpCompilation Whole = TestSource.Compile(File);

    [Fact]
    public void EveryPrefixIsRead()
    {
        foreach (var token in Tokens())
            Check(File[..token.Span.End]);
    }

    [Fact]
    public void EveryMissingTokenIsRead()
    {
        foreach (var token in Tokens())
            Check(File.Remove(token.SpanStart, token.Span.Length));
    }

    /// <summary>Every third token: all of them take half a minute, and find nothing more.</summary>
    private static IEnumerable<SyntaxToken> Tokens() =>
        CSharpSyntaxTree.ParseText(File).GetRoot().DescendantTokens().Where((_, i) => i % 3 == 0);

    private static void Check(string source)
    {
        var compilation = Whole.ReplaceSyntaxTree(Whole.SyntaxTrees[0], CSharpSyntaxTree.ParseText(source));
        foreach (var result in TestSource.ReadAll(compilation))
        {
            if (result.Model?.Formula is { } formula)
                Verifier.Verify(formula, "reading");
            else if (result.Diagnostics.IsEmpty)
                Assert.Contains(compilation.GetSemanticModel(compilation.SyntaxTrees[0]).GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != "CS0759");
        }
    }
}
