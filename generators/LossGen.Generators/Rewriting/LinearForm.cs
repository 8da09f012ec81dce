using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>A sum of values with coefficients, of which the first is 1: what comparisons of sums are comparisons of.</summary>
internal sealed class LinearForm : IEquatable<LinearForm>
{
    // A sum of shared sums has exponentially many terms.
    private const int MostTerms = 8;

    private LinearForm(ImmutableArray<(Node Value, Rational Coefficient)> terms)
    {
        Terms = terms;
        Newest = terms.Max(term => term.Value.Id);
        Axes = terms.Aggregate(AxisSet.None, (axes, term) => axes | term.Value.Axes);
    }

    /// <summary>The terms, in the order in which the values were made.</summary>
    public ImmutableArray<(Node Value, Rational Coefficient)> Terms { get; }

    /// <summary>The last of the values to be made: what was made before holds no such sum.</summary>
    public int Newest { get; }

    public AxisSet Axes { get; }

    /// <summary>The value that is the whole form; null where it is a sum.</summary>
    public Node? Single => Terms.Length == 1 ? Terms[0].Value : null;

    /// <summary>A value, or the difference of two, as a multiple of a form and an offset; null where it is constant or too long, or where a value cancels out.</summary>
    public static (LinearForm Form, Rational Scale, Rational Offset)? Of(Node value, Node? subtracted = null)
    {
        var (terms, offset) = (new Dictionary<Node, Rational>(), (Rational)0);
        if (!Collect(value, 1, terms, ref offset) || (subtracted is not null && !Collect(subtracted, -1, terms, ref offset)))
            return null;

        // A value that cancels out can still make the whole NaN.
        if (terms.Count == 0 || terms.Values.Any(coefficient => coefficient.IsZero))
            return null;
        var sorted = terms.OrderBy(term => term.Key.Id).ToList();
        var scale = sorted[0].Value;
        return (new LinearForm([.. sorted.Select(term => (term.Key, term.Value / scale))]), scale, offset);
    }

    public bool Equals(LinearForm? other) => other is not null && Terms.SequenceEqual(other.Terms);

    public override bool Equals(object? obj) => Equals(obj as LinearForm);

    public override int GetHashCode() => Terms.Aggregate(0, (hash, term) => (hash * 31) + term.Value.Id);

    private static bool Collect(Node node, Rational scale, Dictionary<Node, Rational> terms, ref Rational offset)
    {
        if (terms.Count > MostTerms)
            return false;
        switch (node)
        {
            case { IsConstant: true }:
                offset += scale * node.Value;
                return node.Value.IsFinite;
            case var _ when node.Is(Ops.Negate):
                return Collect(node.X, -scale, terms, ref offset);
            case var _ when node.Is(Ops.Add) || node.Is(Ops.Subtract):
                return Collect(node.X, scale, terms, ref offset) && Collect(node.Y, node.Is(Ops.Add) ? scale : -scale, terms, ref offset);
            case var _ when node.Is(Ops.Multiply) && IsFactor(node.X):
                return Collect(node.Y, scale * node.X.Value, terms, ref offset);
            case var _ when node.Is(Ops.Multiply) && IsFactor(node.Y):
                return Collect(node.X, scale * node.Y.Value, terms, ref offset);
            case var _ when node.Is(Ops.Divide) && IsFactor(node.Y):
                return Collect(node.X, scale / node.Y.Value, terms, ref offset);
            default:
                terms[node] = terms.TryGetValue(node, out var known) ? known + scale : scale;
                return true;
        }
    }

    private static bool IsFactor(Node node) => node.IsConstant && node.Value.IsFinite && !node.Value.IsZero;
}
