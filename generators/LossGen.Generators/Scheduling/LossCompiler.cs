using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using LossGen.Compiler.Differentiation;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;

namespace LossGen.Compiler.Scheduling;

/// <summary>The middle of the compiler: stabilise, differentiate, stabilise the gradient, schedule.</summary>
internal static class LossCompiler
{
    public static LossPlan Compile(Formula source)
    {
        var stable = Stabilise(source);
        var (kernels, weightIndices) = Scheduler.Schedule(stable.Formula, stable.Gradients);
        return new LossPlan(
            stable.Formula,
            stable.Gradients,
            stable.Rules,
            stable.Residuals,
            kernels,
            IsWeighted: weightIndices.Any(index => index >= 0),
            weightIndices);
    }

    /// <summary>The loss and its gradient in stable form.</summary>
    public static StableLoss Stabilise(Formula source)
    {
        Verify(source, "reading");
        var (formula, rules) = Rewriter.Stabilise(source);
        Verify(formula, "stabilising");

        var raw = Differentiator.Differentiate(formula);
        var stable = Rewriter.Stabilise(formula.Graph, [.. raw.Select(gradient => gradient.Gradient)], formula.Parameters, eraseStopGradient: true);
        var gradients = raw.Zip(stable.Roots, (gradient, root) => (gradient.Parameter, root)).ToImmutableArray();
        Verifier.Verify(stable.Roots, formula, "differentiating");

        formula = WithoutStopGradients(formula);
        var roots = formula.Outputs.Select(output => output.Value).Concat(stable.Roots);
        return new StableLoss(formula, gradients, [.. rules.Concat(stable.Rules).Distinct()], [.. Residuals.Find(roots, formula.Parameters)]);
    }

    /// <summary>Once differentiation is done, rules may look through what was hidden from it.</summary>
    private static Formula WithoutStopGradients(Formula formula)
    {
        Node Erased(Node node) => Rewriter.Stabilise(formula.Graph, [node], formula.Parameters, eraseStopGradient: true, isGradient: false).Roots[0];
        return new Formula(formula.Name, formula.Graph, formula.Parameters, [.. formula.Outputs.Select(output => output with { Value = Erased(output.Value) })]);
    }

    [Conditional("DEBUG")]
    private static void Verify(Formula formula, string stage) => Verifier.Verify(formula, stage);
}
