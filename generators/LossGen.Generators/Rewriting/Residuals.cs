using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>Finds what can still cancel: sums of computed terms of both signs, also over rows.</summary>
/// <remarks>The rounding of their operands is what the error bound of a formula must allow for, beyond that of its inputs.</remarks>
internal static class Residuals
{
    public static IReadOnlyList<Node> Find(IEnumerable<Node> roots, IReadOnlyList<Parameter> parameters)
    {
        var (ranges, values) = (new Ranges(parameters), roots.ToList());
        var order = Graph.Topological(values);
        var contexts = new Contexts(values, order, ranges);
        return [.. order.Where(node => ranges.Under(contexts[node]) is var here && (CanCancel(node, here) || CanCancelAlong(node, here)))];
    }

    /// <summary>A sum over a row of computed terms that are not all of one sign.</summary>
    private static bool CanCancelAlong(Node node, Ranges ranges)
    {
        if (!(node.Is(Ops.Sum) || node.Is(Ops.Mean) || node.Is(Ops.Dot)) || node.Operands.All(IsDatum))
            return false;
        var term = ranges.Of(node.X);
        if (node.Is(Ops.Dot))
            term = node.X == node.Y ? Interval.NonNegative : term * ranges.Of(node.Y);
        return !term.IsNonNegative && !term.IsNonPositive;
    }

    /// <summary>An addition or subtraction of terms that are not all of one sign and not all exact.</summary>
    public static bool CanCancel(Node node, Ranges ranges)
    {
        if (!(node.Is(Ops.Add) || node.Is(Ops.Subtract)) || IsExact(node))
            return false;
        var (left, right) = (ranges.Of(node.X), ranges.Of(node.Y));
        if (node.Is(Ops.Subtract))
            right = -right;
        return !(left.IsNonNegative && right.IsNonNegative) && !(left.IsNonPositive && right.IsNonPositive);
    }

    /// <summary>Data, and sums of data that hold each of it once: their rounding is in the condition numbers of the inputs.</summary>
    private static bool IsExact(Node sum) => AreData(sum, []);

    private static bool AreData(Node node, HashSet<Node> seen) =>
        node.Is(Ops.Add) || node.Is(Ops.Subtract) ? AreData(node.X, seen) && AreData(node.Y, seen)
        : node.Is(Ops.Negate) ? AreData(node.X, seen)
        : IsDatum(node) && seen.Add(node);

    private static bool IsDatum(Node node) =>
        node.Op.Shape == OpShape.Leaf
        || (node.Is(Ops.Select) ? IsDatum(node.Y) && IsDatum(node.Z)
            : (node.Is(Ops.Negate) || node.Is(Ops.Pick) || node.Is(Ops.ToReal) || node.Is(Ops.StopGradient)) && IsDatum(node.X));
}
