using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;

namespace LossGen.Compiler.Rewriting;

/// <summary>Finds the rules whose left side stands at a node, whether or not their ranges can be proved.</summary>
internal sealed class RuleSearch(Simplifier simplifier, Ranges ranges)
{
    private static readonly Dictionary<Op, List<Rule>> ByOp = Build();

    private readonly Matcher matcher = new(simplifier);
    private readonly Infinities infinities = new(ranges);

    /// <summary>The matches at a node, the largest first.</summary>
    public ImmutableArray<RuleMatch> At(Node node) => ByOp.TryGetValue(node.Op, out var rules)
        ? [.. rules.Select(rule => Match(rule, node)).OfType<RuleMatch>().OrderByDescending(match => match.Rule.Size)]
        : [];

    /// <summary>The match of one pattern at a node, with its conditions decided.</summary>
    public RuleMatch? Match(Rule rule, Node node)
    {
        RuleMatch? found = null;
        matcher.MatchRoot(rule.Pattern, node, (binding, embed) =>
        {
            var axis = binding.Axis ?? default;
            var here = binding.Axis is null ? ranges : ranges.Under(ranges.Assumptions.Across(axis));
            var facts = new Facts(here, infinities.Under(here), axis);
            var unproven = rule.Requirements.Where(condition => !condition.Holds(binding, facts)).ToImmutableArray();
            if (unproven.Any(condition => !condition.IsRange || condition.IsRefuted(binding, facts)))
                return false;
            var right = new ExpressionBuilder(simplifier.Graph, axis, binding.Variables).Build(rule.Right);
            var replacement = embed(simplifier.Simplify(right));
            if (replacement == node)
                return false;
            found = new RuleMatch(rule, node, replacement, binding.Variables.ToDictionary(pair => pair.Key, pair => pair.Value), unproven);
            return true;
        });
        return found;
    }

    private static Dictionary<Op, List<Rule>> Build()
    {
        var index = new Dictionary<Op, List<Rule>>();
        foreach (var rule in CodeRuleTable.All)
        {
            foreach (var op in RuleIndex.Heads(rule.Pattern))
            {
                if (!index.TryGetValue(op, out var rules))
                    index.Add(op, rules = []);
                rules.Add(rule);
            }
        }

        return index;
    }
}
