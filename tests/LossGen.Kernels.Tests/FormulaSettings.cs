using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Kernels.Tests;

/// <summary>For each formula what its inputs look like, and the hyperparameters it is tried with.</summary>
internal static class FormulaSettings
{
    // By formula and parameter; an empty formula stands for all.
    private static readonly Dictionary<(string Formula, string Parameter), DataKind> Kinds = new()
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
        [("PolicyGradient", "values")] = DataKind.Moderate,
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

    // What is tried besides the defaults.
    private static readonly (string Formula, string Hyper, double Value)[] Variants =
    [
        ("Huber", "delta", 0.25), ("PseudoHuber", "delta", 8), ("Quantile", "level", 0.875), ("Quantile", "level", 0),
        ("Focal", "gamma", 0), ("Focal", "gamma", 0.5), ("FocalSigned", "gamma", 1), ("FocalSigned", "gamma", 2.5), ("FocalSigned", "gamma", 3), ("Dpo", "beta", 1), ("Kto", "beta", 2),
        ("LabelSmoothing", "smoothing", 0), ("LabelSmoothing", "smoothing", 1), ("SoftCap", "cap", 4), ("ZLoss", "penalty", 0.5),
        ("DiscoPop", "temperature", 2), ("CosineEmbedding", "margin", 0), ("Contrastive", "margin", 4), ("Composed", "mix", 0.75),
        ("Hypers", "isSigned", 1), ("Hypers", "shape", 1), ("Hypers", "shape", 2), ("Hypers", "power", -3), ("Hypers", "gain", -0.125), ("Hypers", "offset", 0),
    ];

    public static DataKind KindOf(TestFormula formula, Parameter parameter) =>
        Kinds.TryGetValue((formula.Name, parameter.Name), out var own) ? own : Kinds.GetValueOrDefault(("", parameter.Name), DataKind.Data);

    /// <summary>The settings of a formula at one width: its defaults, then each variant.</summary>
    public static IEnumerable<Setting> Of(TestFormula formula, int width)
    {
        var defaults = new Setting(Defaults(formula), [], width);
        yield return defaults;
        foreach (var (_, hyper, value) in Variants.Where(variant => variant.Formula == formula.Name))
            yield return defaults with { Hypers = defaults.Hypers.SetItem(hyper, value) };
        foreach (var optional in formula.Source.Parameters.Where(parameter => parameter is { IsHyper: false, IsOptional: true }))
            yield return defaults with { Absent = [optional.Name] };
    }

    /// <summary>The value of a default as it is declared.</summary>
    public static double Default(TestFormula formula, string parameter)
    {
        var declared = formula.Type.GetMethods().First(method => method.Name == formula.Name && method.GetParameters().All(candidate => !candidate.ParameterType.IsByRefLike))
            .GetParameters().Single(candidate => candidate.Name == parameter).DefaultValue!;
        return declared is Enum ? Convert.ToInt32(declared, null) : Convert.ToDouble(declared, null);
    }

    private static ImmutableDictionary<string, double> Defaults(TestFormula formula) => formula.Source.Parameters
        .Where(parameter => parameter.IsHyper).ToImmutableDictionary(parameter => parameter.Name, parameter => Default(formula, parameter.Name));
}
