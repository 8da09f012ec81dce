using static LossGen.Formula;
using static LossGen.Losses.Ranges;

namespace LossGen.Losses;

/// <summary>
/// Losses of tokens that are numbers: a token that is close to the right number costs less than one that is far. The number of each token is a row that all samples share; NaN for a token that
/// is no number, which is left out of the softmax. A sample whose label is no number does not count.
/// </summary>
public static partial class NumberTokens
{
    /// <summary>Cross-entropy against a Gaussian around the number of the label, −Σ q log softmax(z) with q = softmax(−(V − V_y)² / 2σ²).</summary>
    /// <remarks>Gaussian label smoothing, over the values of tokens and not over their positions.</remarks>
    /// <param name="logits">A logit for each token.</param>
    /// <param name="values">V: the number of each token; NaN for none.</param>
    /// <param name="label">The token.</param>
    /// <param name="deviation">σ.</param>
    [Loss(Elements = EveryType)]
    public static partial float GaussianCrossEntropy([Grad] Row logits, [Shared] Row values, int label, [Hyper, Domain(0, Unbounded, MinimumExclusive = true)] float deviation = 1f)
    {
        var target = values[label];
        var targets = Softmax(Map(values, value => float.IsNaN(value) ? float.NegativeInfinity : -Square((value - target) / deviation) / 2));
        return Weighted(-Sum(targets * LogSoftmax(NumbersOnly(logits, values))), !float.IsNaN(target));
    }

    /// <summary>Squared error of the expected number, (V_y − Σ p V)².</summary>
    /// <remarks>NTL-MSE (Zausinger et al. 2024): p is the softmax over number tokens alone.</remarks>
    /// <param name="logits">A logit for each token.</param>
    /// <param name="values">V: the number of each token; NaN for none.</param>
    /// <param name="label">The token.</param>
    [Loss(Elements = EveryType)]
    public static partial float ExpectedSquaredError([Grad] Row logits, [Shared] Row values, int label)
    {
        var target = values[label];
        return Weighted(Square(Dot(Softmax(NumbersOnly(logits, values)), Map(values, value => float.IsNaN(value) ? 0 : value)) - target), !float.IsNaN(target));
    }

    /// <summary>Wasserstein distance of the numbers from that of the label, Σ p |V − V_y|.</summary>
    /// <remarks>NTL-WAS (Zausinger et al. 2024), ntloss. For one label the general distance is this sum.</remarks>
    /// <param name="logits">A logit for each token.</param>
    /// <param name="values">V: the number of each token; NaN for none.</param>
    /// <param name="label">The token.</param>
    [Loss(Elements = EveryType)]
    public static partial float Wasserstein([Grad] Row logits, [Shared] Row values, int label)
    {
        var target = values[label];
        return Weighted(Dot(Softmax(NumbersOnly(logits, values)), Map(values, value => float.IsNaN(value) ? 0 : Abs(value - target))), !float.IsNaN(target));
    }

    private static Row NumbersOnly(Row logits, Row values) => Map(logits, values, (logit, value) => float.IsNaN(value) ? float.NegativeInfinity : logit);
}
