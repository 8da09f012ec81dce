using static LossGen.Formula;
using static LossGen.Losses.Ranges;

namespace LossGen.Losses;

/// <summary>Losses of retrieval, of reasoning over graphs, and of generation from retrieved documents.</summary>
public static partial class Retrieval
{
    /// <summary>Detailed balance of a state and its successors, Σ (log F − log F′ᵢ + rᵢ − log Σⱼ e^rⱼ)².</summary>
    /// <remarks>GFlowNets (Bengio et al. 2021) with local exploration, for a tree: the backward policy is certain. A successor that is terminal has its reward as its flow, which is not trained.</remarks>
    /// <param name="logFlow">log F of the state.</param>
    /// <param name="nextLogFlow">log F′ of each successor, or the log of its reward.</param>
    /// <param name="scores">r: the forward policy's logit of each successor.</param>
    /// <param name="isSuccessor">Which of the row are successors at all.</param>
    /// <param name="isTerminal">Which are terminal.</param>
    [Loss(Elements = EveryType)]
    public static partial float DetailedBalance([Grad] float logFlow, [Grad] Row nextLogFlow, [Grad] Row scores, BoolRow isSuccessor, BoolRow isTerminal = default)
    {
        var next = Where(isTerminal, StopGradient(nextLogFlow), nextLogFlow);
        var logPolicy = LogSoftmax(Where(isSuccessor, scores, float.NegativeInfinity));
        return Sum(Where(isSuccessor, Square(logFlow - next + logPolicy), 0));
    }

    /// <summary>Planning: minus the mean log-probability of the paths that answer a question, −1/|Z| Σ log P(z|q).</summary>
    /// <remarks>RoG (Luo et al. 2024). No path: 0.</remarks>
    /// <param name="logProbabilities">The log-probability of each path.</param>
    /// <param name="isPath">Which of the row are paths.</param>
    [Loss(Elements = EveryType)]
    public static partial float PathPlanning([Grad] Row logProbabilities, BoolRow isPath)
    {
        var count = Count(isPath);
        return count == 0 ? 0 : -Sum(Where(isPath, logProbabilities, 0)) / count;
    }

    /// <summary>Planning and reasoning, −w₁ log P(a|q, Z) − w₂ / |Z| Σ log P(z|q).</summary>
    /// <remarks>RoG (Luo et al. 2024): minus the evidence bound that is maximised. The reasoning term alone is <c>NegativeLogLikelihood</c>.</remarks>
    /// <param name="answerLogProbability">The log-probability of the answer.</param>
    /// <param name="logProbabilities">The log-probability of each path.</param>
    /// <param name="isPath">Which of the row are paths.</param>
    /// <param name="reasoning">w₁.</param>
    /// <param name="planning">w₂.</param>
    [Loss(Elements = EveryType)]
    public static partial float PathReasoning(
        [Grad] float answerLogProbability, [Grad] Row logProbabilities, BoolRow isPath, [Hyper] float reasoning = 1f, [Hyper] float planning = 1f)
        => planning * PathPlanning(logProbabilities, isPath) - reasoning * answerLogProbability;

    /// <summary>The negative log-likelihood of an answer, marginal over paths, −log Σ P(a|z) P(z).</summary>
    /// <param name="answerLogProbabilities">log P(a|z) of each path.</param>
    /// <param name="pathLogProbabilities">log P(z) of each path; −∞ for none.</param>
    [Loss(Elements = EveryType)]
    public static partial float MarginalLikelihood([Grad] Row answerLogProbabilities, [Grad] Row pathLogProbabilities)
        => -LogSumExp(answerLogProbabilities + pathLogProbabilities);

    /// <summary>The negative log-likelihood of a token, −log p; the mean is over the tokens that count.</summary>
    /// <remarks>Autoregressive cross-entropy of log-probabilities; DeepRAG's first stage, with retrieved tokens masked.</remarks>
    /// <param name="logProbability">The log-probability of the token.</param>
    /// <param name="counts">Whether the token counts: false for padding, prompts and retrieved documents.</param>
    [Loss(Elements = Floating)]
    public static partial float NegativeLogLikelihood([Grad] float logProbability, [Mask] bool counts = true) => -logProbability;

    /// <summary>The negative log of a sum of two probabilities, −log(e^q + e^a): the form that DeepRAG prints. It can be negative.</summary>
    /// <remarks><c>NegativeLogLikelihood</c> over the tokens of both is what is meant.</remarks>
    /// <param name="queryLogProbability">The log-probability of the query.</param>
    /// <param name="answerLogProbability">The log-probability of the answer.</param>
    [Loss(Elements = Floating, Reduction = Reduction.Sum)]
    public static partial float LogOfSummedProbabilities([Grad] float queryLogProbability, [Grad] float answerLogProbability)
        => -LogAddExp(queryLogProbability, answerLogProbability);

    /// <summary>RAG-Sequence, −log Σᵢ p(zᵢ|q) Πₜ p(aₜ|q, zᵢ), from the log-probability of the whole answer under each document.</summary>
    /// <remarks>Lewis et al. 2020; summed over the batch as in transformers' RagSequenceForGeneration. A score of −∞ is a document that is not there.</remarks>
    /// <param name="scores">The retriever's logit of each document.</param>
    /// <param name="answerLogProbabilities">The log-probability of the answer under each document.</param>
    [Loss(Elements = EveryType, Reduction = Reduction.Sum)]
    public static partial float RagSequence([Grad] Row scores, [Grad] Row answerLogProbabilities)
        => -LogSumExp(LogSoftmax(scores) + answerLogProbabilities);
}
