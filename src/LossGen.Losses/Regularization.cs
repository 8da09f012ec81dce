using static LossGen.Formula;
using static LossGen.Losses.Ranges;

namespace LossGen.Losses;

/// <summary>Penalties on weights and on routers.</summary>
public static partial class Regularization
{
    /// <summary>L1 penalty, λ Σ|w|.</summary>
    /// <remarks>The gradient at 0 is 0.</remarks>
    /// <param name="weights">The weights; leave biases out.</param>
    /// <param name="factor">λ.</param>
    [Loss(Elements = Floating, Reduction = Reduction.Sum)]
    public static partial float L1([Grad] float weights, [Hyper, Domain(0, Unbounded)] float factor = 1e-4f) => factor * Abs(weights);

    /// <summary>L2 penalty, λ Σ w².</summary>
    /// <remarks>The gradient is 2λw; torch's weight_decay is the penalty of half its factor.</remarks>
    /// <param name="weights">The weights; leave biases out.</param>
    /// <param name="factor">λ.</param>
    [Loss(Elements = Floating, Reduction = Reduction.Sum)]
    public static partial float L2([Grad] float weights, [Hyper, Domain(0, Unbounded)] float factor = 1e-4f) => factor * Square(weights);

    /// <summary>The z-loss of a router, coefficient · lse(z)²: it keeps logits small.</summary>
    /// <remarks>ST-MoE (Zoph et al. 2022); the mean is over tokens.</remarks>
    /// <param name="logits">The logit of each expert.</param>
    /// <param name="counts">Whether the token counts.</param>
    /// <param name="coefficient">The factor.</param>
    [Loss(Elements = EveryType)]
    public static partial float RouterZLoss([Grad] Row logits, [Mask] bool counts = true, [Hyper, Domain(0, Unbounded)] float coefficient = 0.001f)
        => coefficient * Square(LogSumExp(logits));
}
