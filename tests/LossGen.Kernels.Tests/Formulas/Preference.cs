using static LossGen.Formula;

namespace LossGen.Kernels.Tests.Formulas;

/// <summary>Losses of log-probabilities of a policy and a reference.</summary>
public static partial class Preference
{
    /// <summary>Direct preference optimisation, with the margin and the share of pairs in the right order.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial (float loss, float margin, float accuracy) Dpo(
        [Grad] float chosen, [Grad] float rejected, float referenceChosen, float referenceRejected, [Hyper] float beta = 0.125f)
    {
        var margin = beta * ((chosen - referenceChosen) - (rejected - referenceRejected));
        return (-Log(Sigmoid(margin)), margin, margin > 0 ? 1f : 0f);
    }

    /// <summary>Kahneman–Tversky optimisation against a reference point that is not differentiated.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float Kto(
        [Grad] float policy, float reference, float point, bool isDesirable, [Hyper] float beta = 0.125f, [Hyper] float desirable = 1f, [Hyper] float undesirable = 1.5f)
    {
        var reward = policy - reference;
        return isDesirable
            ? desirable * (1 - Sigmoid(beta * (reward - point)))
            : undesirable * (1 - Sigmoid(beta * (point - reward)));
    }

    /// <summary>The estimator k3 of a Kullback–Leibler divergence.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float KlEstimate([Grad] float policy, float reference)
        => Exp(reference - policy) - (reference - policy) - 1;
}
