using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;

namespace LossGen.Compiler.Rewriting;

/// <summary>Finds the rewrites of a node. They depend on what is below it and on what is known where it is used.</summary>
internal sealed class RewriteFinder(Simplifier simplifier, Ranges ranges, Infinities infinities)
{
    private const int MostStepsInABranch = 4;

    private readonly Matcher matcher = new(simplifier);
    private readonly Dictionary<(Node Node, Assumptions Context), ImmutableArray<Rewrite>> known = [];

    public ImmutableArray<Rewrite> At(Node node, Assumptions context)
    {
        if (!known.TryGetValue((node, context), out var rewrites))
        {
            rewrites = [.. Find(node, context)];
            known[(node, context)] = rewrites;
        }

        return rewrites;
    }

    private IEnumerable<Rewrite> Find(Node node, Assumptions context)
    {
        foreach (var (rule, row) in RuleIndex.For(node.Op))
        {
            // Derivatives carry their guards already.
            var isInPlay = simplifier.IsGradient ? rule.Stage != RuleStage.Guard : !rule.IsForGradients;
            if (isInPlay && Apply(rule, node, context) is { } replacement && replacement != node)
                yield return new Rewrite(node, replacement, rule.Stage, rule.Size, row, [rule]);
        }

        if (SplitCases(node, context) is { } split)
            yield return split;
        if (MergeCases(node) is { } merged)
            yield return merged;
    }

    private Node? Apply(Rule rule, Node node, Assumptions context)
    {
        Node? replacement = null;
        var here = ranges.Under(context);
        matcher.MatchRoot(rule.Pattern, node, (binding, embed) =>
        {
            var facts = Facts.Of(binding, here, infinities);
            if (!rule.Requirements.All(condition => condition.Holds(binding, facts)))
                return false;
            var builder = new ExpressionBuilder(simplifier.Graph, facts.Axis, binding.Variables);
            if (rule.Mode == RuleMode.Trade && !Extremes.AreReachable(builder.Build(rule.Left), [.. binding.Variables.Values], facts.Ranges))
                return false;
            replacement = embed(simplifier.Simplify(builder.Build(rule.Right)));
            return true;
        });
        return replacement;
    }

    /// <summary>A function of a choice is a choice of functions where a rule or the algebra applies to a branch: <c>log(y ? p : 1 - p)</c>.</summary>
    private Rewrite? SplitCases(Node node, Assumptions context)
    {
        if (node.Op.Shape != OpShape.Elementwise || node.Is(Ops.Select) || node.Is(Ops.Negate) || node.Is(Ops.StopGradient) || node.Kind != ElementKind.Real)
            return null;
        for (var i = 0; i < node.Operands.Length; i++)
        {
            if (!node.Operands[i].Is(Ops.Select))
                continue;
            var choice = node.Operands[i];
            var rules = new List<Rule>();
            var (first, second) = (Branch(node, i, choice.Y), Branch(node, i, choice.Z));
            var here = ranges.Under(context);
            var (whenTrue, whenFalse) = (Improve(first, here.Where(choice.X, true).Assumptions, rules), Improve(second, here.Where(choice.X, false).Assumptions, rules));
            if (rules.Count > 0 || first.Op != node.Op || second.Op != node.Op)
                return new Rewrite(node, simplifier.Make(Ops.Select, choice.X, whenTrue, whenFalse), RuleStage.Stable, 0, int.MaxValue, [.. rules]);
        }

        return null;
    }

    private Node Branch(Node node, int operand, Node value) => simplifier.Make(node.Op, [.. node.Operands.SetItem(operand, value)]);

    private Node Improve(Node node, Assumptions context, List<Rule> rules)
    {
        for (var step = 0; step < MostStepsInABranch; step++)
        {
            var best = At(node, context).Where(rewrite => rewrite.Stage == RuleStage.Stable).OrderByDescending(rewrite => rewrite.Size).ThenBy(rewrite => rewrite.Row).FirstOrDefault();
            if (best is null)
                break;
            rules.AddRange(best.Rules);
            node = best.Replacement;
        }

        return node;
    }

    /// <summary>A choice of one function of two arguments is that function of a choice: it is computed once.</summary>
    private Rewrite? MergeCases(Node node)
    {
        if (!node.Is(Ops.Select) || node.Y.Op != node.Z.Op || node.Y.Op.Shape != OpShape.Elementwise || node.Y.Operands.Length != 1 || !node.Y.Op.IsExponential)
            return null;
        var merged = simplifier.Make(node.Y.Op, simplifier.Make(Ops.Select, node.X, node.Y.X, node.Z.X));
        return new Rewrite(node, merged, RuleStage.Fusion, 0, int.MaxValue, []);
    }
}
