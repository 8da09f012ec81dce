using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>For each value of a formula what holds wherever it is used: a rewrite replaces it in all these places at once.</summary>
internal sealed class Contexts
{
    private readonly Dictionary<Node, Assumptions> known = [];

    /// <param name="roots">The values that are used as they are.</param>
    /// <param name="order">All below them, operands before users.</param>
    /// <param name="ranges">Where values lie anywhere.</param>
    public Contexts(IEnumerable<Node> roots, IReadOnlyList<Node> order, Ranges ranges)
    {
        if (!order.Any(Decides))
            return;
        foreach (var root in roots)
            known[root] = Assumptions.None;
        for (var i = order.Count - 1; i >= 0; i--)
            foreach (var (operand, context) in Uses(order[i], ranges.Under(this[order[i]])))
                Meet(operand, context.About(operand));
    }

    public Assumptions this[Node node] => known.TryGetValue(node, out var context) ? context : Assumptions.None;

    private static bool Decides(Node node) => node.Is(Ops.Select) || node.Is(Ops.And) || node.Is(Ops.Or);

    /// <summary>The operands with what holds where the node uses them: its second operand matters to a conjunction where the first holds.</summary>
    private static IEnumerable<(Node Operand, Assumptions Context)> Uses(Node node, Ranges here)
    {
        if (Decides(node))
        {
            yield return (node.X, here.Assumptions);
            yield return (node.Y, here.Where(node.X, !node.Is(Ops.Or)).Assumptions);
            if (node.Is(Ops.Select))
                yield return (node.Z, here.Where(node.X, false).Assumptions);
            yield break;
        }

        foreach (var operand in node.Operands)
            yield return (operand, here.Below(node).Assumptions);
    }

    private void Meet(Node node, Assumptions context) => known[node] = known.TryGetValue(node, out var other) ? other.Or(context) : context;
}
