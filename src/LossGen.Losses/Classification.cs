using static LossGen.Formula;
using static LossGen.Losses.Ranges;

namespace LossGen.Losses;

/// <summary>Losses of logits, and of probabilities, against labels and distributions.</summary>
public static partial class Classification
{
    /// <summary>Binary cross-entropy of a logit, −(t log σ(x) + (1 − t) log(1 − σ(x))): the loss of a class that is or is not there.</summary>
    /// <remarks>
    /// torch.nn.BCEWithLogitsLoss. A weight multiplies the loss of its element and does not enter the denominator. A logit of ±∞ on the side of
    /// its target has loss 0.
    /// </remarks>
    /// <param name="logit">The logit of the class.</param>
    /// <param name="target">Its probability, 0 to 1.</param>
    /// <param name="weight">A factor on the loss.</param>
    /// <param name="positiveWeight">A factor on the term of the positive side.</param>
    /// <param name="smoothing">ε: the target is t(1 − ε) + ε/2.</param>
    [Loss(Elements = Floating)]
    public static partial float BinaryCrossEntropy(
        [Grad] float logit, [Domain(0, 1)] float target, float weight = 1f, [Hyper, Domain(0, Unbounded)] float positiveWeight = 1f, [Hyper, Domain(0, 1)] float smoothing = 0f)
    {
        var t = smoothing == 0 ? target : target * (1 - smoothing) + 0.5f * smoothing;
        var positive = t == 0 ? 0 : positiveWeight * t * Log(Sigmoid(logit));
        var negative = t == 1 ? 0 : (1 - t) * Log(1 - Sigmoid(logit));
        return -weight * (positive + negative);
    }

    /// <summary>Binary cross-entropy of a probability, −(t log p + (1 − t) log(1 − p)).</summary>
    /// <remarks>torch.nn.BCELoss, without its clamp at −100: p = 0 with t > 0 is +∞. Prefer <c>BinaryCrossEntropy</c>: a probability near 1 has lost its digits.</remarks>
    /// <param name="probability">The probability of the class.</param>
    /// <param name="target">Its true probability, 0 to 1.</param>
    [Loss(Elements = Floating)]
    public static partial float BinaryCrossEntropyOfProbability([Grad, Domain(0, 1)] float probability, [Domain(0, 1)] float target)
        => -(target * Log(probability) + (1 - target) * Log(1 - probability));

    /// <summary>Softmax cross-entropy of a label, −log softmax(z)_y, and whether the largest logit is the label's.</summary>
    /// <remarks>
    /// torch.nn.CrossEntropyLoss; <see cref="LossOptions.IgnoreLabel"/> leaves samples out, and where all are left out the loss is 0. One pass over
    /// the logits however many options are on. The logits are capped first, then divided by the temperature. A logit of −∞ is masked: a label there
    /// is +∞ with gradient 0, and so is every sample with a masked logit where there is smoothing.
    /// </remarks>
    /// <param name="logits">A logit for each class.</param>
    /// <param name="label">The class.</param>
    /// <param name="smoothing">ε of label smoothing: the target has 1 − ε at the label, and ε/C more everywhere.</param>
    /// <param name="normalizerPenalty">The factor of the z-loss, lse(z)² (PaLM: 1e-4).</param>
    /// <param name="softCap">c of c·tanh(z/c) (Gemma 2: 30); 0 for none.</param>
    /// <param name="temperature">τ: the logits are divided by it.</param>
    [Loss(Elements = EveryType)]
    public static partial (float loss, float accuracy) CrossEntropy(
        [Grad] Row logits,
        int label,
        [Hyper, Domain(0, 1)] float smoothing = 0f,
        [Hyper, Domain(0, Unbounded)] float normalizerPenalty = 0f,
        [Hyper, Domain(0, Unbounded)] float softCap = 0f,
        [Hyper, Domain(0, Unbounded, MinimumExclusive = true)] float temperature = 1f)
    {
        var capped = softCap == 0 ? logits : softCap * Tanh(logits / softCap);
        var z = capped / temperature;
        var logProbabilities = LogSoftmax(z);
        var loss = -logProbabilities[label];
        if (smoothing > 0)
            loss = (1 - smoothing) * loss - smoothing * Mean(logProbabilities);
        if (normalizerPenalty > 0)
            loss += normalizerPenalty * Square(LogSumExp(z));
        return (loss, ArgMax(logits) == label ? 1f : 0f);
    }

    /// <summary>Softmax cross-entropy of a label with a weight for each class, w_y (−log softmax(z)_y); the mean divides by the sum of the labels' weights.</summary>
    /// <remarks>
    /// torch.nn.CrossEntropyLoss with weight; smoothing spreads over the classes by their weights, (1 − ε) w_y (−log p_y) + ε/C Σ w_c (−log p_c), as there. A label of weight 0
    /// does not count, where torch still counts its smoothing.
    /// </remarks>
    /// <param name="logits">A logit for each class.</param>
    /// <param name="label">The class.</param>
    /// <param name="classWeights">w: the weight of each class.</param>
    /// <param name="smoothing">ε.</param>
    [Loss(Elements = EveryType)]
    public static partial float WeightedCrossEntropy([Grad] Row logits, int label, [Shared, Domain(0, Unbounded)] Row classWeights, [Hyper, Domain(0, 1)] float smoothing = 0f)
    {
        var logProbabilities = LogSoftmax(logits);
        var weight = classWeights[label];
        var loss = -logProbabilities[label];
        if (smoothing > 0)
            loss = (1 - smoothing) * loss - smoothing * Mean(classWeights * logProbabilities) / weight;
        return Weighted(loss, weight);
    }

    /// <summary>Softmax cross-entropy of a distribution, −Σ t log softmax(z).</summary>
    /// <remarks>torch.nn.CrossEntropyLoss with probabilities. A target of 0 adds nothing, also where its logit is −∞. The targets need not sum to 1.</remarks>
    /// <param name="logits">A logit for each class.</param>
    /// <param name="targets">The probability of each class.</param>
    /// <param name="smoothing">ε: the target is t(1 − ε) + ε/C.</param>
    /// <param name="temperature">τ: the logits are divided by it.</param>
    [Loss(Elements = EveryType)]
    public static partial float SoftCrossEntropy(
        [Grad] Row logits,
        [Domain(0, 1)] Row targets,
        [Hyper, Domain(0, 1)] float smoothing = 0f,
        [Hyper, Domain(0, Unbounded, MinimumExclusive = true)] float temperature = 1f)
    {
        var logProbabilities = LogSoftmax(logits / temperature);
        var loss = -Sum(targets * logProbabilities);
        return smoothing > 0 ? (1 - smoothing) * loss - smoothing * Mean(logProbabilities) : loss;
    }

    /// <summary>Categorical cross-entropy of probabilities, −Σ t log p.</summary>
    /// <remarks>keras.losses.CategoricalCrossentropy without its clamp. A target of 0 adds nothing. Prefer <c>SoftCrossEntropy</c> where there are logits.</remarks>
    /// <param name="probabilities">The probability of each class.</param>
    /// <param name="targets">Its true probability.</param>
    [Loss(Elements = EveryType)]
    public static partial float CrossEntropyOfProbabilities([Grad, Domain(0, 1)] Row probabilities, [Domain(0, 1)] Row targets)
        => -Sum(targets * Log(probabilities));

    /// <summary>Hinge loss, max(0, margin − y·s), with y = −1 or 1.</summary>
    /// <remarks>optax.hinge_loss, sklearn.svm. The gradient at y·s = margin is 0.</remarks>
    /// <param name="score">The margin score.</param>
    /// <param name="target">−1 or 1.</param>
    /// <param name="margin">The margin.</param>
    [Loss(Elements = Floating)]
    public static partial float Hinge([Grad] float score, float target, [Hyper] float margin = 1f) => Max(0, margin - target * score);

    /// <summary>Kullback–Leibler divergence of a softmax from a distribution, Σ P (log P − log softmax(z)).</summary>
    /// <remarks>torch.nn.KLDivLoss(reduction="batchmean") of log_softmax(z). P = 0 adds nothing; P > 0 where z = −∞ is +∞ with gradient 0.</remarks>
    /// <param name="logits">The logits of what is trained.</param>
    /// <param name="probabilities">The distribution P that it is to follow.</param>
    [Loss(Elements = EveryType)]
    public static partial float KlDivergence([Grad] Row logits, [Domain(0, 1)] Row probabilities)
        => Sum(probabilities * (Log(probabilities) - LogSoftmax(logits)));

    /// <summary>Kullback–Leibler divergence of a softmax from a distribution that is given by its logarithms, Σ e^l (l − log softmax(z)).</summary>
    /// <remarks>torch.nn.KLDivLoss(reduction="batchmean", log_target=True) of log_softmax(z).</remarks>
    /// <param name="logits">The logits of what is trained.</param>
    /// <param name="logProbabilities">The logarithms of the distribution that it is to follow.</param>
    [Loss(Elements = EveryType)]
    public static partial float KlDivergenceOfLogTargets([Grad] Row logits, Row logProbabilities)
        => Sum(Exp(logProbabilities) * (logProbabilities - LogSoftmax(logits)));

    /// <summary>Distillation: Kullback–Leibler divergence of a student from a teacher, both given by logits, τ² Σ p (log p − log q).</summary>
    /// <remarks>Hinton et al. 2015: p = softmax(teacher/τ), q = softmax(student/τ).</remarks>
    /// <param name="student">The logits that are trained.</param>
    /// <param name="teacher">The logits that they are to follow.</param>
    /// <param name="temperature">τ.</param>
    [Loss(Elements = EveryType)]
    public static partial float Distillation([Grad] Row student, Row teacher, [Hyper, Domain(0, Unbounded, MinimumExclusive = true)] float temperature = 1f)
    {
        var (q, p) = (LogSoftmax(student / temperature), LogSoftmax(teacher / temperature));
        return Square(temperature) * Sum(Softmax(teacher / temperature) * (p - q));
    }

    /// <summary>Focal loss of a logit, t·α(1 − σ)^γ·(−log σ) + (1 − t)·(1 − α)σ^γ·(−log(1 − σ)).</summary>
    /// <remarks>Lin et al. 2017; torchvision.ops.sigmoid_focal_loss. For α = ½ it is half the loss without α. Soft targets weigh both sides.</remarks>
    /// <param name="logit">The logit of the class.</param>
    /// <param name="target">Its probability, 0 to 1.</param>
    /// <param name="alpha">α: the weight of the positive side; the negative one has 1 − α.</param>
    /// <param name="gamma">γ: how much less well-classified samples count.</param>
    [Loss(Elements = Floating)]
    public static partial float Focal([Grad] float logit, [Domain(0, 1)] float target, [Hyper, Domain(0, 1)] float alpha = 0.25f, [Hyper, Domain(0, Unbounded)] float gamma = 2f)
    {
        var p = Sigmoid(logit);
        return -(target * alpha * Pow(1 - p, gamma) * Log(p) + (1 - target) * (1 - alpha) * Pow(p, gamma) * Log(1 - p));
    }

    /// <summary>Focal loss of a row of logits, −(1 − p_y)^γ log p_y with p = softmax(z).</summary>
    /// <remarks>Lin et al. 2017, over classes that exclude each other.</remarks>
    /// <param name="logits">A logit for each class.</param>
    /// <param name="label">The class.</param>
    /// <param name="gamma">γ: how much less well-classified samples count.</param>
    [Loss(Elements = EveryType)]
    public static partial float FocalCrossEntropy([Grad] Row logits, int label, [Hyper, Domain(0, Unbounded)] float gamma = 2f)
    {
        var p = Softmax(logits)[label];
        return -Pow(1 - p, gamma) * Log(p);
    }
}
