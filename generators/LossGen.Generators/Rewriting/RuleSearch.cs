using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;
using LossGen.Compiler.Rewriting.Shapes;

namespace LossGen.Compiler.Rewriting;

/// <summary>Finds the rules and hazards whose pattern stands at a node of code, whether or not the ranges of a rule can be proved.</summary>
internal sealed class RuleSearch(Simplifier simplifier, Ranges ranges)
{
    private static readonly Dictionary<Op, List<(Rule Rule, int Form)>> Rules = ByHead(CodeRuleTable.All, rule => rule);

    private static readonly Dictionary<Op, List<(Hazard Hazard, int Form)>> Hazards = ByHead(HazardTable.Rows.Where(hazard => hazard.Rule is not null), hazard => hazard.Rule!);

    private readonly PatternSignature signatures = new();
    private readonly NodeShapes shapes = new();
    private readonly Matcher matcher = new(simplifier);
    private readonly Infinities infinities = new(ranges);
    private readonly Dictionary<Node, ImmutableArray<RuleMatch>> known = [];

    /// <summary>The rules at a node, the largest first.</summary>
    public ImmutableArray<RuleMatch> At(Node node)
    {
        if (!known.TryGetValue(node, out var matches))
        {
            known[node] = matches = Rules.TryGetValue(node.Op, out var rules) ? Find(rules, node) : [];
        }

        return matches;
    }

    private ImmutableArray<RuleMatch> Find(List<(Rule Rule, int Form)> rules, Node node)
    {
        List<RuleMatch>? found = null;
        var (forms, operations) = (shapes.Of(node).Whole, signatures.Of(node));
        foreach (var (rule, form) in rules)
            if ((rule.Signature & ~operations) == 0 && forms[form] && Match(rule, node) is { } match)
                (found ??= []).Add(match);
        return found is null ? [] : [.. found.OrderByDescending(match => match.Rule.Size)];
    }

    /// <summary>The hazards at a node.</summary>
    public IEnumerable<(RuleMatch Match, Hazard Hazard)> HazardsAt(Node node)
    {
        if (!Hazards.TryGetValue(node.Op, out var rows))
            yield break;
        var (forms, operations) = (shapes.Of(node).Whole, signatures.Of(node));
        foreach (var (hazard, form) in rows)
            if ((hazard.Rule!.Signature & ~operations) == 0 && forms[form] && Match(hazard.Rule!, node) is { Unproven.IsEmpty: true } match)
                yield return (match, hazard);
    }

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

    private static Dictionary<Op, List<(T Row, int Form)>> ByHead<T>(IEnumerable<T> rows, Func<T, Rule> ruleOf)
    {
        var index = new Dictionary<Op, List<(T Row, int Form)>>();
        foreach (var row in rows)
        {
            // In code a product may stand under its sign.
            Op[] heads = ruleOf(row).Pattern is Pattern.Product ? [.. RuleIndex.Heads(ruleOf(row).Pattern), Ops.Negate] : RuleIndex.Heads(ruleOf(row).Pattern);
            foreach (var op in heads)
            {
                if (!index.TryGetValue(op, out var at))
                    index.Add(op, at = []);
                at.Add((row, FormTable.Instance.Of(ruleOf(row))));
            }
        }

        return index;
    }
}
