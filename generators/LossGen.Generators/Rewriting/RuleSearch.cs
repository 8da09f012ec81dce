using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;

namespace LossGen.Compiler.Rewriting;

/// <summary>Finds the rules and hazards whose pattern stands at a node of code, whether or not the ranges of a rule can be proved.</summary>
internal sealed class RuleSearch(Simplifier simplifier, Ranges ranges)
{
    private static readonly Dictionary<Op, List<Rule>> Rules = ByHead(CodeRuleTable.All, rule => rule);

    private static readonly Dictionary<Op, List<Hazard>> Hazards = ByHead(HazardTable.Rows.Where(hazard => hazard.Rule is not null), hazard => hazard.Rule!);

    private readonly PatternSignature signatures = new();
    private readonly Matcher matcher = new(simplifier);
    private readonly Infinities infinities = new(ranges);
    private readonly Dictionary<Node, ImmutableArray<RuleMatch>> known = [];

    /// <summary>The rules at a node, the largest first.</summary>
    public ImmutableArray<RuleMatch> At(Node node)
    {
        if (!known.TryGetValue(node, out var matches))
        {
            known[node] = matches = Rules.TryGetValue(node.Op, out var rules)
                ? [.. rules.Where(rule => CanStand(rule, node)).Select(rule => Match(rule, node)).OfType<RuleMatch>().OrderByDescending(match => match.Rule.Size)]
                : [];
        }

        return matches;
    }

    /// <summary>The hazards at a node.</summary>
    public IEnumerable<(RuleMatch Match, Hazard Hazard)> HazardsAt(Node node)
    {
        foreach (var hazard in Hazards.TryGetValue(node.Op, out var rows) ? rows : [])
            if (CanStand(hazard.Rule!, node) && Match(hazard.Rule!, node) is { Unproven.IsEmpty: true } match)
                yield return (match, hazard);
    }

    private bool CanStand(Rule rule, Node node) => (rule.Signature & ~signatures.Of(node)) == 0;

    /// <summary>The match of one pattern at a node, with its conditions decided.</summary>
    public RuleMatch? Match(Rule rule, Node node)
    {
        RuleMatch? found = null;
        matcher.MatchRoot(rule.Pattern, node, (binding, embed) =>
        {
            var facts = Facts.Of(binding, ranges, infinities);
            var unproven = rule.Requirements.Where(condition => !condition.Holds(binding, facts)).ToImmutableArray();
            if (unproven.Any(condition => !condition.IsRange || condition.IsRefuted(binding, facts)))
                return false;
            var right = new ExpressionBuilder(simplifier.Graph, facts.Axis, binding.Variables).Build(rule.Right);
            // What the variables stand for stays as it was written.
            var replacement = embed(Graph.Map(right, simplifier.Rebuild, binding.Variables.Values.Distinct().ToDictionary(value => value)));
            if (replacement == node)
                return false;
            found = new RuleMatch(rule, node, replacement, binding.Variables.ToDictionary(pair => pair.Key, pair => pair.Value), unproven);
            return true;
        });
        return found;
    }

    private static Dictionary<Op, List<T>> ByHead<T>(IEnumerable<T> rows, Func<T, Rule> ruleOf)
    {
        var index = new Dictionary<Op, List<T>>();
        foreach (var row in rows)
        {
            // In code a product may stand under its sign.
            Op[] heads = ruleOf(row).Pattern is Pattern.Product ? [.. RuleIndex.Heads(ruleOf(row).Pattern), Ops.Negate] : RuleIndex.Heads(ruleOf(row).Pattern);
            foreach (var op in heads)
            {
                if (!index.TryGetValue(op, out var at))
                    index.Add(op, at = []);
                at.Add(row);
            }
        }

        return index;
    }
}
