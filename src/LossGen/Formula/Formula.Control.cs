namespace LossGen;

public static partial class Formula
{
    /// <summary><paramref name="x"/> itself, a constant for the gradient: nothing is differentiated through it.</summary>
    public static float StopGradient(float x) => x;

    /// <summary><paramref name="x"/> itself, a constant for the gradient: nothing is differentiated through it.</summary>
    public static Row StopGradient(Row x) => x;

    /// <summary><paramref name="a"/> where <paramref name="condition"/> holds, else <paramref name="b"/>. The other one contributes nothing, not even NaN.</summary>
    public static float Where(bool condition, float a, float b) => condition ? a : b;

    /// <summary>The row <paramref name="a"/> where <paramref name="condition"/> holds, else the row <paramref name="b"/>.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row Where(bool condition, Row a, Row b)
    {
        Elementwise.RequireSameLength(a.Length, b.Length);
        return condition ? a : b;
    }

    /// <summary>At each place the element of <paramref name="a"/> where <paramref name="mask"/> holds, else that of <paramref name="b"/>. The other one contributes nothing, not even NaN.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row Where(BoolRow mask, Row a, Row b)
    {
        Elementwise.RequireSameLength(mask.Length, a.Length);
        Elementwise.RequireSameLength(mask.Length, b.Length);
        var result = new float[mask.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = mask[i] ? a[i] : b[i];
        return new Row(result);
    }

    /// <summary>At each place the element of <paramref name="a"/> where <paramref name="mask"/> holds, else <paramref name="b"/>.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row Where(BoolRow mask, Row a, float b) => new(Elementwise.Map(mask.Values, a.Values, (chosen, x) => chosen ? x : b));

    /// <summary>At each place <paramref name="a"/> where <paramref name="mask"/> holds, else the element of <paramref name="b"/>.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row Where(BoolRow mask, float a, Row b) => new(Elementwise.Map(mask.Values, b.Values, (chosen, x) => chosen ? a : x));

    /// <summary>At each place <paramref name="a"/> where <paramref name="mask"/> holds, else <paramref name="b"/>.</summary>
    public static Row Where(BoolRow mask, float a, float b) => new(Elementwise.Map(mask.Values, chosen => chosen ? a : b));

    /// <summary>The loss of a sample that counts <paramref name="weight"/> times: the reduced loss is Σwℓ / Σw. Around the result of a formula.</summary>
    /// <remarks>Run on one sample, it is weight · loss, and exactly 0 where the weight is 0, even where the loss is infinite or NaN.</remarks>
    public static float Weighted(float loss, float weight) => weight == 0 ? 0 : weight * loss;

    /// <summary>The loss of a sample that counts or does not: weight 1 where <paramref name="counts"/>, else 0. Around the result of a formula.</summary>
    /// <remarks>Run on one sample, it is the loss, and exactly 0 where the sample does not count, even where the loss is infinite or NaN.</remarks>
    public static float Weighted(float loss, bool counts) => counts ? loss : 0;
}
