using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting.Shapes;

/// <summary>The shapes of the values of a graph.</summary>
internal sealed class NodeShapes
{
    private const int MostFactors = 24;

    private readonly Dictionary<Node, Shape> known = [];
    private readonly List<Node> above = [];
    private readonly List<Node> below = [];

    public Shape Of(Node node)
    {
        if (!known.TryGetValue(node, out var shape))
            known[node] = shape = Compute(node);
        return shape;
    }

    private Shape Compute(Node node) => node.Operands.Length switch
    {
        0 => node.IsConstant ? ShapeAlgebra.Constant(node.Value.ToDouble())
            : node.Is(Ops.IntegerConstant) ? ShapeAlgebra.Constant((int)node.Payload!)
            : ShapeAlgebra.Variable,
        1 => Of(node, Of(node.X)),
        2 => Of(node, Of(node.X), Of(node.Y)),
        _ => Of(node, Of(node.X), Of(node.Y), Of(node.Z)),
    };

    private Shape Of(Node node, Shape x, Shape? y = null, Shape? z = null) => ShapeAlgebra.Of(node.Op, x, y, z, RepeatsOf(node), isRewritten: false);

    private Repeats RepeatsOf(Node node)
    {
        if (!node.Is(Ops.Multiply) && !node.Is(Ops.Divide))
            return Repeats.None;
        above.Clear();
        below.Clear();
        Flatten(node, isBelow: false);
        return above.Count + below.Count >= MostFactors ? Repeats.Factors | Repeats.Divisors
            : (HasRepeats(above) ? Repeats.Factors : Repeats.None) | (HasRepeats(below) ? Repeats.Divisors : Repeats.None);
    }

    private void Flatten(Node node, bool isBelow)
    {
        if (node.Is(Ops.Negate))
        {
            Flatten(node.X, isBelow);
        }
        else if (above.Count + below.Count < MostFactors && (node.Is(Ops.Multiply) || node.Is(Ops.Divide) || node.Is(Ops.Square)))
        {
            Flatten(node.X, isBelow);
            Flatten(node.Is(Ops.Square) ? node.X : node.Y, isBelow != node.Is(Ops.Divide));
        }
        else
        {
            (isBelow ? below : above).Add(node);
        }
    }

    /// <summary>Whether two factors may be the same; sums may be the same in another order.</summary>
    private static bool HasRepeats(List<Node> factors)
    {
        for (var i = 0; i < factors.Count; i++)
            for (var j = 0; j < i; j++)
                if (factors[i] == factors[j] || (IsSum(factors[i]) && IsSum(factors[j])))
                    return true;
        return false;
    }

    private static bool IsSum(Node node) => node.Is(Ops.Add) || node.Is(Ops.Subtract);
}
