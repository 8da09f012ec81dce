using System;
using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Scheduling;

/// <summary>
/// The level of a node: how many passes over rows must be over before it is known. A reduction over a row adds one; the element at a label is a load
/// and adds none. Reductions of one level share a pass: a normaliser's maximum and tail, plain sums, an argmax.
/// </summary>
internal static class Leveling
{
    public static Dictionary<Node, int> Of(IEnumerable<Node> roots)
    {
        var levels = new Dictionary<Node, int>();
        foreach (var node in Graph.Topological(roots))
            levels[node] = node.Operands.Select(operand => levels[operand]).DefaultIfEmpty(0).Max() + (IsPass(node) ? 1 : 0);
        return levels;
    }

    /// <summary>Whether a node needs a pass over a row.</summary>
    public static bool IsPass(Node node) => node.Op.Shape == OpShape.Reduction && !node.Is(Ops.Pick);
}
