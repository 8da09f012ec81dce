using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting.Shapes;

/// <summary>The shapes of the values of a graph.</summary>
internal sealed class NodeShapes
{
    private readonly Dictionary<Node, Shape> known = [];

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

    /// <summary>Which factors are equal is seen when a rule is matched.</summary>
    private static Shape Of(Node node, Shape x, Shape? y = null, Shape? z = null) =>
        ShapeAlgebra.Of(node.Op, x, y, z, Repeats.Factors | Repeats.Divisors, isRewritten: false);
}
