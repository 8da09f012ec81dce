using static LossGen.Formula;
using static LossGen.Losses.Ranges;

namespace LossGen.Losses;

/// <summary>Losses of rewards that a model gives to a chosen and a rejected answer.</summary>
public static partial class RewardModels
{
    /// <summary>Bradley–Terry loss of a pair, −log σ(c − r − margin), with a penalty on rewards that drift; the share of pairs in order, and the mean difference.</summary>
    /// <remarks>Ouyang et al. 2022; TRL's RewardTrainer, with its margin and center_rewards_coefficient. With a margin it is the margin Bradley–Terry loss of Llama 2.</remarks>
    /// <param name="chosen">The reward of the chosen answer.</param>
    /// <param name="rejected">The reward of the rejected answer.</param>
    /// <param name="margin">By how much the rewards have to differ.</param>
    /// <param name="smoothing">α: the share of pairs that are labelled the wrong way round, −(1 − α) log σ(Δ) − α log σ(−Δ).</param>
    /// <param name="centering">The factor of (c + r)², which keeps rewards around 0.</param>
    [Loss(Elements = Floating)]
    public static partial (float loss, float accuracy, float difference) BradleyTerry(
        [Grad] float chosen, [Grad] float rejected, float margin = 0f, [Hyper, Domain(0, 1)] float smoothing = 0f, [Hyper, Domain(0, Unbounded)] float centering = 0f)
    {
        var difference = chosen - rejected - margin;
        var loss = smoothing > 0 ? -(1 - smoothing) * Log(Sigmoid(difference)) - smoothing * Log(Sigmoid(-difference)) : -Log(Sigmoid(difference));
        if (centering > 0)
            loss += centering * Square(chosen + rejected);
        return (loss, chosen > rejected ? 1f : 0f, chosen - rejected);
    }

    /// <summary>Bradley–Terry loss of a pair, multiplied by how sure its label is, −μ log σ(c − r).</summary>
    /// <remarks>Wang et al. 2024 (Secrets of RLHF II). The factor does not enter the denominator.</remarks>
    /// <param name="chosen">The reward of the chosen answer.</param>
    /// <param name="rejected">The reward of the rejected answer.</param>
    /// <param name="strength">μ.</param>
    [Loss(Elements = Floating)]
    public static partial float WeightedBradleyTerry([Grad] float chosen, [Grad] float rejected, float strength) => -strength * Log(Sigmoid(chosen - rejected));
}
