namespace LossGen;

public static partial class Formula
{
    /// <summary>The function of every element.</summary>
    public static Row Map(Row x, Func<float, float> function) => new(Elementwise.Map(x.Values, function));

    /// <summary>The function of the two elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row Map(Row a, Row b, Func<float, float, float> function) => new(Elementwise.Map(a.Values, b.Values, function));

    /// <summary>The row with <paramref name="value"/> at <paramref name="index"/>; the row given stays as it is.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative or not less than the length of the row.</exception>
    public static Row With(Row row, int index, float value)
    {
        Elementwise.RequireIndex(index, row.Length);
        var result = row.ToArray();
        result[index] = value;
        return new Row(result);
    }

    /// <summary>e^xᵢ / Σ e^xⱼ, shares that add up to 1. An element of −∞ has share 0, also in a row of −∞ alone; +∞ or NaN anywhere makes all of them NaN.</summary>
    /// <remarks>The gradient of a row of −∞ alone is 0.</remarks>
    public static Row Softmax(Row x)
    {
        var normalizer = new Normalizer(x);
        return Map(x, value => (float)normalizer.Share(value));
    }

    /// <summary>log(e^xᵢ / Σ e^xⱼ), at most 0. −∞ for an element of −∞, also in a row of −∞ alone; +∞ or NaN anywhere makes all of them NaN.</summary>
    /// <remarks>The gradient of a row of −∞ alone is 0.</remarks>
    public static Row LogSoftmax(Row x)
    {
        var normalizer = new Normalizer(x);
        return Map(x, value => (float)normalizer.LogShare(value));
    }
}
