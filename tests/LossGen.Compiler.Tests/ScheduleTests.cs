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

    [Theory]
    [InlineData("entropy(z)")]
    [InlineData("-log(pick(softmax(z), k)) + eps * square(logSumExp(z)) - beta * entropy(z)")]
    [InlineData("-log(pick(softmax(z), k)) + sum(softmax(z) * logSoftmax(z)) * square(logSumExp(z))")]
    public void TermsOfOneSoftmaxAreOneMultipleOfItsExponential(string formula)
    {
        var kernel = Plan(formula).Kernels.Single(kernel => kernel.Kind == KernelKind.WithGradient);
        var sweep = kernel.Sweeps[^1];
        var perElement = Graph.Topological([Assert.Single(sweep.Gradients).Value], node => node.Is(Ops.ExpOfNonPositive)).Where(node => node.Axes.Contains(sweep.Axis) && !node.Is(Ops.ExpOfNonPositive) && !node.Is(Ops.Select));
        Assert.Equal(["boundedExponent", "input", "multiply", "multiplyAdd", "subtract"], perElement.Select(node => node.Op.Name).Order());
        Assert.Empty(sweep.Guards);
    }

    [Fact]
    public void APenaltyOnTheNormalizerCostsNoOperationOfAnElement()
    {
        var gradient = Assert.Single(Plan("-log(pick(softmax(z), k)) + eps * square(logSumExp(z))").Kernels.Single(kernel => kernel.Kind == KernelKind.WithGradient).Sweeps[^1].Gradients).Value;
        var product = gradient.Is(Ops.Select) ? gradient.Z : gradient;
        Assert.Equal((Ops.Multiply, Ops.ExpOfNonPositive, true), (product.Op, product.Y.Op, product.X.Axes.Rows.IsEmpty));
    }

    [Fact]
    public void APositionIsLookedForWhereANormalizerFindsTheMaximum()
    {
        var (sought, alone) = (Searches("-log(pick(softmax(z), k)) + 0 * toReal(argMax(z))"), Searches("pick(z, argMax(z))"));
        Assert.Equal(Ops.ArgMax, Assert.Single(sought).Position.Op);
        Assert.Empty(alone);
    }

    private static IEnumerable<MaximumSearch> Searches(string text)
    {
        var plan = Plan(text);
        return MaximumSearch.Of(plan.Kernels[0], new KernelInputs(plan.Formula, StorageType.Of(ElementTypes.Single).Single()));
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
