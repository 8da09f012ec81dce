using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Differentiation;

/// <summary>Inside one side of a choice its condition is known: what the other side would have given is left out.</summary>
internal sealed class Branches(Graph graph)
{
    private readonly Dictionary<Node, Node> pruned = new();
    private readonly Dictionary<(Node Condition, bool Holds), Dictionary<Node, Node>> specialised = new();

    public Node Prune(Node root) => Graph.Map(root, Prune, pruned);

    private Node Prune(Node node, ImmutableArray<Node> operands) => node switch
    {
        { Op.Shape: OpShape.Leaf } => node,
        _ when node.Is(Ops.Select) => Choice(operands[0], Specialise(operands[1], operands[0], true), Specialise(operands[2], operands[0], false)),
        _ => graph.Remake(node, operands),
    };

    private Node Specialise(Node side, Node condition, bool holds)
    {
        if (!specialised.TryGetValue((condition, holds), out var known))
            specialised[(condition, holds)] = known = new Dictionary<Node, Node>();
        return Graph.Map(side, (node, operands) => Specialise(node, operands, condition, holds), known);
    }

    private Node Specialise(Node node, ImmutableArray<Node> operands, Node condition, bool holds)
    {
        // Along another axis than its own, a condition does not hold for all elements at once.
        if (node.Op.Shape == OpShape.Leaf || (node.Op.HasAxis && condition.Axes.Contains(node.Axis)))
            return node;
        return node.Is(Ops.Select) && node.X == condition ? (holds ? operands[1] : operands[2]) : graph.Remake(node, operands);
    }

    private Node Choice(Node condition, Node whenTrue, Node whenFalse) =>
        whenTrue == whenFalse ? whenTrue : graph.Make(Ops.Select, condition, whenTrue, whenFalse);
}
