using System.Reflection;
using LossGen.Losses;

namespace LossGen.Kernels.Tests;

/// <summary>What is known of the formulas of the catalogue: where they stand, their data, and what they are tried with.</summary>
internal static class FormulaTables
{
    /// <summary>The assembly that holds their members.</summary>
    public static Assembly Members => typeof(Regression).Assembly;

    /// <summary>By formula and parameter; an empty formula stands for all.</summary>
    public static readonly Dictionary<(string Formula, string Parameter), DataKind> Kinds = new()
    {
        [("", "logit")] = DataKind.Logit,
        [("", "logits")] = DataKind.Logit,
        [("", "oldLogits")] = DataKind.Logit,
        [("", "student")] = DataKind.Logit,
        [("", "teacher")] = DataKind.Logit,
        [("", "similarities")] = DataKind.Logit,
        [("", "scores")] = DataKind.Logit,
        [("", "targets")] = DataKind.Distribution,
        [("", "probabilities")] = DataKind.Distribution,
        [("", "probability")] = DataKind.Probability,
        [("", "cosines")] = DataKind.Cosine,
        [("", "weight")] = DataKind.Weight,
        [("", "strength")] = DataKind.Weight,
        [("", "classWeights")] = DataKind.Weight,
        [("", "visits")] = DataKind.Length,
        [("", "chosenLength")] = DataKind.Length,
        [("", "rejectedLength")] = DataKind.Length,
        [("", "chosen")] = DataKind.Logit,
        [("", "rejected")] = DataKind.Logit,
        [("", "referenceChosen")] = DataKind.Logit,
        [("", "referenceRejected")] = DataKind.Logit,
        [("", "margin")] = DataKind.Moderate,
        [("", "reference")] = DataKind.Moderate,
        [("", "logProbability")] = DataKind.Moderate,
        [("", "logProbabilities")] = DataKind.LogBelowOne,
        [("", "oldLogProbability")] = DataKind.Moderate,
        [("", "referenceLogProbability")] = DataKind.Moderate,
        [("", "answerLogProbability")] = DataKind.Logit,
        [("", "answerLogProbabilities")] = DataKind.Logit,
        [("", "pathLogProbabilities")] = DataKind.Logit,
        [("", "queryLogProbability")] = DataKind.Logit,
        [("", "nextLogFlow")] = DataKind.Moderate,
        [("", "logFlow")] = DataKind.Moderate,
        [("", "advantage")] = DataKind.Moderate,
        [("", "value")] = DataKind.Moderate,
        [("", "values")] = DataKind.Moderate,
        [("", "nextValues")] = DataKind.Moderate,
        [("", "oldValue")] = DataKind.Moderate,
        [("", "reward")] = DataKind.Moderate,
        [("BinaryCrossEntropy", "target")] = DataKind.Probability,
        [("BinaryCrossEntropyOfProbability", "target")] = DataKind.Probability,
        [("Focal", "target")] = DataKind.Probability,
        [("Hinge", "target")] = DataKind.Sign,
        [("ClippedValueError", "target")] = DataKind.Moderate,
        [("PpoFromLogits", "target")] = DataKind.Moderate,
        [("Triplet", "anchor")] = DataKind.Moderate,
        [("Triplet", "positive")] = DataKind.Moderate,
        [("Triplet", "negative")] = DataKind.Moderate,
        [("SquaredTriplet", "anchor")] = DataKind.Moderate,
        [("SquaredTriplet", "positive")] = DataKind.Moderate,
        [("SquaredTriplet", "negative")] = DataKind.Moderate,
        [("CosineRanking", "query")] = DataKind.Moderate,
        [("CosineRanking", "positive")] = DataKind.Moderate,
        [("CosineRanking", "negative")] = DataKind.Moderate,
        [("Cringe", "logits")] = DataKind.Moderate,
        [("CringeContrast", "logits")] = DataKind.Moderate,
        [("OddsRatio", "chosen")] = DataKind.LogBelowOne,
        [("OddsRatio", "rejected")] = DataKind.LogBelowOne,
        [("MarginRanking", "positive")] = DataKind.Moderate,
        [("MarginRanking", "negative")] = DataKind.Moderate,
    };

    /// <summary>Hyperparameters that are tried besides the defaults.</summary>
    public static readonly (string Formula, string Hyper, double Value)[] Variants =
    [
        ("Huber", "delta", 0.25), ("SmoothL1", "beta", 0.25), ("BinaryCrossEntropy", "positiveWeight", 3), ("BinaryCrossEntropy", "smoothing", 0.125), ("CrossEntropy", "smoothing", 0.125),
        ("CrossEntropy", "smoothing", 1), ("CrossEntropy", "normalizerPenalty", 0.0009765625), ("CrossEntropy", "softCap", 30), ("CrossEntropy", "temperature", 2), ("SoftCrossEntropy", "smoothing", 0.125),
        ("SoftCrossEntropy", "temperature", 2), ("WeightedCrossEntropy", "smoothing", 0.125), ("GaussianCrossEntropy", "deviation", 4), ("Distillation", "temperature", 4), ("Focal", "gamma", 0), ("Focal", "gamma", 0.5), ("Focal", "alpha", 1), ("FocalCrossEntropy", "gamma", 0.5),
        ("FocalCrossEntropy", "gamma", 0), ("Contrastive", "margin", 4), ("InfoNce", "temperature", 0.5), ("ArcFace", "scale", 8), ("ArcFace", "margin", 1.5), ("BradleyTerry", "smoothing", 0.125),
        ("BradleyTerry", "centering", 0.01), ("Dpo", "beta", 1), ("Dpo", "smoothing", 0.125), ("RobustDpo", "flipped", 0.375), ("Ipo", "beta", 2), ("HingeDpo", "beta", 1), ("ExoPair", "smoothing", 0.25),
        ("BcoPair", "shift", 0.5), ("DiscoPop", "temperature", 0.5), ("SimPo", "margin", 0), ("Kto", "referencePoint", 0.5), ("Kto", "undesirable", 1.5), ("Ppo", "dualClip", 3), ("Ppo", "largestRatio", 4),
        ("Ppo", "upper", 0.28), ("Grpo", "beta", 0), ("Grpo", "dualClip", 3), ("Cispo", "lower", 0.5), ("QLearning", "delta", 1), ("PpoFromLogits", "entropyFactor", 0), ("Cringe", "factor", 0.5),
    ];
}
