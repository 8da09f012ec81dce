using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Scheduling;

/// <summary>Moves the choice "at the label this, elsewhere that" to the root of a row, where a kernel writes the one element by itself.</summary>
internal sealed class OneHots(Graph graph, Lowering lowering)
{
    private readonly Dictionary<(Node Node, Axis Axis), Node> pulled = new();

    /// <summary>The row with such choices outermost.</summary>
    public Node Pull(Node node, Axis axis) => pulled.TryGetValue((node, axis), out var known) ? known : pulled[(node, axis)] = Pulled(node, axis);

    private Node Pulled(Node node, Axis axis)
    {
        if (node.Op.Shape != OpShape.Elementwise || !node.Axes.Contains(axis) || IsOneHot(node, axis))
            return node;
        var operands = node.Operands.Select(operand => Pull(operand, axis)).ToImmutableArray();
        var index = operands.ToList().FindIndex(operand => IsOneHot(operand, axis));
        if (index < 0)
            return lowering.Remake(node, operands);

        var choice = operands[index];
        var label = Label(choice);
        var atLabel = operands.Select((operand, i) => i == index ? choice.Y : lowering.Pick(operand, label, axis)).ToImmutableArray();
        var elsewhere = Pull(lowering.Remake(node, operands.SetItem(index, choice.Z)), axis);
        return graph.Make(Ops.Select, choice.X, lowering.Remake(node, atLabel), elsewhere);
    }

    /// <summary>Whether a node is one value at a label and a row elsewhere.</summary>
    public static bool IsOneHot(Node node, Axis axis) =>
        node.Is(Ops.Select) && node.X.Is(Ops.IntegerEqual) && !node.Y.Axes.Contains(axis)
        && ((node.X.X.Is(Ops.Iota) && !node.X.Y.Axes.Contains(axis)) || (node.X.Y.Is(Ops.Iota) && !node.X.X.Axes.Contains(axis)));

    public static Node Label(Node choice) => choice.X.X.Is(Ops.Iota) ? choice.X.Y : choice.X.X;
}
