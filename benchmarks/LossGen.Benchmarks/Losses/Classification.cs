using static LossGen.Formula;

namespace LossGen.Benchmarks.Losses;

/// <summary>Losses of a row of logits per sample.</summary>
public static partial class Classification
{
    [Loss(Elements = Elements.Single | Elements.Half | Elements.BFloat16)]
    public static partial float CrossEntropy([Grad] Row logits, int label) => -Log(Softmax(logits)[label]);

    /// <summary>Kullback–Leibler divergence of a student from a teacher, both given by logits.</summary>
    [Loss]
    public static partial float Kl([Grad] Row student, Row teacher)
        => Sum(Softmax(teacher) * (LogSoftmax(teacher) - LogSoftmax(student)));

    /// <summary>InfoNCE from the similarities of a query with all candidates.</summary>
    [Loss]
    public static partial float InfoNce([Grad] Row similarity, int positive, [Hyper, Domain(0, double.PositiveInfinity, MinimumExclusive = true)] float temperature = 0.07f)
        => -Log(Softmax(similarity / temperature)[positive]);

    /// <summary>Cross-entropy, z-loss and an entropy bonus in one loss, with the accuracy.</summary>
    [Loss]
    public static partial (float loss, float accuracy) Composed([Grad] Row logits, int label, [Hyper] float penalty = 1e-4f, [Hyper] float bonus = 0.01f)
    {
        var p = Softmax(logits);
        var entropy = -Sum(p * Log(p));
        return (-Log(p[label]) + penalty * Square(LogSumExp(logits)) - bonus * entropy, ArgMax(logits) == label ? 1f : 0f);
    }
}
