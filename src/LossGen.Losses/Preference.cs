using static LossGen.Formula;
using static LossGen.Losses.Ranges;

namespace LossGen.Losses;

/// <summary>
/// Preference optimisation from the log-probabilities of whole answers, under the policy and a reference. A reference that is left out is 0. With a = log π − log π_ref of
/// the chosen answer and b of the rejected one, h = a − b.
/// </summary>
public static partial class Preference
{
    /// <summary>Direct preference optimisation, −(1 − ε) log σ(βh − margin) − ε log σ(margin − βh); with the rewards βa and βb, and the share of pairs in order.</summary>
    /// <remarks>Rafailov et al. 2023; TRL's "sigmoid". ε > 0 is the conservative form (Mitchell 2023), a margin that of ODPO (Amini et al. 2024). A larger β keeps the policy closer to the reference.</remarks>
    /// <param name="chosen">log π of the chosen answer.</param>
    /// <param name="rejected">log π of the rejected answer.</param>
    /// <param name="referenceChosen">log π_ref of the chosen answer.</param>
    /// <param name="referenceRejected">log π_ref of the rejected answer.</param>
    /// <param name="margin">By how much the rewards have to differ.</param>
    /// <param name="beta">β.</param>
    /// <param name="smoothing">ε: the share of pairs that are labelled the wrong way round.</param>
    [Loss(Elements = Floating)]
    public static partial (float loss, float chosenReward, float rejectedReward, float accuracy) Dpo(
        [Grad] float chosen,
        [Grad] float rejected,
        float referenceChosen = 0f,
        float referenceRejected = 0f,
        float margin = 0f,
        [Hyper, Domain(0, Unbounded)] float beta = 0.1f,
        [Hyper, Domain(0, 1)] float smoothing = 0f)
    {
        var (a, b) = (chosen - referenceChosen, rejected - referenceRejected);
        var difference = beta * (a - b) - margin;
        var loss = smoothing > 0 ? -(1 - smoothing) * Log(Sigmoid(difference)) - smoothing * Log(Sigmoid(-difference)) : -Log(Sigmoid(difference));
        return (loss, beta * a, beta * b, a > b ? 1f : 0f);
    }

    /// <summary>Robust DPO, (−(1 − ε) log σ(βh) + ε log σ(−βh)) / (1 − 2ε): unbiased where a share ε of the pairs is labelled the wrong way round.</summary>
    /// <remarks>Chowdhury et al. 2024; TRL's "robust".</remarks>
    /// <param name="chosen">log π of the chosen answer.</param>
    /// <param name="rejected">log π of the rejected answer.</param>
    /// <param name="referenceChosen">log π_ref of the chosen answer.</param>
    /// <param name="referenceRejected">log π_ref of the rejected answer.</param>
    /// <param name="beta">β.</param>
    /// <param name="flipped">ε.</param>
    [Loss(Elements = Floating)]
    public static partial float RobustDpo(
        [Grad] float chosen,
        [Grad] float rejected,
        float referenceChosen = 0f,
        float referenceRejected = 0f,
        [Hyper, Domain(0, Unbounded)] float beta = 0.1f,
        [Hyper, Domain(0, 0.5, MaximumExclusive = true)] float flipped = 0.1f)
    {
        var difference = beta * ((chosen - referenceChosen) - (rejected - referenceRejected));
        return (flipped * Log(Sigmoid(-difference)) - (1 - flipped) * Log(Sigmoid(difference))) / (1 - 2 * flipped);
    }

    /// <summary>Identity preference optimisation, (h − 1/(2β))².</summary>
    /// <remarks>Azar et al. 2023; TRL's "ipo", which passes log-probabilities that are means over tokens.</remarks>
    /// <param name="chosen">log π of the chosen answer.</param>
    /// <param name="rejected">log π of the rejected answer.</param>
    /// <param name="referenceChosen">log π_ref of the chosen answer.</param>
    /// <param name="referenceRejected">log π_ref of the rejected answer.</param>
    /// <param name="beta">β.</param>
    [Loss(Elements = Floating)]
    public static partial float Ipo(
        [Grad] float chosen,
        [Grad] float rejected,
        float referenceChosen = 0f,
        float referenceRejected = 0f,
        [Hyper, Domain(0, Unbounded, MinimumExclusive = true)] float beta = 0.1f)
        => Square((chosen - referenceChosen) - (rejected - referenceRejected) - 1 / (2 * beta));

    /// <summary>Hinge form of DPO, max(0, 1 − βh).</summary>
    /// <remarks>SLiC (Zhao et al. 2023) on the rewards of DPO (Liu et al. 2023); TRL's "hinge".</remarks>
    /// <param name="chosen">log π of the chosen answer.</param>
    /// <param name="rejected">log π of the rejected answer.</param>
    /// <param name="referenceChosen">log π_ref of the chosen answer.</param>
    /// <param name="referenceRejected">log π_ref of the rejected answer.</param>
    /// <param name="beta">β.</param>
    [Loss(Elements = Floating)]
    public static partial float HingeDpo(
        [Grad] float chosen, [Grad] float rejected, float referenceChosen = 0f, float referenceRejected = 0f, [Hyper, Domain(0, Unbounded)] float beta = 0.1f)
        => Max(0, 1 - beta * ((chosen - referenceChosen) - (rejected - referenceRejected)));

    /// <summary>DPO of log-probabilities a token, −log σ(β(a/|y⁺| − b/|y⁻|)).</summary>
    /// <remarks>TRL's "sigmoid_norm"; length-normalised DPO of Tülu 3.</remarks>
    /// <param name="chosen">log π of the chosen answer.</param>
    /// <param name="rejected">log π of the rejected answer.</param>
    /// <param name="chosenLength">|y⁺|: the tokens of the chosen answer.</param>
    /// <param name="rejectedLength">|y⁻|: the tokens of the rejected answer.</param>
    /// <param name="referenceChosen">log π_ref of the chosen answer.</param>
    /// <param name="referenceRejected">log π_ref of the rejected answer.</param>
    /// <param name="beta">β.</param>
    [Loss(Elements = Floating)]
    public static partial float LengthNormalizedDpo(
        [Grad] float chosen,
        [Grad] float rejected,
        [Domain(0, Unbounded, MinimumExclusive = true)] float chosenLength,
        [Domain(0, Unbounded, MinimumExclusive = true)] float rejectedLength,
        float referenceChosen = 0f,
        float referenceRejected = 0f,
        [Hyper, Domain(0, Unbounded)] float beta = 0.1f)
        => -Log(Sigmoid(beta * ((chosen - referenceChosen) / chosenLength - (rejected - referenceRejected) / rejectedLength)));

    /// <summary>Efficient exact optimisation of a pair, the divergence of (σ(βh), σ(−βh)) from (1 − ε, ε).</summary>
    /// <remarks>EXO (Ji et al. 2024); TRL's "exo_pair".</remarks>
    /// <param name="chosen">log π of the chosen answer.</param>
    /// <param name="rejected">log π of the rejected answer.</param>
    /// <param name="referenceChosen">log π_ref of the chosen answer.</param>
    /// <param name="referenceRejected">log π_ref of the rejected answer.</param>
    /// <param name="beta">β.</param>
    /// <param name="smoothing">ε.</param>
    [Loss(Elements = Floating)]
    public static partial float ExoPair(
        [Grad] float chosen,
        [Grad] float rejected,
        float referenceChosen = 0f,
        float referenceRejected = 0f,
        [Hyper, Domain(0, Unbounded)] float beta = 0.1f,
        [Hyper, Domain(0, 1, MinimumExclusive = true, MaximumExclusive = true)] float smoothing = 0.001f)
    {
        var difference = beta * ((chosen - referenceChosen) - (rejected - referenceRejected));
        return Sigmoid(difference) * (Log(Sigmoid(difference)) - Log(1 - smoothing)) + Sigmoid(-difference) * (Log(Sigmoid(-difference)) - Log(smoothing));
    }

    /// <summary>Noise-contrastive alignment of a pair, −log σ(βa) − ½ log σ(−βa) − ½ log σ(−βb).</summary>
    /// <remarks>NCA (Chen et al. 2024); TRL's "nca_pair".</remarks>
    /// <param name="chosen">log π of the chosen answer.</param>
    /// <param name="rejected">log π of the rejected answer.</param>
    /// <param name="referenceChosen">log π_ref of the chosen answer.</param>
    /// <param name="referenceRejected">log π_ref of the rejected answer.</param>
    /// <param name="beta">β.</param>
    [Loss(Elements = Floating)]
    public static partial float NcaPair(
        [Grad] float chosen, [Grad] float rejected, float referenceChosen = 0f, float referenceRejected = 0f, [Hyper, Domain(0, Unbounded)] float beta = 0.1f)
    {
        var (a, b) = (beta * (chosen - referenceChosen), beta * (rejected - referenceRejected));
        return -Log(Sigmoid(a)) - 0.5f * Log(Sigmoid(-a)) - 0.5f * Log(Sigmoid(-b));
    }

    /// <summary>Binary classifier optimisation of a pair, −log σ(βa − δ) − log σ(δ − βb).</summary>
    /// <remarks>BCO (Jung et al. 2024); TRL's "bco_pair". δ is the running mean of the rewards.</remarks>
    /// <param name="chosen">log π of the chosen answer.</param>
    /// <param name="rejected">log π of the rejected answer.</param>
    /// <param name="referenceChosen">log π_ref of the chosen answer.</param>
    /// <param name="referenceRejected">log π_ref of the rejected answer.</param>
    /// <param name="beta">β.</param>
    /// <param name="shift">δ.</param>
    [Loss(Elements = Floating)]
    public static partial float BcoPair(
        [Grad] float chosen, [Grad] float rejected, float referenceChosen = 0f, float referenceRejected = 0f, [Hyper, Domain(0, Unbounded)] float beta = 0.1f, [Hyper] float shift = 0f)
    {
        var (a, b) = (beta * (chosen - referenceChosen), beta * (rejected - referenceRejected));
        return -Log(Sigmoid(a - shift)) - Log(Sigmoid(shift - b));
    }

    /// <summary>Self-play preference optimisation with hard labels, (a − 1/(2β))² + (b + 1/(2β))².</summary>
    /// <remarks>SPPO (Wu et al. 2024); TRL's "sppo_hard".</remarks>
    /// <param name="chosen">log π of the chosen answer.</param>
    /// <param name="rejected">log π of the rejected answer.</param>
    /// <param name="referenceChosen">log π_ref of the chosen answer.</param>
    /// <param name="referenceRejected">log π_ref of the rejected answer.</param>
    /// <param name="beta">β.</param>
    [Loss(Elements = Floating)]
    public static partial float SppoHard(
        [Grad] float chosen, [Grad] float rejected, float referenceChosen = 0f, float referenceRejected = 0f, [Hyper, Domain(0, Unbounded, MinimumExclusive = true)] float beta = 0.1f)
        => Square(chosen - referenceChosen - 0.5f / beta) + Square(rejected - referenceRejected + 0.5f / beta);

    /// <summary>Anchored preference optimisation that raises chosen answers and lowers rejected ones, (1 − σ(βa)) + σ(βb).</summary>
    /// <remarks>APO-zero (D'Oosterlinck et al. 2024); TRL's "apo_zero".</remarks>
    /// <param name="chosen">log π of the chosen answer.</param>
    /// <param name="rejected">log π of the rejected answer.</param>
    /// <param name="referenceChosen">log π_ref of the chosen answer.</param>
    /// <param name="referenceRejected">log π_ref of the rejected answer.</param>
    /// <param name="beta">β.</param>
    [Loss(Elements = Floating)]
    public static partial float ApoZero(
        [Grad] float chosen, [Grad] float rejected, float referenceChosen = 0f, float referenceRejected = 0f, [Hyper, Domain(0, Unbounded)] float beta = 0.1f)
        => 1 - Sigmoid(beta * (chosen - referenceChosen)) + Sigmoid(beta * (rejected - referenceRejected));

    /// <summary>Anchored preference optimisation that lowers both answers, the rejected one more, σ(βa) + (1 − σ(βh)).</summary>
    /// <remarks>APO-down (D'Oosterlinck et al. 2024); TRL's "apo_down".</remarks>
    /// <param name="chosen">log π of the chosen answer.</param>
    /// <param name="rejected">log π of the rejected answer.</param>
    /// <param name="referenceChosen">log π_ref of the chosen answer.</param>
    /// <param name="referenceRejected">log π_ref of the rejected answer.</param>
    /// <param name="beta">β.</param>
    [Loss(Elements = Floating)]
    public static partial float ApoDown(
        [Grad] float chosen, [Grad] float rejected, float referenceChosen = 0f, float referenceRejected = 0f, [Hyper, Domain(0, Unbounded)] float beta = 0.1f)
    {
        var a = chosen - referenceChosen;
        return Sigmoid(beta * a) + (1 - Sigmoid(beta * (a - (rejected - referenceRejected))));
    }

    /// <summary>DiscoPOP, −log σ(l)(1 − σ(l/τ)) + e^(−l) σ(l/τ), with l = βh.</summary>
    /// <remarks>Lu et al. 2024; TRL's "discopop".</remarks>
    /// <param name="chosen">log π of the chosen answer.</param>
    /// <param name="rejected">log π of the rejected answer.</param>
    /// <param name="referenceChosen">log π_ref of the chosen answer.</param>
    /// <param name="referenceRejected">log π_ref of the rejected answer.</param>
    /// <param name="beta">β.</param>
    /// <param name="temperature">τ.</param>
    [Loss(Elements = Floating)]
    public static partial float DiscoPop(
        [Grad] float chosen,
        [Grad] float rejected,
        float referenceChosen = 0f,
        float referenceRejected = 0f,
        [Hyper, Domain(0, Unbounded)] float beta = 0.1f,
        [Hyper, Domain(0, 1, MinimumExclusive = true, MaximumExclusive = true)] float temperature = 0.05f)
    {
        var l = beta * ((chosen - referenceChosen) - (rejected - referenceRejected));
        var modulation = Sigmoid(l / temperature);
        return -Log(Sigmoid(l)) * (1 - modulation) + Exp(-l) * modulation;
    }

    /// <summary>The odds-ratio term of ORPO, −β log σ(log odds(chosen) − log odds(rejected)), with odds p / (1 − p).</summary>
    /// <remarks>Hong et al. 2024; TRL's ORPOTrainer, which adds the cross-entropy of the chosen answer.</remarks>
    /// <param name="chosen">The mean log-probability of the chosen answer's tokens, at most 0.</param>
    /// <param name="rejected">The mean log-probability of the rejected answer's tokens, at most 0.</param>
    /// <param name="beta">β.</param>
    [Loss(Elements = Floating)]
    public static partial float OddsRatio(
        [Grad, Domain(double.NegativeInfinity, 0)] float chosen, [Grad, Domain(double.NegativeInfinity, 0)] float rejected, [Hyper, Domain(0, Unbounded)] float beta = 0.1f)
    {
        var odds = (chosen - rejected) - (Log1p(-Exp(chosen)) - Log1p(-Exp(rejected)));
        return -beta * Log(Sigmoid(odds));
    }

    /// <summary>Simple preference optimisation, −log σ(β(chosen − rejected) − γ), of mean log-probabilities and without a reference.</summary>
    /// <remarks>SimPO (Meng et al. 2024). With γ = 0 and sums in the place of means it is the preference term of CPO (Xu et al. 2024).</remarks>
    /// <param name="chosen">The mean log-probability of the chosen answer's tokens.</param>
    /// <param name="rejected">The mean log-probability of the rejected answer's tokens.</param>
    /// <param name="beta">β.</param>
    /// <param name="margin">γ.</param>
    [Loss(Elements = Floating)]
    public static partial float SimPo([Grad] float chosen, [Grad] float rejected, [Hyper, Domain(0, Unbounded)] float beta = 2f, [Hyper] float margin = 1f)
        => -Log(Sigmoid(beta * (chosen - rejected) - margin));

    /// <summary>Kahneman–Tversky optimisation, λ_D (1 − σ(β(x − z₀))) of a desirable answer, λ_U (1 − σ(β(z₀ − x))) of another, with x = log π − log π_ref.</summary>
    /// <remarks>Ethayarajh et al. 2024; TRL's KTOTrainer. The data are not paired. Computed as σ of the negative, which has digits where 1 − σ is 0.</remarks>
    /// <param name="logProbability">log π of the answer.</param>
    /// <param name="reference">log π_ref of the answer.</param>
    /// <param name="isDesirable">Whether the answer is a good one.</param>
    /// <param name="referencePoint">z₀: the larger of 0 and the batch's mean divergence, which is not trained.</param>
    /// <param name="beta">β.</param>
    /// <param name="desirable">λ_D.</param>
    /// <param name="undesirable">λ_U.</param>
    [Loss(Elements = Floating)]
    public static partial (float loss, float reward) Kto(
        [Grad] float logProbability,
        float reference,
        bool isDesirable,
        [Hyper, Domain(0, Unbounded)] float referencePoint = 0f,
        [Hyper, Domain(0, Unbounded)] float beta = 0.1f,
        [Hyper, Domain(0, Unbounded)] float desirable = 1f,
        [Hyper, Domain(0, Unbounded)] float undesirable = 1f)
    {
        var x = logProbability - reference;
        var loss = isDesirable ? desirable * (1 - Sigmoid(beta * (x - referencePoint))) : undesirable * (1 - Sigmoid(beta * (referencePoint - x)));
        return (loss, beta * x);
    }
}
