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
    private readonly HashSet<Node> normalized = [];
    private readonly Dictionary<(Node Row, Node Index, Axis Axis), Node> picked = new();

    public Node Lower(Node root)
    {
        foreach (var node in Graph.Topological([root], lowered.ContainsKey))
            lowered[node] = Lower(node, [.. node.Operands.Select(operand => lowered[operand])]);
        return lowered[root];
    }

    private Node Lower(Node node, ImmutableArray<Node> operands)
    {
        // Of a negated row the element at the label may be met without its sign.
        if (node.Op.HasAxis && !node.Is(Ops.Pick))
            normalized.UnionWith(operands.Concat(operands.Where(operand => operand.Is(Ops.Negate)).Select(operand => operand.X)));
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
        if (node.Is(Ops.Pow) && !operands[0].Axes.IsEmpty && operands[1].Axes.IsEmpty && !operands[1].IsConstant)
            return graph.Make(Ops.PowUniform, operands[0], operands[1]);
        if (node.Is(Ops.StopGradient))
            return operands[0];
        return node.Is(Ops.Divide) && IsRowByNumber(operands[0], operands[1]) ? Quotient(operands[0], operands[1]) : simplifier.Rebuild(node, operands);
    }

    /// <summary>A row is divided in its own precision, in which a number may be too small to have all its digits.</summary>
    private static bool IsRowByNumber(Node row, Node number) => !row.Axes.Rows.IsEmpty && number.Axes == AxisSet.Sample;

    private Node Quotient(Node row, Node number)
    {
        var scale = graph.Make(Ops.DivisionScale, number);
        return graph.Make(Ops.Divide, graph.Make(Ops.Multiply, row, scale), graph.Make(Ops.Multiply, number, scale));
    }

    /// <summary>A primitive operation on other operands, in its simplest form.</summary>
    public Node Remake(Node node, ImmutableArray<Node> operands) => simplifier.Rebuild(node, operands);

    /// <summary>The value of an expression at one position of its row: the same expression of the operands there.</summary>
    public Node Pick(Node row, Node index, Axis axis) =>
        picked.TryGetValue((row, index, axis), out var known) ? known : picked[(row, index, axis)] = FindPick(row, index, axis);

    private Node FindPick(Node row, Node index, Axis axis) => row switch
    {
        _ when !row.Axes.Contains(axis) => row,

        // A maximum over the row and the element at the label must agree to the last bit: the element is computed as the row is.
        _ when normalized.Contains(row) => graph.Along(Ops.Pick, axis, row, index),
        _ when row.Is(Ops.Iota) => index,
        _ when row.Op.Shape == OpShape.Elementwise => Lower(row, [.. row.Operands.Select(operand => Pick(operand, index, axis))]),
        _ => graph.Along(Ops.Pick, axis, row, index),
    };
}
