using LossGen;
using LossGen.Losses;
using static LossGen.Formula;

namespace PreferenceTuning;

/// <summary>Losses of the catalogue, from the logits of a policy whose answers are digits: softmax, log-ratio and loss in one pass, with the gradient of the logits.</summary>
internal static partial class TuningLosses
{
    /// <summary>Direct preference optimisation of a chosen and a rejected answer.</summary>
    [Loss]
    public static partial (float loss, float chosenReward, float rejectedReward, float accuracy) Dpo(
        [Grad] Row logits, Row referenceLogits, [Label] int chosen, [Label] int rejected, [Hyper] float beta = 0.1f)
    {
        var (policy, reference) = (LogSoftmax(logits), LogSoftmax(referenceLogits));
        return Preference.Dpo(policy[chosen], policy[rejected], reference[chosen], reference[rejected], 0f, beta, 0f);
    }

    /// <summary>Group-relative policy optimisation of an answer that an older policy gave.</summary>
    [Loss]
    public static partial (float loss, float clipped, float divergence) Grpo(
        [Grad] Row logits, Row referenceLogits, [Label] int answer, float oldLogProbability, float advantage, [Hyper] float beta = 0.04f)
        => Policy.Grpo(LogSoftmax(logits)[answer], oldLogProbability, LogSoftmax(referenceLogits)[answer], advantage, beta: beta);

    /// <summary>How far the policy is from its reference, Σ π (log π − log π_ref).</summary>
    [Loss]
    public static partial float Divergence([Grad] Row logits, Row referenceLogits) => Policy.PolicyDivergence(referenceLogits, logits);
}
