using static LossGen.Formula;

namespace LossGen.Kernels.Tests.Formulas;

/// <summary>Losses of a number and a target.</summary>
public static partial class Regression
{
    /// <summary>Squared error.</summary>
    [Loss(Elements = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16)]
    public static partial float Mse([Grad] float prediction, float target) => (prediction - target) * (prediction - target);

    /// <summary>Absolute error.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float Mae([Grad] float prediction, float target) => Abs(prediction - target);

    /// <summary>Huber loss.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float Huber([Grad] float prediction, float target, [Hyper] float delta = 1f)
    {
        var r = Abs(prediction - target);
        return r <= delta ? 0.5f * r * r : delta * (r - 0.5f * delta);
    }

    /// <summary>Logarithm of the hyperbolic cosine of the error.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float LogCosh([Grad] float prediction, float target) => Log(Cosh(prediction - target));

    /// <summary>Pseudo-Huber loss.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float PseudoHuber([Grad] float prediction, float target, [Hyper, Domain(0, double.PositiveInfinity, MinimumExclusive = true)] float delta = 1f)
    {
        var r = (prediction - target) / delta;
        return delta * delta * (Sqrt(1 + r * r) - 1);
    }

    /// <summary>Quantile (pinball) loss, both sides differentiated.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float Quantile([Grad] float prediction, [Grad] float target, [Hyper, Domain(0, 1)] float level = 0.5f)
        => Max(level * (target - prediction), (level - 1) * (target - prediction));

    /// <summary>Negative Poisson log-likelihood of a log rate.</summary>
    [Loss(Elements = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16)]
    public static partial float Poisson([Grad] float logRate, float count) => Exp(logRate) - count * logRate;
}
