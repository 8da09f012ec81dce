using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>A product as a coefficient and flat factors with the exponents 1 and -1; the tree stays.</summary>
internal sealed class ProductView
{
    // A product of shared products has exponentially many factors.
    private const int MostFactors = 24;

    private readonly Node root;
    private readonly Simplifier simplifier;
    private readonly List<Factor> factors = [];
    private Node? core;

    private ProductView(Node root, Simplifier simplifier)
    {
        this.root = root;
        this.simplifier = simplifier;
        Coefficient = 1;
        Flatten(root, 1);
    }

    public Rational Coefficient { get; private set; }

    public IReadOnlyList<Factor> Factors => factors;

    /// <summary>The product of the factors, without the coefficient.</summary>
    public Node Core => core ??= Without(new bool[factors.Count], dropConstants: true) ?? simplifier.Constant(1);

    public static ProductView Of(Node node, Simplifier simplifier) => new(node, simplifier);

    /// <summary>The product without some factors; null where nothing is left.</summary>
    public Node? Without(bool[] removed, bool dropConstants = false)
    {
        var position = 0;
        return Rebuild(root, removed, dropConstants, ref position);
    }

    /// <summary>A constant, or a value with more factors than itself.</summary>
    public static bool IsCompound(Node node) => node.IsConstant || node.Is(Ops.Negate) || IsProduct(node);

    private static bool IsCoefficient(Node node) => node.IsConstant && node.Value.IsFinite && !node.Value.IsZero;

    private Node? Rebuild(Node node, bool[] removed, bool dropConstants, ref int position)
    {
        if (IsCoefficient(node))
            return dropConstants ? null : node;
        if (node.Is(Ops.Negate))
        {
            var inner = Rebuild(node.X, removed, dropConstants, ref position);
            return dropConstants ? inner
                : inner == node.X ? node
                : inner is null ? simplifier.Constant(-1) : simplifier.Make(Ops.Negate, inner);
        }

        if (!IsProduct(node) || position >= MostFactors)
            return removed[position++] ? null : node;

        var left = Rebuild(node.X, removed, dropConstants, ref position);
        var right = Rebuild(node.Is(Ops.Square) ? node.X : node.Y, removed, dropConstants, ref position);
        if (left == node.X && right == (node.Is(Ops.Square) ? node.X : node.Y))
            return node;
        if (right is null)
            return left;
        if (node.Is(Ops.Divide))
            return simplifier.Make(Ops.Divide, left ?? simplifier.Constant(1), right);
        return left is null ? right : simplifier.Make(Ops.Multiply, left, right);
    }

    private void Flatten(Node node, int exponent)
    {
        if (IsCoefficient(node))
        {
            Coefficient = exponent > 0 ? Coefficient * node.Value : Coefficient / node.Value;
        }
        else if (node.Is(Ops.Negate))
        {
            Coefficient = -Coefficient;
            Flatten(node.X, exponent);
        }
        else if (IsProduct(node) && factors.Count < MostFactors)
        {
            Flatten(node.X, exponent);
            Flatten(node.Is(Ops.Square) ? node.X : node.Y, node.Is(Ops.Divide) ? -exponent : exponent);
        }
        else
        {
            factors.Add(new Factor(node, exponent));
        }
    }

    private static bool IsProduct(Node node) => node.Is(Ops.Multiply) || node.Is(Ops.Divide) || node.Is(Ops.Square);

    internal readonly record struct Factor(Node Core, int Exponent);
}
