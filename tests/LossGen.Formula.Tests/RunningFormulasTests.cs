using static LossGen.Formula;

namespace LossGen.FormulaTests;

/// <summary>Formulas as a user writes them run on one sample, and Formula leaves no reason to reach for MathF.</summary>
public class RunningFormulasTests
{
    [Theory]
    [InlineData(1f, 0.5f, 0.125f)]
    [InlineData(-3f, 0f, 2.5f)]
    public void Huber(float prediction, float target, float expected) => Assert.Equal(expected, HuberLoss(prediction, target));

    [Fact]
    public void CrossEntropyAndAccuracy()
    {
        var (loss, accuracy) = CrossEntropyLoss(new Row(2, 0, -1), 0);
        Expect.Close(0.1698460215f, loss, ulps: 4);
        Assert.Equal(1, accuracy);
        Assert.Equal(float.PositiveInfinity, CrossEntropyLoss(new Row(float.NegativeInfinity, float.NegativeInfinity), 1).Loss);
    }

    [Fact]
    public void EveryFunctionOfMathFIsThereOrNamedHere()
    {
        // Functions of the representation, estimates without a stated error, and SinCos, which returns two numbers.
        string[] absent =
        [
            nameof(MathF.BitDecrement), nameof(MathF.BitIncrement), nameof(MathF.ILogB), nameof(MathF.ScaleB),
            nameof(MathF.MaxMagnitude), nameof(MathF.MinMagnitude),
            nameof(MathF.ReciprocalEstimate), nameof(MathF.ReciprocalSqrtEstimate), nameof(MathF.SinCos),
        ];
        var formula = typeof(Formula).GetMethods().Select(method => method.Name);
        var missing = typeof(MathF).GetMethods().Where(method => method.IsStatic).Select(method => method.Name).Distinct().Except(formula);
        Assert.Equal(absent.Order(), missing.Order());
    }

    private static float HuberLoss(float prediction, float target, float delta = 1f)
    {
        var r = Abs(prediction - target);
        return r <= delta ? 0.5f * r * r : delta * (r - 0.5f * delta);
    }

    private static (float Loss, float Accuracy) CrossEntropyLoss(Row logits, int label)
        => (-Log(Softmax(logits)[label]), ArgMax(logits) == label ? 1f : 0f);
}
