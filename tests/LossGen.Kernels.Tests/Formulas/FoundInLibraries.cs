using static LossGen.Formula;

namespace LossGen.Kernels.Tests.Formulas;

/// <summary>Forms that well-known libraries compute as they are written, with a wrong result.</summary>
public static partial class FoundInLibraries
{
    /// <summary>DiscoPOP: a logistic loss and an exponential one, blended by a sigmoid of the log-ratio.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float DiscoPop([Grad] float l, [Hyper, Domain(0, double.PositiveInfinity, MinimumExclusive = true)] float temperature = 0.05f)
    {
        var modulation = Sigmoid(l / temperature);
        return -Log(Sigmoid(l)) * (1 - modulation) + Exp(-l) * modulation;
    }

    /// <summary>The modulated term alone.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float ModulatedExponential([Grad] float l) => Exp(-l) * (1 / (1 + Exp(-l / 0.05f)));

    /// <summary>The estimator k3 of a divergence.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float K3([Grad] float d) => Exp(d) - d - 1;

    /// <summary>The estimator k3, by the function that is recommended for it.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float K3ByExpm1([Grad] float d) => Expm1(d) - d;

    /// <summary>Odds-ratio preference optimisation: the log of the odds of two sequences.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float OddsRatio([Grad] float chosen, [Grad] float rejected)
    {
        var odds = (chosen - rejected) - (Log1p(-Exp(chosen)) - Log1p(-Exp(rejected)));
        return -Log(Sigmoid(odds));
    }

    /// <summary>The log of the complement of a probability that is given by its log.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float LogComplement([Grad] float logp) => Log1p(-Exp(logp));

    /// <summary>The logistic loss as a log of one plus an exponential.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float LogisticLoss([Grad] float x) => Log(1 + Exp(x));

    /// <summary>The complement of a sigmoid.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float SigmoidComplement([Grad] float x) => 1 - Sigmoid(x);

    /// <summary>An importance ratio times a mask that may be 0.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float MaskedRatio([Grad] float logRatio, float mask) => Exp(logRatio) * mask;

    /// <summary>An element of a softmax, spelt out.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float SoftmaxElement([Grad] Row logits, int label) => Exp(logits[label]) / Sum(Exp(logits));
}
