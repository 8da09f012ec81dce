using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;

namespace LossGen.Analyzers.Stability;

/// <summary>Values in the stable form that rules without conditions give them: what one rule exposes another may take.</summary>
internal sealed class Improvement(Simplifier simplifier, RuleSearch search)
{
    private const int MostSteps = 4;

    private readonly Dictionary<Node, Node> known = [];
    private readonly HashSet<Node> changed = [];

    /// <summary>A value that equals the given one.</summary>
    public Node Of(Node node)
    {
        if (known.TryGetValue(node, out var improved))
            return improved;
        foreach (var inner in Graph.Topological([node], known.ContainsKey))
            known[inner] = Improve(inner);
        return known[node];
    }

    /// <summary>Whether a rule changes the value or a part of it.</summary>
    public bool Changes(Node node) => Of(node) is var _ && changed.Contains(node);

    private Node Improve(Node node)
    {
        var isChanged = node.Operands.Any(changed.Contains);
        var improved = isChanged ? simplifier.Rebuild(node, [.. node.Operands.Select(operand => known[operand])]) : node;
        for (var step = 0; step < MostSteps; step++)
        {
            if (search.At(improved).FirstOrDefault(match => match.Unproven.IsEmpty && match.Rule.Mode == RuleMode.Safe) is not { } match)
                break;
            improved = match.Replacement;
            isChanged = true;
        }

        if (isChanged)
            changed.Add(node);
        return improved;
    }
}
