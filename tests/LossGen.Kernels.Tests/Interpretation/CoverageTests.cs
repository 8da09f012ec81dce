using LossGen.Compiler.Ir;
using LossGen.Oracle.Interpretation;

namespace LossGen.Kernels.Tests.Interpretation;

public sealed class CoverageTests
{
    // What only scheduling makes: the upstream gradient, the parts of a normaliser, the parts of a division, sums of products.
    private static readonly string[] OfScheduling = ["given", "normalizerMax", "normalizerTail", "tailSum", "normalizerShift", "divisionScale", "boundedExponent", "multiplyAdd", "sumOfProducts"];

    [Fact]
    public void EveryOperationBeforeSchedulingIsUnderstood() =>
        Assert.Empty(Ops.Table.Where(op => !Evaluation.Understands(op)).Select(op => op.Name).Except(OfScheduling));

    [Fact]
    public void EveryRuleHasAPartialForEachOperand() =>
        Assert.Empty(ElementRules.Table.Where(rule => rule.Value.Partials.Length != rule.Key.Operands.Length).Select(rule => rule.Key.Name));
}
