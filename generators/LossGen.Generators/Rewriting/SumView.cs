using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>A sum as flat terms with coefficients; the tree stays, so that what no rule consumes keeps its grouping.</summary>
internal sealed class SumView
{
    // A sum of shared sums has exponentially many terms.
    private const int MostTerms = 24;

    private readonly Node root;
    private readonly Simplifier simplifier;
    private readonly List<Term> terms = [];

    private SumView(Node root, Simplifier simplifier)
    {
        this.root = root;
        this.simplifier = simplifier;
        Flatten(root, 1);
    }

    public IReadOnlyList<Term> Terms => terms;

    public static SumView Of(Node node, Simplifier simplifier) => new(node, simplifier);

    /// <summary>The sum without some terms, one of which gives its place to a replacement; null where nothing is left.</summary>
    public Node? Without(bool[] removed, Node? replacement = null)
    {
        var position = 0;
        return Rebuild(root, 1, removed, ref replacement, ref position);
    }

    private Node? Rebuild(Node node, int sign, bool[] removed, ref Node? replacement, ref int position)
    {
        if (node.Is(Ops.Negate))
        {
            var inner = Rebuild(node.X, -sign, removed, ref replacement, ref position);
            return inner == node.X ? node : inner is null ? null : simplifier.Make(Ops.Negate, inner);
        }

        if ((node.Is(Ops.Add) || node.Is(Ops.Subtract)) && position < MostTerms)
        {
            var left = Rebuild(node.X, sign, removed, ref replacement, ref position);
            var right = Rebuild(node.Y, node.Is(Ops.Add) ? sign : -sign, removed, ref replacement, ref position);
            return left == node.X && right == node.Y ? node
                : right is null ? left
                : left is not null ? simplifier.Make(node.Op, left, right)
                : node.Is(Ops.Add) ? right : simplifier.Make(Ops.Negate, right);
        }

        if (!removed[position++])
            return node;
        var result = replacement is null || sign > 0 ? replacement : simplifier.Make(Ops.Negate, replacement);
        replacement = null;
        return result;
    }

    private void Flatten(Node node, int sign)
    {
        if (node.Is(Ops.Negate))
        {
            Flatten(node.X, -sign);
        }
        else if ((node.Is(Ops.Add) || node.Is(Ops.Subtract)) && terms.Count < MostTerms)
        {
            Flatten(node.X, sign);
            Flatten(node.Y, node.Is(Ops.Add) ? sign : -sign);
        }
        else if (node.IsConstant && node.Value.IsFinite)
        {
            terms.Add(new Term(node.Value * sign, null));
        }
        else
        {
            var product = ProductView.Of(node, simplifier);
            terms.Add(product.Coefficient == 1 ? new Term(sign, node) : new Term(product.Coefficient * sign, product.Core));
        }
    }

    /// <summary>A term; without a core it is the constant.</summary>
    internal readonly record struct Term(Rational Coefficient, Node? Core);
}
