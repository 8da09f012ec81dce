namespace LossGen;

public static partial class Formula
{
    /// <summary>Σ xᵢ; 0 for an empty row.</summary>
    public static float Sum(Row x) => (float)Total(x);

    /// <summary>Σ f(xᵢ); 0 for an empty row.</summary>
    public static float Sum(Row x, Func<float, float> function) => Sum(Map(x, function));

    /// <summary>Σ xᵢ / n; 0 for an empty row.</summary>
    public static float Mean(Row x) => (float)Average(x);

    /// <summary>Σ f(xᵢ) / n; 0 for an empty row.</summary>
    public static float Mean(Row x, Func<float, float> function) => Mean(Map(x, function));

    /// <summary>The largest element; −∞ for an empty row, NaN where an element is NaN.</summary>
    /// <remarks>Elements that share the maximum share the derivative equally.</remarks>
    public static float Max(Row x)
    {
        var max = float.NegativeInfinity;
        foreach (var value in x.Values)
            max = MathF.Max(max, value);
        return max;
    }

    /// <summary>The largest f(xᵢ); −∞ for an empty row, NaN where one is NaN.</summary>
    /// <remarks>Elements that share the maximum share the derivative equally.</remarks>
    public static float Max(Row x, Func<float, float> function) => Max(Map(x, function));

    /// <summary>The smallest element; +∞ for an empty row, NaN where an element is NaN.</summary>
    /// <remarks>Elements that share the minimum share the derivative equally.</remarks>
    public static float Min(Row x)
    {
        var min = float.PositiveInfinity;
        foreach (var value in x.Values)
            min = MathF.Min(min, value);
        return min;
    }

    /// <summary>The smallest f(xᵢ); +∞ for an empty row, NaN where one is NaN.</summary>
    /// <remarks>Elements that share the minimum share the derivative equally.</remarks>
    public static float Min(Row x, Func<float, float> function) => Min(Map(x, function));

    /// <summary>The index of the largest element, the first one where several are equal. The first NaN where there is one; −1 for an empty row.</summary>
    public static int ArgMax(Row x)
    {
        var best = x.Length == 0 ? -1 : 0;
        for (var i = 0; i < x.Length; i++)
        {
            if (float.IsNaN(x[i]))
                return i;
            if (x[i] > x[best])
                best = i;
        }

        return best;
    }

    /// <summary>log Σ e^xᵢ. −∞ for an empty row and for one of −∞ alone; +∞ where an element is +∞ and none is NaN.</summary>
    /// <remarks>The gradient is <see cref="Softmax(Row)"/>, 0 for a row of −∞ alone.</remarks>
    public static float LogSumExp(Row x) => (float)new Normalizer(x).LogSum;

    /// <summary>Σ aᵢ·bᵢ; 0 for empty rows.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static float Dot(Row a, Row b) => (float)InnerProduct(a, b);

    /// <summary>The Euclidean norm √Σxᵢ², without overflow or underflow on the way; 0 for an empty row.</summary>
    /// <remarks>The gradient at a row of zeros is 0.</remarks>
    public static float Norm(Row x) => (float)Math.Sqrt(InnerProduct(x, x));

    /// <summary>The angle between two rows in [0, π], exact also where it is small; π/2 where one of them is a row of zeros.</summary>
    /// <remarks>The gradient is 0 where one of the rows is a row of zeros, and where the angle is 0 or π.</remarks>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static float Angle(Row a, Row b)
    {
        Elementwise.RequireSameLength(a.Length, b.Length);
        return StableMath.Angle(a.Values, b.Values);
    }

    /// <summary>(Σ |xᵢ|^p)^(1/p), the norm of order p above 0; 0 for an empty row.</summary>
    /// <remarks>The gradient is 0 at elements that are 0.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not above 0.</exception>
    public static float NormP(Row x, float p) => StableMath.NormP(x.Values, p);

    /// <summary>The cosine of the angle between two rows, a·b / (|a|·|b|), in [−1, 1]; 0 where one of them is a row of zeros.</summary>
    /// <remarks>The gradient is 0 where one of the rows is a row of zeros.</remarks>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static float Cosine(Row a, Row b)
    {
        var norms = Math.Sqrt(InnerProduct(a, a)) * Math.Sqrt(InnerProduct(b, b));
        return (float)(norms == 0 ? 0 : InnerProduct(a, b) / norms);
    }

    /// <summary>The variance of the population, Σ(xᵢ − mean)² / n; 0 for an empty row.</summary>
    public static float Variance(Row x) => (float)MeanSquaredDeviation(x);

    /// <summary>The standard deviation of the population, √(Σ(xᵢ − mean)² / n); 0 for an empty row.</summary>
    /// <remarks>The gradient at a row of equal elements is 0.</remarks>
    public static float Std(Row x) => (float)Math.Sqrt(MeanSquaredDeviation(x));

    /// <summary>Whether at least one element is true; false for an empty row.</summary>
    public static bool Any(BoolRow row) => row.Values.Contains(true);

    /// <summary>Whether every element is true; true for an empty row.</summary>
    public static bool All(BoolRow row) => !row.Values.Contains(false);

    /// <summary>The number of elements that are true; 0 for an empty row.</summary>
    public static float Count(BoolRow row) => row.Values.Count(true);

    private static double Total(Row x)
    {
        var sum = 0.0;
        foreach (var value in x.Values)
            sum += value;
        return sum;
    }

    private static double Average(Row x) => x.Length == 0 ? 0 : Total(x) / x.Length;

    private static double InnerProduct(Row a, Row b)
    {
        Elementwise.RequireSameLength(a.Length, b.Length);
        // The square of a float neither overflows nor vanishes in double.
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += (double)a[i] * b[i];
        return sum;
    }

    private static double MeanSquaredDeviation(Row x)
    {
        if (x.Length == 0)
            return 0;
        var mean = Average(x);
        var sum = 0.0;
        foreach (var value in x.Values)
            sum += (value - mean) * (value - mean);
        return sum / x.Length;
    }
}
