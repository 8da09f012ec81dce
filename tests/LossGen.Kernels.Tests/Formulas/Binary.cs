using static LossGen.Formula;

namespace LossGen.Kernels.Tests.Formulas;

/// <summary>Losses of a logit.</summary>
public static partial class Binary
{
    /// <summary>Hinge loss; the target is −1 or 1.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float Hinge([Grad] float score, float target) => Max(0, 1 - target * score);

    /// <summary>Binary cross-entropy, as in the textbook.</summary>
    [Loss(Elements = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16)]
    public static partial float Bce([Grad] float logit, [Domain(0, 1)] float target)
        => -(target * Log(Sigmoid(logit)) + (1 - target) * Log(1 - Sigmoid(logit)));

    /// <summary>Binary cross-entropy of a probability.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float BceOfProbability([Grad, Domain(0, 1)] float p, [Domain(0, 1)] float target)
        => -(target * Log(p) + (1 - target) * Log(1 - p));

    /// <summary>Logistic loss.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float NegativeLogSigmoid([Grad] float logit) => -Log(1 / (1 + Exp(-logit)));

    /// <summary>Softplus, as it is defined.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float Softplus([Grad] float x) => Log(1 + Exp(x));

    /// <summary>Focal loss, by cases.</summary>
    [Loss(Elements = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16)]
    public static partial float Focal([Grad] float logit, bool isPositive, [Hyper, Domain(0, 10)] float gamma = 2f)
    {
        var p = Sigmoid(logit);
        var pt = isPositive ? p : 1 - p;
        return -Pow(1 - pt, gamma) * Log(pt);
    }

    /// <summary>Focal loss, by the sign of the label.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float FocalSigned([Grad] float logit, float y, [Hyper, Domain(0, 10)] float gamma = 2f)
    {
        var pt = Sigmoid((2 * y - 1) * logit);
        return -Pow(1 - pt, gamma) * Log(pt);
    }
}
