using System.Collections.Immutable;
using LossGen.Compiler.Rewriting.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Analyzers.Stability.Screening;

/// <summary>Says without binding whether code can hold what the rules look for: first by its words and signs, then by its syntax. Most code cannot.</summary>
internal sealed class Screen
{
    private static readonly ImmutableArray<ulong> Signatures = FormTable.Instance.Signatures;

    private readonly Lazy<HashSet<string>> constants;
    private readonly bool hasTensors;

    /// <summary>The screen of a compilation.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="hasTensors">It knows TorchSharp.</param>
    public Screen(Compilation compilation, bool hasTensors)
    {
        this.hasTensors = hasTensors;
        constants = new(() => [.. compilation.SyntaxTrees.SelectMany(tree => TextScan.Of(tree).Declarations.Constants)]);
    }

    /// <summary>Whether a part of a file can hold anything, by its words.</summary>
    public bool MayHold(SyntaxTree tree, TextSpan span) => HintsOf(tree, span) != Hints.None;

    /// <summary>Whether a body can hold anything.</summary>
    public bool MayHold(SyntaxNode body) => HintsOf(body.SyntaxTree, body.Span) switch
    {
        Hints.None => false,
        Hints.Certain => true,
        _ => BodyScreen.IsOfInterest(body, TextScan.Of(body.SyntaxTree).Declarations, constants.Value),
    };

    private Hints HintsOf(SyntaxTree tree, TextSpan span)
    {
        var scan = TextScan.Of(tree);
        var (operations, hints) = scan.Between(span.Start, span.End);
        if (hints.HasFlag(Hints.Certain) || (hasTensors && hints.HasFlag(Hints.Tensor)))
            return Hints.Certain;
        if (hints.HasFlag(Hints.Possible) || (hints.HasFlag(Hints.Addition) && scan.Declarations.HasFloats))
            return Hints.Possible;
        foreach (var signature in Signatures)
            if ((signature & ~operations) == 0)
                return Hints.Possible;
        return Hints.None;
    }
}
