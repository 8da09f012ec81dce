using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>One run of the rules over some roots: the largest match first, until none lowers the cost.</summary>
internal sealed class Stabiliser
{
    private readonly Simplifier simplifier;
    private readonly RuleStage last;
    private readonly Ranges ranges;
    private readonly CostModel costs;
    private readonly RewriteFinder finder;

    public Stabiliser(Simplifier simplifier, IReadOnlyList<Parameter> parameters, RuleStage last = RuleStage.Fusion)
    {
        (this.simplifier, this.last) = (simplifier, last);
        ranges = new Ranges(parameters);
        var infinities = new Infinities(ranges);
        costs = new CostModel(ranges, infinities);
        finder = new RewriteFinder(simplifier, ranges, infinities);
    }

    public StabiliseResult Run(IReadOnlyList<Node> roots)
    {
        Node[] current = [.. roots.Select(simplifier.Simplify)];
        var applied = new HashSet<Rule>();
        var cost = costs.Of(current);
        while (Step(current, cost) is var (next, lower, rules))
        {
            (current, cost) = (next, lower);
            applied.UnionWith(rules);
        }

        return new StabiliseResult([.. current], [.. RuleTable.Rows.Where(applied.Contains).Select(rule => rule.Id).Distinct()]);
    }

    /// <summary>The first rewrite that lowers the cost; null: the fixpoint is reached.</summary>
    private (Node[] Roots, Cost Cost, ImmutableArray<Rule> Rules)? Step(Node[] roots, Cost cost)
    {
        var order = Graph.Topological(roots);
        var contexts = new Contexts(roots, order, ranges);
        foreach (var rewrite in order.SelectMany(node => finder.At(node, contexts[node])).Where(rewrite => rewrite.Stage <= last).OrderBy(rewrite => rewrite.Stage).ThenByDescending(rewrite => rewrite.Size).ThenBy(rewrite => rewrite.Row))
        {
            var next = Replace(roots, order, rewrite.Target, rewrite.Replacement);
            var lower = costs.Of(next);
            if (lower < cost)
                return (next, lower, rewrite.Rules);
        }

        return null;
    }

    private Node[] Replace(Node[] roots, IReadOnlyList<Node> order, Node target, Node replacement)
    {
        Simplifier.Rename(replacement, target);
        Graph.Locate(replacement, target.Place);
        var results = new Dictionary<Node, Node>();
        foreach (var node in order)
            results[node] = node == target ? replacement : Rebuild(node, results);
        return [.. roots.Select(root => results[root])];
    }

    private Node Rebuild(Node node, Dictionary<Node, Node> results)
    {
        foreach (var operand in node.Operands)
            if (results[operand] != operand)
                return simplifier.Rebuild(node, [.. node.Operands.Select(inner => results[inner])]);
        return node;
    }
}
