using LossGen.Compiler.Ir;
using LossGen.Oracle.Interpretation;

namespace LossGen.Kernels.Tests.Interpretation;

public sealed class ConditioningTests
{
    [Fact]
    public void TheConditionOfAnExponentialIsItsArgument()
    {
        // The argument is an input, and one node counts once: |x · e^x|.
        var formula = OneOperation.OfNumbers(Ops.Exp);
        var condition = Conditioning.Of(formula, [], [(formula.Loss.Value, 0)], SampleInputs.Of([3.0]))[0]!;
        Assert.Equal(3 * Math.Exp(3), condition.Kappa, 1e-6);
        Assert.Equal(0, condition.Underflow);
    }

    [Fact]
    public void AnExponentialThatVanishesCountsWithWhatMultipliesIt()
    {
        var formula = OneOperation.OfNumbers(Ops.Exp);
        Assert.Equal(1, Conditioning.Of(formula, [], [(formula.Loss.Value, 0)], SampleInputs.Of([-200.0]))[0]!.Underflow);
    }

    [Fact]
    public void AnExponentialInsideARowsResultCountsWithItsFactor()
    {
        var formula = OneOperation.OfRows(Ops.Entropy);
        Assert.InRange(Conditioning.Of(formula, [], [(formula.Loss.Value, 0)], SampleInputs.Of([0.0, -200.0]))[0]!.Underflow, 199.9, 200.1);
    }

    [Fact]
    public void ADifferenceOfInputsHasTheirMagnitudesForItsCondition()
    {
        var formula = OneOperation.OfNumbers(Ops.Subtract);
        Assert.Equal(2.5, Conditioning.Of(formula, [], [(formula.Loss.Value, 0)], SampleInputs.Of([1.5], [1.0]))[0]!.Kappa, 1e-9);
    }
}
