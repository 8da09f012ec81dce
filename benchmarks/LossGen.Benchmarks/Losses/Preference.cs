using static LossGen.Formula;

namespace LossGen.Benchmarks.Losses;

/// <summary>Losses of the log-probabilities that a policy gives.</summary>
public static partial class Preference
{
    /// <summary>Direct preference optimisation.</summary>
    [Loss]
    public static partial float Dpo([Grad] float chosen, [Grad] float rejected, float referenceChosen, float referenceRejected, [Hyper] float beta = 0.1f)
        => -Log(Sigmoid(beta * ((chosen - referenceChosen) - (rejected - referenceRejected))));

    /// <summary>The clipped surrogate of group relative policy optimisation, for a token and its advantage.</summary>
    [Loss]
    public static partial float Grpo([Grad] float logProbability, float oldLogProbability, float advantage, [Hyper, Domain(0, 1)] float clip = 0.2f)
    {
        var ratio = Exp(logProbability - oldLogProbability);
        return -Min(ratio * advantage, Clamp(ratio, 1 - clip, 1 + clip) * advantage);
    }
}
