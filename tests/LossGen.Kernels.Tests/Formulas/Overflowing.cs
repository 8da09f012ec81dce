using static LossGen.Formula;

namespace LossGen.Kernels.Tests.Formulas;

/// <summary>Losses that are numbers where their squares, products and exponentials leave the range of float.</summary>
public static partial class Overflowing
{
    /// <summary>Squared error that levels off at 1.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float SaturatingError([Grad] float x, float t)
    {
        var s = Square(x - t);
        return s / (1 + s);
    }

    /// <summary>Ratio of two products.</summary>
    [Loss(Elements = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16)]
    public static partial float RatioOfProducts([Grad] float a, [Grad] float b, float c, float d) => a * b / (c * d);

    /// <summary>Importance ratio of samples that a bit admits.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float ImportanceRatio([Grad] float logRatio, float y) => Exp(logRatio) * y;

    /// <summary>Squared distance that levels off at 1.</summary>
    [Loss(Elements = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16)]
    public static partial float SaturatingDistance([Grad] Row z, [Grad] Row e)
    {
        var d = Sum(Square(z - e));
        return d / (d + 0.25f);
    }

    /// <summary>Cross-entropy over the negative squares of a row.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float NearestOrigin([Grad] Row z, int label) => -Log(Softmax(-Square(z))[label]);

    /// <summary>Mean Huber loss of a row.</summary>
    [Loss(Elements = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16)]
    public static partial float MeanHuber([Grad] Row prediction, Row target) => Mean(Map(prediction, target, (p, t) => Regression.Huber(p, t, 1f)));

    /// <summary>Standard deviation of a row.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float Spread([Grad] Row z) => Std(z);
}
