using static LossGen.Formula;

namespace LossGen.Kernels.Tests.Formulas;

/// <summary>Losses for each kind of parameter.</summary>
public static partial class Kinds
{
    public enum Shape
    {
        Square,
        Absolute,
        Smooth,
    }

    /// <summary>A hyperparameter of each type.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float Hypers(
        [Grad] float x, float t, [Hyper] float gain = 1f, [Hyper] double offset = 0.25, [Hyper] int power = 2, [Hyper] bool isSigned = false, [Hyper] Shape shape = Shape.Square)
    {
        var d = gain * (x - t) + (float)offset;
        var value = shape switch
        {
            Shape.Square => d * d,
            Shape.Absolute => Abs(d),
            _ => Sqrt(1 + d * d),
        };
        if (isSigned && d < 0)
            return -value;
        return power * value;
    }

    /// <summary>An input that may be left out, and a weight.</summary>
    [Loss(Elements = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16)]
    public static partial float Optional([Grad] float x, [Weight] float w, float t = 0.5f) => Square(x - t);

    /// <summary>A mask, and statistics of which one has a weight of its own.</summary>
    [Loss(Elements = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16, Reduction = Reduction.Sum)]
    public static partial (float loss, float error, float heavy) MaskedError([Grad] float x, float t, float w, [Mask] bool m)
        => (Square(x - t), Abs(x - t), Weighted(x, w));

    /// <summary>A row of integers: a penalty on elements by their group.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float Groups([Grad] Row x, IntRow group, int chosen) => Sum(Where(Equal(group, chosen), x * x, 0.5f * Abs(x)));

    /// <summary>Weighted rows.</summary>
    [Loss(Elements = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16)]
    public static partial float WeightedRows([Grad] Row logits, int label, [Weight] float w) => -LogSoftmax(logits)[label];

    /// <summary>An inlined function and another inlined loss.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float Composed([Grad] float x, float t, [Hyper] float mix = 0.25f)
        => mix * Regression.Huber(x, t, 2f) + (1 - mix) * Wave(x - t);

    /// <summary>Choices that are made once a call: what one side alone compares, converts and picks stands there.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float Chosen([Grad] Row x, float t, int place, [Hyper] bool isPicked = false, [Hyper] float slack = 0f)
    {
        var error = isPicked ? x[place] - t : Sum(x) / x.Length - t;
        return slack > 0 ? (error + slack > 0 ? Square(error + slack) : Abs(error - slack)) : Square(error);
    }

    /// <summary>The same without rows.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float ChosenNumber([Grad] float x, float t, int count, [Hyper] bool isCounted = false, [Hyper] float slack = 0f)
    {
        var error = isCounted ? x * count - t : x - t;
        return slack > 0 ? (error + slack > 0 ? Square(error + slack) : Abs(error - slack)) : Square(error);
    }

    private static float Wave(float d)
    {
        if (d < 0)
            return 0.5f * d * d;
        return Log1p(d);
    }
}
