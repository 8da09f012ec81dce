using static LossGen.Formula;

namespace LossGen.Kernels.Tests.Formulas;

/// <summary>Losses of whole distributions.</summary>
public static partial class Distributions
{
    /// <summary>Kullback–Leibler divergence of a student from a teacher, both given by logits.</summary>
    [Loss(Elements = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16)]
    public static partial float Kl([Grad] Row student, Row teacher)
        => Sum(Softmax(teacher) * (LogSoftmax(teacher) - LogSoftmax(student)));

    /// <summary>Entropy of a softmax.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float Entropy([Grad] Row logits)
    {
        var p = Softmax(logits);
        return -Sum(p * Log(p));
    }

    /// <summary>Expected value under a policy, which only the logits are trained by.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float PolicyGradient([Grad] Row logits, Row values, int action)
        => -StopGradient(values[action] - Dot(Softmax(logits), values)) * Log(Softmax(logits)[action]);
}
