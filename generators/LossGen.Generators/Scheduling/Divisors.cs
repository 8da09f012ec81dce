using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Scheduling;

/// <summary>
/// The divisors of an expression. A divisor that overflows makes a quotient of 0, in which nobody sees what went wrong: it is watched by itself.
/// </summary>
internal sealed class Divisors(Graph graph, Overflow overflow)
{
    /// <summary>The divisors below a root that may overflow; each is 0 where a condition does not choose it.</summary>
    public IReadOnlyCollection<Node> Of(Node root, Axis lanes)
    {
        var found = new List<(Node Divisor, Node? Condition)>();
        Visit(root, null, lanes, found, []);
        var always = found.Where(divisor => divisor.Condition is null).Select(divisor => divisor.Divisor).ToList();
        return [.. always, .. found.Where(divisor => divisor.Condition is not null && !always.Contains(divisor.Divisor)).Select(divisor => graph.Make(Ops.Select, divisor.Condition!, divisor.Divisor, graph.Constant(0)))];
    }

    private void Visit(Node node, Node? condition, Axis lanes, List<(Node Divisor, Node? Condition)> found, HashSet<(Node Node, Node? Condition)> visited)
    {
        // What does not vary along the lanes is computed in double.
        if (!node.Axes.Contains(lanes) || node.Op.Shape is OpShape.Leaf or OpShape.Reduction || !visited.Add((node, condition)))
            return;
        if (node.Is(Ops.Select))
        {
            Visit(node.X, condition, lanes, found, visited);
            Visit(node.Y, And(condition, node.X), lanes, found, visited);
            Visit(node.Z, And(condition, graph.Make(Ops.Not, node.X)), lanes, found, visited);
            return;
        }

        if ((node.Is(Ops.Divide) ? node.Y : node.Is(Ops.Reciprocal) ? node.X : null) is { IsConstant: false } divisor && overflow.IsPossible(divisor, lanes))
            found.Add((divisor, condition));
        foreach (var operand in node.Operands)
            Visit(operand, condition, lanes, found, visited);
    }

    private Node And(Node? left, Node right) => left is null ? right : graph.Make(Ops.And, left, right);
}
