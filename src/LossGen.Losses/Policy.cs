using static LossGen.Formula;
using static LossGen.Losses.Ranges;

namespace LossGen.Losses;

/// <summary>
/// Losses of reinforcement learning. A sample is a token, or a step. What is maximised in the literature is here its negative. For token means leave weights out; for means over
/// sequences of means over tokens give each token the weight 1/|o|; for constant lengths set <see cref="LossOptions.Denominator"/>.
/// </summary>
public static partial class Policy
{
    /// <summary>REINFORCE, −A log π(a|s).</summary>
    /// <remarks>Williams 1992. The advantage is not trained.</remarks>
    /// <param name="logProbability">log π of the action.</param>
    /// <param name="advantage">A: the return less a baseline.</param>
    /// <param name="counts">Whether the step counts.</param>
    [Loss(Elements = Floating)]
    public static partial float Reinforce([Grad] float logProbability, float advantage, [Mask] bool counts = true) => -advantage * logProbability;

    /// <summary>REINFORCE from logits, −A log softmax(z)_a.</summary>
    /// <remarks>Williams 1992.</remarks>
    /// <param name="logits">A logit for each action.</param>
    /// <param name="action">The action that was taken.</param>
    /// <param name="advantage">A: the return less a baseline.</param>
    [Loss(Elements = EveryType)]
    public static partial float ReinforceFromLogits([Grad] Row logits, [Label] int action, float advantage) => -advantage * Log(Softmax(logits)[action]);

    /// <summary>PPO's clipped surrogate, −min(rA, clip(r, 1 − ε₁, 1 + ε₂)A) with r = π/π_old; the share of steps that are clipped, and π_old's estimated divergence from π.</summary>
    /// <remarks>
    /// Schulman et al. 2017; a bound on losses of negative advantages as in verl (dual clip, Ye et al. 2020), a bound on ratios as in TRL (delta). A log-ratio beyond ±<c>largest</c> is clamped,
    /// with gradient 0.
    /// </remarks>
    /// <param name="logProbability">log π of the action.</param>
    /// <param name="oldLogProbability">log π_old, of the policy that acted.</param>
    /// <param name="advantage">A.</param>
    /// <param name="counts">Whether the step counts.</param>
    /// <param name="weight">How much it counts, in the denominator as well.</param>
    /// <param name="lower">ε₁.</param>
    /// <param name="upper">ε₂.</param>
    /// <param name="dualClip">c: where A is negative the loss is at most −cA; 0 for none (verl: 3).</param>
    /// <param name="largestRatio">δ: the largest ratio; 0 for none.</param>
    /// <param name="largest">The largest log-ratio.</param>
    [Loss(Elements = Floating)]
    public static partial (float loss, float clipped, float divergence) Ppo(
        [Grad] float logProbability,
        float oldLogProbability,
        float advantage,
        [Mask] bool counts = true,
        [Weight] float weight = 1f,
        [Hyper, Domain(0, 1)] float lower = 0.2f,
        [Hyper, Domain(0, Unbounded)] float upper = 0.2f,
        [Hyper, Domain(0, Unbounded)] float dualClip = 0f,
        [Hyper, Domain(0, Unbounded)] float largestRatio = 0f,
        [Hyper, Domain(0, Unbounded)] float largest = 20f)
    {
        var logRatio = Clamp(logProbability - oldLogProbability, -largest, largest);
        var (loss, clipped) = Surrogate(logRatio, advantage, lower, upper, dualClip, largestRatio);
        return (loss, clipped, K3(logRatio));
    }

    /// <summary>GRPO's loss of a token: PPO's clipped surrogate, plus β times the k3 estimate of the divergence from a reference.</summary>
    /// <remarks>Shao et al. 2024 (β = 0.04); TRL's default is β = 0. The advantage is the standardised reward of the answer in its group. The mean over tokens is DAPO's.</remarks>
    /// <param name="logProbability">log π of the token.</param>
    /// <param name="oldLogProbability">log π_old, of the policy that sampled it.</param>
    /// <param name="referenceLogProbability">log π_ref.</param>
    /// <param name="advantage">A: the same for each token of an answer.</param>
    /// <param name="counts">Whether the token counts.</param>
    /// <param name="weight">How much it counts, in the denominator as well.</param>
    /// <param name="lower">ε₁.</param>
    /// <param name="upper">ε₂.</param>
    /// <param name="beta">β.</param>
    /// <param name="dualClip">c: where A is negative the surrogate is at most −cA; 0 for none.</param>
    /// <param name="largestRatio">δ: the largest ratio; 0 for none.</param>
    /// <param name="largest">The largest log-ratio.</param>
    [Loss(Elements = Floating)]
    public static partial (float loss, float clipped, float divergence) Grpo(
        [Grad] float logProbability,
        float oldLogProbability,
        float referenceLogProbability,
        float advantage,
        [Mask] bool counts = true,
        [Weight] float weight = 1f,
        [Hyper, Domain(0, 1)] float lower = 0.2f,
        [Hyper, Domain(0, Unbounded)] float upper = 0.2f,
        [Hyper, Domain(0, Unbounded)] float beta = 0.04f,
        [Hyper, Domain(0, Unbounded)] float dualClip = 0f,
        [Hyper, Domain(0, Unbounded)] float largestRatio = 0f,
        [Hyper, Domain(0, Unbounded)] float largest = 20f)
    {
        var logRatio = Clamp(logProbability - oldLogProbability, -largest, largest);
        var (surrogate, clipped) = Surrogate(logRatio, advantage, lower, upper, dualClip, largestRatio);
        var divergence = K3(Clamp(referenceLogProbability - logProbability, -largest, largest));
        return (beta > 0 ? surrogate + beta * divergence : surrogate, clipped, divergence);
    }

    /// <summary>CISPO: REINFORCE with a clipped importance weight, −sg[clip(r, 1 − ε₁, 1 + ε₂)] A log π.</summary>
    /// <remarks>MiniMax 2025; TRL's "cispo".</remarks>
    /// <param name="logProbability">log π of the token.</param>
    /// <param name="oldLogProbability">log π_old, of the policy that sampled it.</param>
    /// <param name="advantage">A.</param>
    /// <param name="counts">Whether the token counts.</param>
    /// <param name="lower">ε₁; 1 for none.</param>
    /// <param name="upper">ε₂.</param>
    /// <param name="largest">The largest log-ratio.</param>
    [Loss(Elements = Floating)]
    public static partial float Cispo(
        [Grad] float logProbability,
        float oldLogProbability,
        float advantage,
        [Mask] bool counts = true,
        [Hyper, Domain(0, 1)] float lower = 1f,
        [Hyper, Domain(0, Unbounded)] float upper = 0.2f,
        [Hyper, Domain(0, Unbounded)] float largest = 20f)
    {
        var ratio = Exp(Clamp(logProbability - oldLogProbability, -largest, largest));
        return -StopGradient(Clamp(ratio, 1 - lower, 1 + upper)) * advantage * logProbability;
    }

    /// <summary>The surrogate of TRPO, −rA with r = π/π_old.</summary>
    /// <remarks>Schulman et al. 2015. Its constraint is <c>PolicyDivergence</c>.</remarks>
    /// <param name="logProbability">log π of the action.</param>
    /// <param name="oldLogProbability">log π_old, of the policy that acted.</param>
    /// <param name="advantage">A.</param>
    /// <param name="counts">Whether the step counts.</param>
    /// <param name="largest">The largest log-ratio.</param>
    [Loss(Elements = Floating)]
    public static partial float Trpo(
        [Grad] float logProbability, float oldLogProbability, float advantage, [Mask] bool counts = true, [Hyper, Domain(0, Unbounded)] float largest = 20f)
        => -advantage * Exp(Clamp(logProbability - oldLogProbability, -largest, largest));

    /// <summary>The exact divergence of a policy from the old one, Σ π_old (log π_old − log π), from logits.</summary>
    /// <remarks>TRPO's constraint (Schulman et al. 2015).</remarks>
    /// <param name="logits">The logits of π.</param>
    /// <param name="oldLogits">The logits of π_old.</param>
    [Loss(Elements = EveryType)]
    public static partial float PolicyDivergence([Grad] Row logits, Row oldLogits) => Sum(Softmax(oldLogits) * (LogSoftmax(oldLogits) - LogSoftmax(logits)));

    /// <summary>Error of a value, (V − R)².</summary>
    /// <remarks>PPO's value loss without clipping; its usual factor is ½.</remarks>
    /// <param name="value">V.</param>
    /// <param name="target">R: the return.</param>
    /// <param name="counts">Whether the step counts.</param>
    [Loss(Elements = Floating)]
    public static partial float ValueError([Grad] float value, float target, [Mask] bool counts = true) => Square(value - target);

    /// <summary>Clipped error of a value, ½ max((V − R)², (clip(V, V_old ± ε) − R)²).</summary>
    /// <remarks>TRL, verl, OpenRLHF. Where both are equal each side has half of the gradient.</remarks>
    /// <param name="value">V.</param>
    /// <param name="target">R: the return.</param>
    /// <param name="oldValue">V_old.</param>
    /// <param name="counts">Whether the step counts.</param>
    /// <param name="range">ε.</param>
    [Loss(Elements = Floating)]
    public static partial float ClippedValueError([Grad] float value, float target, float oldValue, [Mask] bool counts = true, [Hyper, Domain(0, Unbounded)] float range = 0.2f)
        => 0.5f * Max(Square(value - target), Square(Clamp(value, oldValue - range, oldValue + range) - target));

    /// <summary>Minus the entropy of a policy, Σ p log p: added with a small factor it rewards exploration.</summary>
    /// <remarks>A logit of −∞ adds nothing.</remarks>
    /// <param name="logits">The logits of the policy.</param>
    [Loss(Elements = EveryType)]
    public static partial float NegativeEntropy([Grad] Row logits) => Sum(Softmax(logits) * LogSoftmax(logits));

    /// <summary>The whole loss of PPO from logits, L_clip + c₁ L_value − c₂ H, in one pass over them; with the entropy H and the share of steps that are clipped.</summary>
    /// <remarks>Schulman et al. 2017, with the signs of a loss. L_value is (V − R)².</remarks>
    /// <param name="logits">The logits of the policy.</param>
    /// <param name="value">V.</param>
    /// <param name="action">The action that was taken.</param>
    /// <param name="oldLogProbability">log π_old of the action.</param>
    /// <param name="advantage">A.</param>
    /// <param name="target">R: the return.</param>
    /// <param name="lower">ε₁.</param>
    /// <param name="upper">ε₂.</param>
    /// <param name="valueFactor">c₁.</param>
    /// <param name="entropyFactor">c₂.</param>
    /// <param name="largest">The largest log-ratio.</param>
    [Loss(Elements = EveryType)]
    public static partial (float loss, float entropy, float clipped) PpoFromLogits(
        [Grad] Row logits,
        [Grad] float value,
        [Label] int action,
        float oldLogProbability,
        float advantage,
        float target,
        [Hyper, Domain(0, 1)] float lower = 0.2f,
        [Hyper, Domain(0, Unbounded)] float upper = 0.2f,
        [Hyper, Domain(0, Unbounded)] float valueFactor = 0.5f,
        [Hyper, Domain(0, Unbounded)] float entropyFactor = 0.01f,
        [Hyper, Domain(0, Unbounded)] float largest = 20f)
    {
        var logRatio = Clamp(LogSoftmax(logits)[action] - oldLogProbability, -largest, largest);
        var (surrogate, clipped) = Surrogate(logRatio, advantage, lower, upper, 0, 0);
        var entropy = -NegativeEntropy(logits);
        return (surrogate + valueFactor * Square(value - target) - entropyFactor * entropy, entropy, clipped);
    }

    /// <summary>Q-learning, ½(r + γ max Q′ − Q_a)², or the Huber loss of that difference; the target is not trained.</summary>
    /// <remarks>Watkins 1989; DQN (Mnih et al. 2015). At the end of an episode the target is the reward.</remarks>
    /// <param name="values">Q of each action in the state.</param>
    /// <param name="nextValues">Q′ of each action in the next state.</param>
    /// <param name="action">The action that was taken.</param>
    /// <param name="reward">r.</param>
    /// <param name="isDone">Whether the episode ended.</param>
    /// <param name="discount">γ.</param>
    /// <param name="delta">The threshold of the Huber loss; 0 for none.</param>
    [Loss(Elements = EveryType)]
    public static partial float QLearning(
        [Grad] Row values,
        Row nextValues,
        [Label] int action,
        float reward,
        bool isDone,
        [Hyper, Domain(0, 1)] float discount = 0.99f,
        [Hyper, Domain(0, Unbounded)] float delta = 0f)
    {
        var target = isDone ? reward : reward + discount * Max(nextValues);
        var r = Abs(target - values[action]);
        return delta == 0 || r <= delta ? 0.5f * r * r : delta * (r - 0.5f * delta);
    }

    /// <summary>The estimate k1 of the divergence from a reference, log π − log π_ref.</summary>
    /// <remarks>Schulman 2020. Its value is unbiased; its gradient, 1, has mean 0 over samples.</remarks>
    /// <param name="logProbability">log π.</param>
    /// <param name="reference">log π_ref.</param>
    /// <param name="counts">Whether the token counts.</param>
    [Loss(Elements = Floating)]
    public static partial float K1Divergence([Grad] float logProbability, float reference, [Mask] bool counts = true) => logProbability - reference;

    /// <summary>The estimate k2 of the divergence from a reference, ½(log π − log π_ref)².</summary>
    /// <remarks>Schulman 2020. Its gradient is that of the divergence, in the mean.</remarks>
    /// <param name="logProbability">log π.</param>
    /// <param name="reference">log π_ref.</param>
    /// <param name="counts">Whether the token counts.</param>
    [Loss(Elements = Floating)]
    public static partial float K2Divergence([Grad] float logProbability, float reference, [Mask] bool counts = true) => 0.5f * Square(logProbability - reference);

    /// <summary>The estimate k3 of the divergence from a reference, e^d − d − 1 with d = log π_ref − log π.</summary>
    /// <remarks>Schulman 2020. Never negative, and unbiased; computed without the cancellation that leaves no digit of it at d = 1e-4.</remarks>
    /// <param name="logProbability">log π.</param>
    /// <param name="reference">log π_ref.</param>
    /// <param name="largest">The largest log-ratio; beyond it the gradient is 0.</param>
    /// <param name="counts">Whether the token counts.</param>
    [Loss(Elements = Floating)]
    public static partial float K3Divergence([Grad] float logProbability, float reference, [Hyper, Domain(0, Unbounded)] float largest = 20f, [Mask] bool counts = true)
    {
        var d = Clamp(reference - logProbability, -largest, largest);
        return Exp(d) - d - 1;
    }

    /// <summary>The value of k3 with the gradient of k2.</summary>
    /// <remarks>verl's "k3+": the straight-through form whose gradient is that of the divergence, in the mean.</remarks>
    /// <param name="logProbability">log π.</param>
    /// <param name="reference">log π_ref.</param>
    /// <param name="largest">The largest log-ratio of the value.</param>
    /// <param name="counts">Whether the token counts.</param>
    [Loss(Elements = Floating)]
    public static partial float StraightThroughK3([Grad] float logProbability, float reference, [Hyper, Domain(0, Unbounded)] float largest = 20f, [Mask] bool counts = true)
    {
        var d = reference - logProbability;
        var k2 = 0.5f * Square(d);
        return StopGradient(K3(Clamp(d, -largest, largest))) + (k2 - StopGradient(k2));
    }

    /// <summary>k3 of tokens that another policy sampled, r·k3 with r = π/π_old; the gradient flows through r as well.</summary>
    /// <remarks>DeepSeek-V3.2; TRL's use_bias_correction_kl. Unbiased in value and gradient.</remarks>
    /// <param name="logProbability">log π.</param>
    /// <param name="oldLogProbability">log π_old, of the policy that sampled.</param>
    /// <param name="reference">log π_ref.</param>
    /// <param name="largest">The largest log-ratio; beyond it the gradient is 0.</param>
    /// <param name="counts">Whether the token counts.</param>
    [Loss(Elements = Floating)]
    public static partial float CorrectedK3(
        [Grad] float logProbability, float oldLogProbability, float reference, [Hyper, Domain(0, Unbounded)] float largest = 20f, [Mask] bool counts = true)
        => Exp(Clamp(logProbability - oldLogProbability, -largest, largest)) * K3(Clamp(reference - logProbability, -largest, largest));

    /// <summary>RIDE's novelty of a step, ‖φ′ − φ‖ / √N: how far it moved, and how often its state was seen.</summary>
    /// <remarks>Raileanu and Rocktäschel 2020; facebookresearch/impact-driven-exploration, with the root that many accounts leave out. A bonus: it is maximised.</remarks>
    /// <param name="next">φ′: the embedding of the next state.</param>
    /// <param name="state">φ: that of the state.</param>
    /// <param name="visits">N: how often the next state was seen in the episode, at least 1.</param>
    [Loss(Elements = EveryType)]
    public static partial float Novelty([Grad] Row next, Row state, [Domain(1, Unbounded)] float visits) => Norm(next - state) / Sqrt(visits);

    private static (float loss, float clipped) Surrogate(float logRatio, float advantage, float lower, float upper, float dualClip, float largestRatio)
    {
        var ratio = largestRatio > 0 ? Min(Exp(logRatio), largestRatio) : Exp(logRatio);
        var loss = Max(-advantage * ratio, -advantage * Clamp(ratio, 1 - lower, 1 + upper));
        var isClipped = advantage > 0 ? ratio > 1 + upper : advantage < 0 && ratio < 1 - lower;
        return (dualClip > 0 && advantage < 0 ? Min(loss, -advantage * dualClip) : loss, isClipped ? 1f : 0f);
    }
}
