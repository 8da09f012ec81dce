using LossGen.Runtime;

namespace LossGen;

public static partial class StableMath
{
    /// <summary>Σ xᵢ with a compensated accumulator: rounded once or nearly so, however many elements there are.</summary>
    /// <param name="x">The numbers.</param>
    /// <returns>The sum; 0 of nothing. +∞ and −∞ together give NaN.</returns>
    public static double Sum(ReadOnlySpan<double> x) => Total(x, 1);

    /// <inheritdoc cref="Sum(ReadOnlySpan{double})"/>
    public static float Sum(ReadOnlySpan<float> x) => (float)Accumulator.Sum(x, x, new ScaledTerm(1));

    /// <summary>The mean Σ xᵢ / n, also where the sum is beyond the largest number.</summary>
    /// <param name="x">The numbers.</param>
    /// <returns>The mean; 0 of nothing. +∞ and −∞ together give NaN.</returns>
    public static double Mean(ReadOnlySpan<double> x) => Total(x, Math.Max(x.Length, 1));

    /// <inheritdoc cref="Mean(ReadOnlySpan{double})"/>
    public static float Mean(ReadOnlySpan<float> x) => (float)(Accumulator.Sum(x, x, new ScaledTerm(1)) / Math.Max(x.Length, 1));

    /// <summary>The variance of the population, Σ(xᵢ − mean)² / n, in two passes: a large mean takes no digits from it.</summary>
    /// <param name="x">The numbers.</param>
    /// <returns>At least 0; 0 of nothing, NaN where an element is infinite.</returns>
    public static double Variance(ReadOnlySpan<double> x)
    {
        var variance = Variance(x, 1);
        if (x.IsEmpty || variance is >= 1e-280 and <= 1e300)
            return variance;
        // Scaled by the largest deviation from the mean, of which halves cannot overflow.
        var half = 0.5 * Mean(x);
        var largest = 0d;
        foreach (var value in x)
            largest = Math.Max(largest, Math.Abs(0.5 * value - half));
        return RowNorm.ScaleFor(largest) is { } scale ? Variance(x, scale) / scale / scale : largest * 0;
    }

    /// <inheritdoc cref="Variance(ReadOnlySpan{double})"/>
    public static float Variance(ReadOnlySpan<float> x)
    {
        if (x.IsEmpty)
            return 0;
        var mean = Accumulator.Sum(x, x, new ScaledTerm(1)) / x.Length;
        return (float)Variance(Accumulator.Sum(x, x, new SquareTerm(1, mean)), Accumulator.Sum(x, x, new DeviationTerm(1, mean)), x.Length);
    }

    /// <summary>Σ xᵢ / divisor; where the sum overflows on the way it is taken again of smaller numbers.</summary>
    private static double Total(ReadOnlySpan<double> x, double divisor)
    {
        const double Small = 1.0 / (1L << 60);
        var sum = Accumulator.Sum(x, x, new ScaledTerm(1));
        return double.IsFinite(sum) ? sum / divisor : Accumulator.Sum(x, x, new ScaledTerm(Small)) / divisor / Small;
    }

    /// <summary>The variance of the scaled numbers.</summary>
    private static double Variance(ReadOnlySpan<double> x, double scale)
    {
        if (x.IsEmpty)
            return 0;
        var mean = Mean(x) * scale;
        return Variance(Accumulator.Sum(x, x, new SquareTerm(scale, mean)), Accumulator.Sum(x, x, new DeviationTerm(scale, mean)), x.Length);
    }

    // The second term takes back what the rounding of the mean has added.
    private static double Variance(double squares, double deviations, int count) => Math.Max((squares - deviations * deviations / count) / count, 0);
}
