using static LossGen.Formula;

namespace LossGen.Kernels.Tests.Formulas;

/// <summary>Losses with a row that all samples share.</summary>
public static partial class Shared
{
    /// <summary>Cross-entropy with a weight for each class.</summary>
    [Loss(Elements = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16)]
    public static partial float SharedWeights([Grad] Row logits, int label, [Shared] Row classWeights) => Weighted(-Log(Softmax(logits)[label]), classWeights[label]);

    /// <summary>Distance of the expected value of a softmax over numbers from the number of the label.</summary>
    [Loss(Elements = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16)]
    public static partial float ExpectedValue([Grad] Row logits, [Shared] Row values, int label) => Square(Dot(Softmax(logits), values) - values[label]);

    /// <summary>Scaled rows alone: the width is that of the shared row.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float Scaled([Grad] Row a, [Shared] Row values, [Shared] BoolRow isUsed, [Shared] IntRow group)
        => Sum(Where(isUsed, Square(a - values), Where(Equal(group, 1), Abs(a), 0)));

    /// <summary>A shared row that may be left out, on an axis of its own.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float Offset([Grad] Row a, [Grad] Row b, [Shared] Row values = default) => Sum(Square(a - values)) + Norm(b);
}
