using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;
using LossGen.Compiler.Rewriting;

namespace LossGen.Compiler.Scheduling;

/// <summary>Puts what composite operations are made of in their place, so that only primitives of the kernels remain, each computed once.</summary>
internal sealed class Lowering(Graph graph)
{
    private readonly Dictionary<Node, Node> lowered = new();
    private readonly Simplifier simplifier = new(graph);

    public Node Lower(Node root)
    {
        foreach (var node in Graph.Topological([root], lowered.ContainsKey))
            lowered[node] = Lower(node, [.. node.Operands.Select(operand => lowered[operand])]);
        return lowered[root];
    }

    private Node Lower(Node node, ImmutableArray<Node> operands)
    {
        if (node.Op.Lowering is { } lowering)
        {
            var names = new[] { "x", "y", "z" }.Zip(operands, (name, operand) => (name, operand)).ToDictionary(pair => pair.name, pair => pair.operand);
            var built = Lower(new ExpressionBuilder(graph, node.Payload is Axis axis ? axis : default, names).Build(lowering));
            if (built.Op.Shape != OpShape.Leaf)
                built.Name ??= node.Name ?? (node.Op.HasAxis || node.Op.IsExponential ? node.Op.Name : null);
            return built;
        }

        if (node.Is(Ops.Pick))
            return Pick(operands[0], operands[1], node.Axis);
        if (node.Is(Ops.StopGradient))
            return operands[0];
        return simplifier.Rebuild(node, operands);
    }

    /// <summary>A primitive operation on other operands, in its simplest form.</summary>
    public Node Remake(Node node, ImmutableArray<Node> operands) => simplifier.Rebuild(node, operands);

    /// <summary>The value of an expression at one position of its row: the same expression of the operands there.</summary>
    public Node Pick(Node row, Node index, Axis axis) => row switch
    {
        _ when !row.Axes.Contains(axis) => row,
        _ when row.Is(Ops.Iota) => index,
        _ when row.Op.Shape == OpShape.Elementwise => Lower(row, [.. row.Operands.Select(operand => Pick(operand, index, axis))]),
        _ => graph.Along(Ops.Pick, axis, row, index),
    };
}
