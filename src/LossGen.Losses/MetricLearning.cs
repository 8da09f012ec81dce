using static LossGen.Formula;
using static LossGen.Losses.Ranges;

namespace LossGen.Losses;

/// <summary>Losses of embeddings and of their similarities.</summary>
public static partial class MetricLearning
{
    /// <summary>Contrastive loss of a pair, ½D² where both belong together, else ½max(0, margin − D)², with D = ‖a − b‖.</summary>
    /// <remarks>Hadsell, Chopra and LeCun 2006. Many libraries invert the flag. The gradient is 0 where a = b.</remarks>
    /// <param name="a">An embedding.</param>
    /// <param name="b">Another.</param>
    /// <param name="isSame">Whether they belong together.</param>
    /// <param name="margin">How far apart others have to be.</param>
    [Loss(Elements = EveryType)]
    public static partial float Contrastive([Grad] Row a, [Grad] Row b, bool isSame, [Hyper, Domain(0, Unbounded)] float margin = 1f)
    {
        var distance = Norm(a - b);
        return 0.5f * (isSame ? Square(distance) : Square(Max(0, margin - distance)));
    }

    /// <summary>Triplet loss of distances, max(0, ‖a − p‖ − ‖a − n‖ + margin).</summary>
    /// <remarks>torch.nn.TripletMarginLoss, without the 1e-6 that it adds to differences. A distance of 0 has gradient 0.</remarks>
    /// <param name="anchor">An embedding.</param>
    /// <param name="positive">One that belongs to it.</param>
    /// <param name="negative">One that does not.</param>
    /// <param name="margin">How much farther the negative has to be.</param>
    [Loss(Elements = EveryType)]
    public static partial float Triplet([Grad] Row anchor, [Grad] Row positive, [Grad] Row negative, [Hyper] float margin = 1f)
        => Max(0, Norm(anchor - positive) - Norm(anchor - negative) + margin);

    /// <summary>Triplet loss of squared distances, max(0, ‖a − p‖² − ‖a − n‖² + margin), summed as (n − p)·(2a − n − p).</summary>
    /// <remarks>FaceNet (Schroff et al. 2015). Another loss than <c>Triplet</c>.</remarks>
    /// <param name="anchor">An embedding.</param>
    /// <param name="positive">One that belongs to it.</param>
    /// <param name="negative">One that does not.</param>
    /// <param name="margin">How much farther the negative has to be.</param>
    [Loss(Elements = EveryType)]
    public static partial float SquaredTriplet([Grad] Row anchor, [Grad] Row positive, [Grad] Row negative, [Hyper] float margin = 0.2f)
        => Max(0, Dot(negative - positive, (anchor - negative) + (anchor - positive)) + margin);

    /// <summary>InfoNCE, −log of the positive's share in softmax(s/τ).</summary>
    /// <remarks>van den Oord et al. 2018; SimCSE has τ = 0.05. A similarity of −∞ leaves a false negative, or a sample itself, out.</remarks>
    /// <param name="similarities">The similarity to each candidate, the positive one among them.</param>
    /// <param name="positive">Which candidate is the positive one.</param>
    /// <param name="temperature">τ.</param>
    [Loss(Elements = EveryType)]
    public static partial float InfoNce([Grad] Row similarities, [Label] int positive, [Hyper, Domain(0, Unbounded, MinimumExclusive = true)] float temperature = 0.07f)
        => -LogSoftmax(similarities / temperature)[positive];

    /// <summary>ArcFace: cross-entropy of scaled cosines, with a margin added to the angle of the label.</summary>
    /// <remarks>
    /// Deng et al. 2019. The label's cosine c becomes cos(θ + m) = c·cos m − √(1 − c²)·sin m, and c − m·sin m beyond θ = π − m, where that would
    /// rise again. At c = ±1 the derivative is that of the first term, cos m.
    /// </remarks>
    /// <param name="cosines">The cosine of the embedding with each class centre.</param>
    /// <param name="label">The class.</param>
    /// <param name="scale">s: the cosines are multiplied by it.</param>
    /// <param name="margin">m, in radians.</param>
    [Loss(Elements = EveryType)]
    public static partial float ArcFace(
        [Grad, Domain(-1, 1)] Row cosines, int label, [Hyper, Domain(0, Unbounded)] float scale = 64f, [Hyper, Domain(0, 3.14)] float margin = 0.5f)
    {
        var c = cosines[label];
        var shifted = c < -Cos(margin) ? c - margin * Sin(margin) : c * Cos(margin) - Sqrt(1 - c * c) * Sin(margin);
        return -LogSoftmax(scale * With(cosines, label, shifted))[label];
    }

    /// <summary>Ranking by cosines, max(0, cos(q, n) − cos(q, p) + margin), summed over queries.</summary>
    /// <remarks>KELP. A cosine with a zero vector is 0, and so is its gradient.</remarks>
    /// <param name="query">An embedding.</param>
    /// <param name="positive">One that is to be closer to it.</param>
    /// <param name="negative">One that is not.</param>
    /// <param name="margin">By how much.</param>
    [Loss(Elements = EveryType, Reduction = Reduction.Sum)]
    public static partial float CosineRanking([Grad] Row query, [Grad] Row positive, [Grad] Row negative, [Hyper] float margin = 0.5f)
        => Max(0, Cosine(query, negative) - Cosine(query, positive) + margin);
}
