using static LossGen.Formula;
using static LossGen.Losses.Ranges;

namespace LossGen.Losses;

/// <summary>Losses that teach a language model what not to say.</summary>
public static partial class Unlikelihood
{
    /// <summary>CRINGE: cross-entropy of a good token; of a bad one softplus(s⁻ − s⁺), against a token that the model itself ranks high.</summary>
    /// <remarks>Adolphs et al. 2022; ParlAI's cringe_loss. The positive token is sampled outside, from the model's best k without the bad one, and is an input.</remarks>
    /// <param name="logits">A logit for each token.</param>
    /// <param name="label">The token.</param>
    /// <param name="sampled">For a bad token, the sampled positive one; any token for a good one.</param>
    /// <param name="isGood">Whether the token is a good one.</param>
    /// <param name="factor">The factor of the contrastive term.</param>
    [Loss(Elements = EveryType)]
    public static partial float Cringe([Grad] Row logits, int label, [Label] int sampled, bool isGood, [Hyper, Domain(0, Unbounded)] float factor = 1f)
        => isGood ? -Log(Softmax(logits)[label]) : factor * CringeContrast(logits, label, sampled);

    /// <summary>The contrastive term of CRINGE alone, softplus(s⁻ − s⁺).</summary>
    /// <remarks>Adolphs et al. 2022.</remarks>
    /// <param name="logits">A logit for each token.</param>
    /// <param name="negative">The bad token.</param>
    /// <param name="sampled">The positive token.</param>
    [Loss(Elements = EveryType)]
    public static partial float CringeContrast([Grad] Row logits, [Label] int negative, [Label] int sampled) => Softplus(logits[negative] - logits[sampled]);

    /// <summary>A margin between log-probabilities, max(0, log π⁻ − log π⁺ + margin): what some accounts call CRINGE.</summary>
    /// <remarks>SLiC (Zhao et al. 2023).</remarks>
    /// <param name="positive">log π of the good answer.</param>
    /// <param name="negative">log π of the bad answer.</param>
    /// <param name="margin">The margin.</param>
    [Loss(Elements = Floating)]
    public static partial float MarginRanking([Grad] float positive, [Grad] float negative, [Hyper] float margin = 1f) => Max(0, negative - positive + margin);
}
