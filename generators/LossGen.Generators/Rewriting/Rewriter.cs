using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>Formulas in their stable form.</summary>
/// <param name="Roots">The roots, rewritten, in their order.</param>
/// <param name="Rules">The ids of the rules that were applied, in the order of the table.</param>
internal sealed record StabiliseResult(ImmutableArray<Node> Roots, ImmutableArray<string> Rules);

/// <summary>Rewrites formulas to stable ones, by the rule table.</summary>
internal static class Rewriter
{
    /// <summary>The stable form of a formula, in a graph of its own: the formula as it was read stays as it is.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="last">The kind of rules after which to stop.</param>
    public static (Formula Formula, ImmutableArray<string> AppliedRules) Stabilise(Formula formula, RuleStage last = RuleStage.Fusion)
    {
        var graph = new Graph();
        var result = new Stabiliser(new Simplifier(graph), formula.Parameters, last).Run([.. formula.Outputs.SelectMany(output => output.Nodes).Select(graph.Import)]);
        var next = 0;
        var outputs = formula.Outputs.Select(output => output with
        {
            Value = result.Roots[next++],
            Weight = output.Weight is null ? null : result.Roots[next++],
            Counts = output.Counts is null ? null : result.Roots[next++],
        }).ToImmutableArray();
        return (new Formula(formula.Name, graph, formula.Parameters, outputs), result.Rules);
    }

    /// <summary>The stable form of some values.</summary>
    /// <param name="graph">The graph of the roots, which also gets the new nodes.</param>
    /// <param name="roots">The values.</param>
    /// <param name="parameters">The parameters, for their declared ranges.</param>
    /// <param name="eraseStopGradient">Differentiation is done: stop-gradients go.</param>
    /// <param name="isGradient">
    /// The values are gradients, in which what cancels exactly and what is multiplied by zero may go; null: as <paramref name="eraseStopGradient"/>.
    /// False for the loss itself after differentiation: a NaN of a user's <c>0 * x</c> stays.
    /// </param>
    public static StabiliseResult Stabilise(
        Graph graph, IReadOnlyList<Node> roots, IReadOnlyList<Parameter> parameters, bool eraseStopGradient = false, bool? isGradient = null) =>
        new Stabiliser(new Simplifier(graph, isGradient ?? eraseStopGradient, eraseStopGradient), parameters).Run(roots);
}
