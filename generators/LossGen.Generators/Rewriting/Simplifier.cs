using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>Algebra that changes no value. All rewriting makes its nodes here.</summary>
/// <param name="graph">Where the nodes are made.</param>
/// <param name="isGradient">The values are gradients: terms that cancel exactly go, and a zero adjoint stays zero.</param>
/// <param name="erasesStopGradient">Differentiation is done: stop-gradients go.</param>
internal sealed partial class Simplifier(Graph graph, bool isGradient = false, bool erasesStopGradient = false)
{
    private readonly Dictionary<Node, Node> known = [];

    public Graph Graph => graph;

    public bool IsGradient => isGradient;

    /// <summary>Everything below a root in normal form.</summary>
    public Node Simplify(Node root) => Graph.Map(root, Rebuild, known);

    /// <summary>The same node on other operands, in normal form, under its name.</summary>
    public Node Rebuild(Node node, ImmutableArray<Node> operands)
    {
        if (node.Op.Shape == OpShape.Leaf)
            return node;
        var made = Make(node.Op, node.Payload as Axis?, [.. operands]);
        Rename(made, node);
        return made;
    }

    public static void Rename(Node made, Node original)
    {
        if (made.Op.Shape != OpShape.Leaf)
            made.Inherit(original);
    }

    public Node Constant(Rational value) => graph.Constant(value);

    public Node Make(Op op, params Node[] operands) => Make(op, null, operands);

    public Node Along(Op op, Axis axis, params Node[] operands) => Make(op, axis, operands);

    /// <summary>A constant times a value; minus a difference is the difference the other way round.</summary>
    public Node Scale(Node node, Rational scale) =>
        scale == 1 ? node
        : scale == -1 && node.Is(Ops.Subtract) ? Make(Ops.Subtract, node.Y, node.X)
        : scale == -1 ? Make(Ops.Negate, node)
        : Make(Ops.Multiply, Constant(scale), node);

    private Node Make(Op op, Axis? axis, Node[] operands)
    {
        var made = Reduce(op, axis, operands)
            ?? (op.HasAxis ? graph.Along(op, axis!.Value, operands) : Folding.Make(graph, op, operands));
        known[made] = made;
        return made;
    }

    private Node? Reduce(Op op, Axis? axis, Node[] operands)
    {
        if (op.HasAxis)
            return ReduceAlong(op, axis!.Value, operands);
        if (!op.IsGeneric && operands.Length > 0 && operands.All(operand => operand.IsConstant))
            return null;
        return op switch
        {
            _ when op == Ops.Add => Sum(operands[0], operands[1], 1),
            _ when op == Ops.Subtract => Sum(operands[0], operands[1], -1),
            _ when op == Ops.Negate => Negation(operands[0]),
            _ when op == Ops.Multiply => Product(operands[0], operands[1]),
            _ when op == Ops.Divide => Quotient(operands[0], operands[1]),
            _ when op == Ops.Select => Choice(operands[0], operands[1], operands[2]),
            _ when op == Ops.StopGradient => erasesStopGradient || operands[0].Is(Ops.StopGradient) ? operands[0] : null,
            _ when op == Ops.Not => Negated(operands[0]),
            _ when op == Ops.And => Both(operands[0], operands[1], true),
            _ when op == Ops.Or => Both(operands[0], operands[1], false),
            _ when op == Ops.Equal && operands[0].Is(Ops.Negate) && operands[1].IsValue(0) => Make(Ops.Equal, operands[0].X, operands[1]),
            _ when op == Ops.IntegerEqual || op == Ops.FlagEqual => Same(operands[0], operands[1]),
            _ when op == Ops.ToReal && operands[0].Is(Ops.IntegerConstant) => Constant((int)operands[0].Payload!),
            _ when op == Ops.Max => Extreme(operands[0], operands[1], Rational.NegativeInfinity),
            _ when op == Ops.Min => Extreme(operands[0], operands[1], Rational.PositiveInfinity),
            _ when EvenFunctions.Contains(op) && Unsigned(operands[0]) is { } unsigned => Make(op, unsigned),
            _ when OddFunctions.Contains(op) && operands[0].Is(Ops.Negate) => Make(Ops.Negate, Make(op, operands[0].X)),
            _ => null,
        };
    }
}
