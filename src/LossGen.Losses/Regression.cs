using static LossGen.Formula;
using static LossGen.Losses.Ranges;

namespace LossGen.Losses;

/// <summary>Losses of a predicted number and its target, element by element. For rows, pass batch and row as one span: the mean is over all elements.</summary>
public static partial class Regression
{
    /// <summary>Squared error, (prediction − target)².</summary>
    /// <remarks>torch.nn.MSELoss.</remarks>
    [Loss(Elements = Floating)]
    public static partial float SquaredError([Grad] float prediction, float target) => Square(prediction - target);

    /// <summary>Half the squared error, ½(prediction − target)²: its gradient is the error itself.</summary>
    /// <remarks>optax.l2_loss.</remarks>
    [Loss(Elements = Floating)]
    public static partial float HalfSquaredError([Grad] float prediction, float target) => 0.5f * Square(prediction - target);

    /// <summary>Absolute error, |prediction − target|.</summary>
    /// <remarks>torch.nn.L1Loss. The gradient is 0 where both are equal.</remarks>
    [Loss(Elements = Floating)]
    public static partial float AbsoluteError([Grad] float prediction, float target) => Abs(prediction - target);

    /// <summary>Huber loss: ½r² where |r| ≤ delta, else delta(|r| − ½delta), with r = prediction − target.</summary>
    /// <remarks>Huber 1964; torch.nn.HuberLoss, optax.huber_loss. The gradient is r, clamped to ±delta.</remarks>
    [Loss(Elements = Floating)]
    public static partial float Huber([Grad] float prediction, float target, [Hyper, Domain(0, Unbounded, MinimumExclusive = true)] float delta = 1f)
    {
        var r = Abs(prediction - target);
        return r <= delta ? 0.5f * r * r : delta * (r - 0.5f * delta);
    }

    /// <summary>Smooth L1 loss: the Huber loss divided by its threshold, ½r² / beta where |r| ≤ beta, else |r| − ½beta.</summary>
    /// <remarks>Girshick 2015; torch.nn.SmoothL1Loss.</remarks>
    [Loss(Elements = Floating)]
    public static partial float SmoothL1([Grad] float prediction, float target, [Hyper, Domain(0, Unbounded, MinimumExclusive = true)] float beta = 1f)
    {
        var r = Abs(prediction - target);
        return r <= beta ? 0.5f * r * r / beta : r - 0.5f * beta;
    }
}
