namespace LossGen.Kernels.Tests;

/// <summary>What is known of the formulas of this project: where they stand, their data, and what they are tried with.</summary>
internal static class FormulaTables
{
    /// <summary>The assembly that holds their members.</summary>
    public static System.Reflection.Assembly Members => typeof(FormulaTables).Assembly;

    /// <summary>By formula and parameter; an empty formula stands for all.</summary>
    public static readonly Dictionary<(string Formula, string Parameter), DataKind> Kinds = new()
    {
        [("", "logit")] = DataKind.Logit,
        [("", "logits")] = DataKind.Logit,
        [("", "student")] = DataKind.Logit,
        [("", "teacher")] = DataKind.Logit,
        [("", "scores")] = DataKind.Moderate,
        [("", "w")] = DataKind.Weight,
        [("", "classWeights")] = DataKind.Weight,
        [("", "targets")] = DataKind.Distribution,
        [("", "p")] = DataKind.Probability,
        [("", "y")] = DataKind.Bit,
        [("LogCosh", "prediction")] = DataKind.Logit,
        [("LogCosh", "target")] = DataKind.Logit,
        [("Poisson", "logRate")] = DataKind.Logit,
        [("Poisson", "count")] = DataKind.Count,
        [("Hinge", "target")] = DataKind.Sign,
        [("Bce", "target")] = DataKind.Probability,
        [("BceOfProbability", "target")] = DataKind.Probability,
        [("Triplet", "anchor")] = DataKind.Moderate,
        [("Triplet", "positive")] = DataKind.Moderate,
        [("Triplet", "negative")] = DataKind.Moderate,
        [("Quantile", "prediction")] = DataKind.Moderate,
        [("Quantile", "target")] = DataKind.Moderate,
        [("Softplus", "x")] = DataKind.Logit,
        [("", "values")] = DataKind.Moderate,
        [("Chosen", "x")] = DataKind.Moderate,
        [("Chosen", "t")] = DataKind.Moderate,
        [("ChosenNumber", "x")] = DataKind.Moderate,
        [("ChosenNumber", "t")] = DataKind.Moderate,
        [("Dpo", "chosen")] = DataKind.Logit,
        [("Dpo", "rejected")] = DataKind.Logit,
        [("Dpo", "referenceChosen")] = DataKind.Logit,
        [("Dpo", "referenceRejected")] = DataKind.Logit,
        [("Kto", "policy")] = DataKind.Logit,
        [("Kto", "reference")] = DataKind.Logit,
        [("Kto", "point")] = DataKind.Logit,
        [("DiscoPop", "l")] = DataKind.Logit,
        [("ModulatedExponential", "l")] = DataKind.Logit,
        [("K3", "d")] = DataKind.Logit,
        [("K3ByExpm1", "d")] = DataKind.Logit,
        [("OddsRatio", "chosen")] = DataKind.LogBelowOne,
        [("OddsRatio", "rejected")] = DataKind.LogBelowOne,
        [("LogComplement", "logp")] = DataKind.LogBelowOne,
        [("MaskedRatio", "logRatio")] = DataKind.Exponent,
        [("MaskedRatio", "mask")] = DataKind.Bit,
        [("LogisticLoss", "x")] = DataKind.Logit,
        [("SigmoidComplement", "x")] = DataKind.Logit,
        [("KlEstimate", "policy")] = DataKind.Logit,
        [("KlEstimate", "reference")] = DataKind.Logit,
        [("SaturatingError", "x")] = DataKind.Large,
        [("SaturatingError", "t")] = DataKind.Large,
        [("RatioOfProducts", "a")] = DataKind.Large,
        [("RatioOfProducts", "b")] = DataKind.Large,
        [("RatioOfProducts", "c")] = DataKind.Large,
        [("RatioOfProducts", "d")] = DataKind.Large,
        [("ImportanceRatio", "logRatio")] = DataKind.Exponent,
        [("SaturatingDistance", "z")] = DataKind.Large,
        [("SaturatingDistance", "e")] = DataKind.Large,
        [("NearestOrigin", "z")] = DataKind.Large,
        [("MeanHuber", "prediction")] = DataKind.Large,
        [("MeanHuber", "target")] = DataKind.Large,
        [("Spread", "z")] = DataKind.Large,
    };

    /// <summary>Hyperparameters that are tried besides the defaults.</summary>
    public static readonly (string Formula, string Hyper, double Value)[] Variants =
    [
        ("Huber", "delta", 0.25), ("PseudoHuber", "delta", 8), ("Quantile", "level", 0.875), ("Quantile", "level", 0),
        ("Focal", "gamma", 0), ("Focal", "gamma", 0.5), ("FocalSigned", "gamma", 1), ("FocalSigned", "gamma", 2.5), ("FocalSigned", "gamma", 3), ("Dpo", "beta", 1), ("Kto", "beta", 2),
        ("LabelSmoothing", "smoothing", 0), ("LabelSmoothing", "smoothing", 1), ("SoftCap", "cap", 4), ("ZLoss", "penalty", 0.5),
        ("DiscoPop", "temperature", 2), ("CosineEmbedding", "margin", 0), ("Contrastive", "margin", 4), ("Composed", "mix", 0.75),
        ("Chosen", "isPicked", 1), ("Chosen", "slack", 0.25), ("ChosenNumber", "isCounted", 1), ("ChosenNumber", "slack", 0.25),
        ("Hypers", "isSigned", 1), ("Hypers", "shape", 1), ("Hypers", "shape", 2), ("Hypers", "power", -3), ("Hypers", "gain", -0.125), ("Hypers", "offset", 0),
    ];
}
