using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Generators.Tests;

/// <summary>Broken code never breaks the generator, and the generator adds nothing to what is broken.</summary>
public sealed class BrokenCodeTests
{
    private const string HalfTyped = """
        using LossGen; using static LossGen.Formula;
        public static partial class C
        {
            [Loss] public static partial (float loss, float hit) F([Grad] Row z, int y, [Hyper] [Domain(0, 1)] float s = 0.1f)
            {
                var p = LogSoftmax(z);
                if (ArgMax(z) == y) { return (-p[y], 1f); }
                return (-(1 - s) * p[y] - Sum(Map(p, v => s * v)), 0f);
            }
        }
        """;

    [Theory]
    [MemberData(nameof(BrokenSources.Names), MemberType = typeof(BrokenSources))]
    public void NothingIsBrokenThatWasNotBefore(string name)
    {
        var user = Sources.Compile(BrokenSources.ByName[name]);

        Assert.Empty(Errors(Generation.Complete(user)).Except(Errors(user)));
    }

    [Fact]
    public void EveryPrefixIsCompiled()
    {
        foreach (var token in Tokens())
            Generation.Complete(Sources.Compile(HalfTyped[..token.Span.End]));
    }

    [Fact]
    public void EveryMissingTokenIsCompiled()
    {
        foreach (var token in Tokens())
            Generation.Complete(Sources.Compile(HalfTyped.Remove(token.SpanStart, token.Span.Length)));
    }

    private static IEnumerable<SyntaxToken> Tokens() => CSharpSyntaxTree.ParseText(HalfTyped).GetRoot().DescendantTokens();

    /// <summary>Errors without their places: the defining part repeats a type that does not exist.</summary>
    private static IEnumerable<string> Errors(Compilation compilation) => compilation.GetDiagnostics()
        .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
        .Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
}
