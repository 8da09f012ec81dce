using static LossGen.Formula;

namespace LossGen.Benchmarks.Losses;

/// <summary>Losses of one number per sample.</summary>
public static partial class Elementwise
{
    [Loss(Elements = Elements.Single | Elements.Half | Elements.BFloat16)]
    public static partial float Mse([Grad] float prediction, float target) => Square(prediction - target);

    [Loss]
    public static partial float Mae([Grad] float prediction, float target) => Abs(prediction - target);

    [Loss]
    public static partial float Huber([Grad] float prediction, float target, [Hyper] float delta = 1f)
    {
        var r = Abs(prediction - target);
        return r <= delta ? 0.5f * r * r : delta * (r - 0.5f * delta);
    }

    /// <summary>Binary cross-entropy from a logit, as in the textbook.</summary>
    [Loss(Elements = Elements.Single | Elements.Half | Elements.BFloat16)]
    public static partial float Bce([Grad] float logit, [Domain(0, 1)] float target)
        => -(target * Log(Sigmoid(logit)) + (1 - target) * Log(1 - Sigmoid(logit)));

    /// <summary>Sigmoid focal loss of a target that is 0 or 1.</summary>
    [Loss(Elements = Elements.Single | Elements.Half | Elements.BFloat16)]
    public static partial float Focal([Grad] float logit, float target, [Hyper, Domain(0, 10)] float gamma = 2f)
    {
        var pt = Sigmoid((2 * target - 1) * logit);
        return -Pow(1 - pt, gamma) * Log(pt);
    }
}
