using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>Finds the rules that a formula could still have, if its parameters had ranges.</summary>
internal static class MissingRanges
{
    /// <summary>What a parameter may be declared to be, in the order in which they are tried.</summary>
    private static readonly ImmutableArray<Domain> Domains =
    [
        new(-1, double.PositiveInfinity, false, false),
        new(0, double.PositiveInfinity, false, false),
        new(0, double.PositiveInfinity, true, false),
        new(0, 1, false, false),
        new(-1, 1, false, false),
        new(double.NegativeInfinity, 0, false, false),
    ];

    /// <summary>Each rule and parameter once. A rule that saves an operation and no digits is not worth a declaration.</summary>
    public static IReadOnlyList<MissingRange> Find(Formula source)
    {
        // Left sides are written without guards and fused operations.
        var stable = Rewriter.Stabilise(source, RuleStage.Stable).Formula;
        Node[] roots = [.. stable.Outputs.SelectMany(output => output.Nodes)];
        var simplifier = new Simplifier(stable.Graph);
        var found = new List<MissingRange>();
        var declared = Analysis.Of(roots, stable.Parameters);
        foreach (var node in declared.Order)
            foreach (var (rule, _) in RuleIndex.For(node.Op).Where(row => row.Rule is { Stage: RuleStage.Stable, IsForGradients: false } && row.Rule.Requirements.Any(condition => condition.IsRange)))
                if (declared.Match(rule, node, simplifier) is { Unproven.IsEmpty: false } match)
                    found.AddRange(Missing(match, roots, stable.Parameters, simplifier));
        return [.. found.GroupBy(missing => (missing.Rule.Id, missing.Parameter)).Select(group => group.First())];
    }

    private static IReadOnlyList<MissingRange> Missing(RuleMatch match, Node[] roots, ImmutableArray<Parameter> parameters, Simplifier simplifier)
    {
        var missing = new List<MissingRange>();
        foreach (var condition in match.Unproven)
        {
            if (Proof(match, condition, roots, parameters, simplifier) is not var (parameter, domain))
                return [];
            parameters = parameters.SetItem(parameter, parameters[parameter] with { Domain = domain });
            missing.Add(new MissingRange(match.Node, match.Rule, condition, match.Variables[condition.Variable], parameter, domain));
        }

        var supposed = Analysis.Of(roots, parameters);
        return supposed.Match(match.Rule, match.Node, simplifier) is { Unproven.IsEmpty: true } proven && supposed.IsBetter(roots, Replaced(roots, proven, simplifier)) ? missing : [];
    }

    /// <summary>A parameter and a range of it that proves a condition; null where no parameter alone does.</summary>
    private static (int Parameter, Domain Domain)? Proof(RuleMatch match, Condition condition, Node[] roots, ImmutableArray<Parameter> parameters, Simplifier simplifier)
    {
        var inputs = Graph.Topological([match.Variables[condition.Variable]]).Where(node => node.Is(Ops.Input) && node.Kind == ElementKind.Real).Select(node => node.Parameter).Distinct().ToList();
        foreach (var domain in Domains)
            foreach (var input in inputs)
            {
                if (Within(parameters[input].Domain, domain) is { } narrowed
                    && Analysis.Of(roots, parameters.SetItem(input, parameters[input] with { Domain = narrowed })).Match(match.Rule, match.Node, simplifier) is { } supposed
                    && !supposed.Unproven.Contains(condition))
                    return (input, narrowed);
            }

        return null;
    }

    /// <summary>A range within the one that is declared; null where the two share no more than a point.</summary>
    private static Domain? Within(Domain? declared, Domain domain)
    {
        if (declared is null)
            return domain;
        var low = declared.Minimum > domain.Minimum || (declared.Minimum == domain.Minimum && declared.MinimumExclusive) ? declared : domain;
        var high = declared.Maximum < domain.Maximum || (declared.Maximum == domain.Maximum && declared.MaximumExclusive) ? declared : domain;
        var both = new Domain(low.Minimum, high.Maximum, low.MinimumExclusive, high.MaximumExclusive);
        return both.Minimum < both.Maximum && both != declared ? both : null;
    }

    private static Node[] Replaced(Node[] roots, RuleMatch match, Simplifier simplifier)
    {
        var results = new Dictionary<Node, Node> { [match.Node] = match.Replacement };
        return [.. roots.Select(root => Graph.Map(root, simplifier.Rebuild, results))];
    }

    /// <summary>What is known of a formula with the ranges that some parameters have.</summary>
    private sealed record Analysis(IReadOnlyList<Node> Order, Contexts Contexts, Ranges Ranges)
    {
        public static Analysis Of(Node[] roots, ImmutableArray<Parameter> parameters)
        {
            var (order, ranges) = (Graph.Topological(roots), new Ranges(parameters));
            return new Analysis(order, new Contexts(roots, order, ranges), ranges);
        }

        public RuleMatch? Match(Rule rule, Node node, Simplifier simplifier) => new RuleSearch(simplifier, Ranges.Under(Contexts[node])).Match(rule, node);

        public bool IsBetter(Node[] before, Node[] after)
        {
            var costs = new CostModel(Ranges, new Infinities(Ranges));
            return costs.Of(after).Instability < costs.Of(before).Instability;
        }
    }
}
