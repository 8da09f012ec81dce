using LossGen.Compiler.Emission.Cpu;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Tests;

/// <summary>How often a row is read: once for each level of reductions, and once more for the gradient.</summary>
public sealed class ScheduleTests
{
    [Theory]
    [InlineData("cross-entropy", "-log(pick(softmax(z), k))", 2, 3)]
    [InlineData("cross-entropy with a z-loss", "-log(pick(softmax(z), k)) + eps * square(logSumExp(z))", 2, 3)]
    [InlineData("cross-entropy with label smoothing", "-(1 - eps) * log(pick(softmax(z), k)) - eps * mean(log(softmax(z)))", 3, 3)]
    [InlineData("cross-entropy from soft targets", "-sum(t * log(softmax(z)))", 3, 3)]
    [InlineData("a sum of squares", "sum(square(z - t))", 1, 1)]
    [InlineData("cosine distance", "1 - cosine(z, t)", 1, 2)]
    [InlineData("a formula without rows", "square(x - y)", 0, 0)]
    public void TheNumberOfPassesIs(string name, string formula, int forward, int withGradient)
    {
        var plan = Plan(formula);
        Assert.True(forward == Passes(plan, KernelKind.Evaluate), name);
        Assert.True(withGradient == Passes(plan, KernelKind.WithGradient), $"{name}: {Passes(plan, KernelKind.WithGradient)} passes with gradient");
    }

    [Fact]
    public void TheMaximumOfANormalizerSharesAPassWithAnArgMax()
    {
        var plan = Plan("-log(pick(softmax(z), k)) + 0 * toReal(argMax(z))");
        Assert.Equal(["argMax normalizerMax", "tailSum"], plan.Kernels[0].Sweeps.Select(pass => string.Join(" ", pass.Reductions.Select(node => node.Op.Name).Order())));
    }

    [Fact]
    public void ExponentialsAreComputedOnceAndKeptForTheGradient()
    {
        var kernel = Plan("-log(pick(softmax(z), k))").Kernels.Single(kernel => kernel.Kind == KernelKind.WithGradient);
        var kept = Assert.Single(Spill.Of(kernel, isKeptByGradients: true));
        Assert.Equal(("expOfNonPositive", kernel.Sweeps[1]), (kept.Node.Op.Name, kept.First));
    }

    [Fact]
    public void NothingIsKeptWhereNoLaterPassNeedsIt() =>
        Assert.Empty(Spill.Of(Plan("-log(pick(softmax(z), k))").Kernels.Single(kernel => kernel.Kind == KernelKind.Evaluate), isKeptByGradients: true));

    [Fact]
    public void TheElementAtTheLabelIsWrittenAfterTheRow()
    {
        var kernel = Plan("-log(pick(softmax(z), k))").Kernels.Single(kernel => kernel.Kind == KernelKind.WithGradient);
        var gradient = Assert.Single(kernel.Sweeps[^1].Gradients);
        Assert.Single(gradient.Patches);
    }

    [Fact]
    public void AnIgnoredLabelIsTestedBeforeAnythingIsRead()
    {
        var kernel = Plan("-log(pick(softmax(z), k))").Kernels[0];
        Assert.Equal("k == ignoredLabel", kernel.Skip is { } skip ? $"{Name(skip.X)} == {Name(skip.Y)}" : "");
    }

    private static string Name(Node node) => node.Is(Ops.Given) ? (string)node.Payload! : TextFormula.Parameters[node.Parameter].Name;

    private static int Passes(LossPlan plan, KernelKind kind) => plan.Kernels.Single(kernel => kernel.Kind == kind).Sweeps.Length;

    private static LossPlan Plan(string text)
    {
        var source = TextFormula.Of(text);
        var differentiated = text.Contains('z', StringComparison.Ordinal) ? "z" : "x";
        return LossCompiler.Compile(new Formula(
            "Test", source.Graph, [.. TextFormula.Parameters.Select(parameter => parameter with { IsGrad = parameter.Name == differentiated })], source.Outputs));
    }
}
