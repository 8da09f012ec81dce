using LossGen.Compiler.Ir;

namespace LossGen.Analyzers.Stability.Reading;

/// <summary>Functions of C# libraries whose meaning is known, by name.</summary>
internal static class Functions
{
    /// <summary>Reductions of a sequence.</summary>
    public static readonly IReadOnlyDictionary<string, Op> Reductions = new Dictionary<string, Op>
    {
        ["Sum"] = Ops.Sum,
        ["Average"] = Ops.Mean,
        ["Max"] = Ops.RowMax,
        ["Min"] = Ops.RowMin,
    };

    /// <summary>Functions of the platform that are computed as their names are written, and the stable ones.</summary>
    public static readonly IReadOnlyDictionary<string, string> Naive = new Dictionary<string, string>
    {
        ["LogP1"] = "Log1p",
        ["Log2P1"] = "Log2p1",
        ["Log10P1"] = "Log10p1",
        ["ExpM1"] = "Expm1",
        ["Exp2M1"] = "Exp2m1",
        ["Exp10M1"] = "Exp10m1",
    };

    /// <summary>The name of an operation in StableMath.</summary>
    public static string NameOf(Op op) => op.Name == "cosine" ? "CosineSimilarity" : char.ToUpperInvariant(op.Name[0]) + op.Name.Substring(1);

    /// <summary>The operation that a function of StableMath is.</summary>
    public static Op? OfStableMath(string name) => Ops.Find(name == "CosineSimilarity" ? "cosine" : char.ToLowerInvariant(name[0]) + name.Substring(1));
}
