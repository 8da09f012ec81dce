using static LossGen.Formula;

namespace LossGen.Kernels.Tests.Formulas;

/// <summary>Losses of a row of logits and a label.</summary>
public static partial class Classification
{
    /// <summary>Softmax cross-entropy and accuracy, as in the textbook.</summary>
    [Loss(Elements = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16)]
    public static partial (float loss, float accuracy) CrossEntropy([Grad] Row logits, int label)
        => (-Log(Softmax(logits)[label]), ArgMax(logits) == label ? 1f : 0f);

    /// <summary>Cross-entropy against a label that is spread a little over all classes.</summary>
    [Loss(Elements = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16)]
    public static partial float LabelSmoothing([Grad] Row logits, int label, [Hyper, Domain(0, 1)] float smoothing = 0.125f)
    {
        var p = Softmax(logits);
        return -(1 - smoothing) * Log(p[label]) - smoothing * Mean(Log(p));
    }

    /// <summary>Cross-entropy with a penalty on the normaliser.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float ZLoss([Grad] Row logits, int label, [Hyper] float penalty = 0.0009765625f)
        => -Log(Softmax(logits)[label]) + penalty * Square(Log(Sum(Exp(logits))));

    /// <summary>Cross-entropy, a penalty on the normaliser, an entropy bonus and accuracy: terms of the same passes.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial (float loss, float accuracy) Terms([Grad] Row logits, int label, [Hyper] float penalty = 0.0009765625f, [Hyper] float bonus = 0.0625f)
    {
        var p = Softmax(logits);
        return (-Log(p[label]) + penalty * Square(LogSumExp(logits)) + bonus * Sum(p * Log(p)), ArgMax(logits) == label ? 1f : 0f);
    }

    /// <summary>Cross-entropy of logits that are capped softly.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float SoftCap([Grad] Row logits, int label, [Hyper, Domain(0, double.PositiveInfinity, MinimumExclusive = true)] float cap = 30f)
        => -Log(Softmax(cap * Tanh(logits / cap))[label]);

    /// <summary>Cross-entropy with a weight for each class.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float ClassWeights([Grad] Row logits, Row classWeights, int label)
        => Weighted(-Log(Softmax(logits)[label]), classWeights[label]);

    /// <summary>Cross-entropy against a distribution.</summary>
    [Loss(Elements = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16)]
    public static partial float SoftTargets([Grad] Row logits, [Domain(0, 1)] Row targets) => -Sum(targets * Log(Softmax(logits)));

    /// <summary>Cross-entropy against a distribution, with a penalty on the normaliser.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float PenalisedTargets([Grad] Row logits, [Domain(0, 1)] Row targets, [Hyper] float penalty = 0.0009765625f)
        => -Sum(targets * LogSoftmax(logits)) + penalty * Square(LogSumExp(logits));

    /// <summary>Cross-entropy, written by hand in the form that is called stable.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float HandWritten([Grad] Row logits, int label) => LogSumExp(logits) - logits[label];

    /// <summary>Cross-entropy over the logits that a mask admits.</summary>
    [Loss(Elements = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16)]
    public static partial float Masked([Grad] Row logits, BoolRow admitted, int label)
        => -Log(Softmax(Where(admitted, logits, float.NegativeInfinity))[label]);

    /// <summary>Hinge loss of the label against the best of the others.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float MulticlassHinge([Grad] Row scores, int label)
        => Max(0, 1 + Max(With(scores, label, float.NegativeInfinity)) - scores[label]);

    /// <summary>Hinge loss of the label against each of the others.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float HingeOfAll([Grad] Row scores, int label)
    {
        var own = scores[label];
        return Sum(With(scores, label, float.NegativeInfinity), s => Max(0, 1 + s - own));
    }
}
