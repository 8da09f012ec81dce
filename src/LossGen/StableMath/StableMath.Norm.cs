using System.Globalization;
using LossGen.Runtime;

namespace LossGen;

public static partial class StableMath
{
    /// <summary>The Euclidean norm √Σxᵢ², without overflow or underflow on the way.</summary>
    /// <param name="x">The vector.</param>
    /// <returns>At least 0; 0 for an empty vector, +∞ where an element is infinite and none is NaN.</returns>
    public static double Norm(ReadOnlySpan<double> x) => RowNorm.Of(x).Value;

    /// <inheritdoc cref="Norm(ReadOnlySpan{double})"/>
    public static float Norm(ReadOnlySpan<float> x) => (float)RowNorm.Of(x).Value;

    /// <summary>The Euclidean distance √Σ(xᵢ − yᵢ)², without overflow or underflow on the way.</summary>
    /// <param name="x">The first vector.</param>
    /// <param name="y">The second vector.</param>
    /// <returns>At least 0; 0 for empty vectors, NaN where both have the same infinity at one place.</returns>
    /// <exception cref="ArgumentException">The vectors have different lengths.</exception>
    public static double Distance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        RequireSameLength(x.Length, y.Length);
        return RowNorm.OfDifference(x, y).Value;
    }

    /// <inheritdoc cref="Distance(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static float Distance(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        RequireSameLength(x.Length, y.Length);
        return (float)RowNorm.OfDifference(x, y).Value;
    }

    /// <summary>The cosine of the angle between two vectors, x·y / (‖x‖·‖y‖).</summary>
    /// <param name="x">The first vector.</param>
    /// <param name="y">The second vector.</param>
    /// <returns>A number in [−1, 1]; 0 where one of the vectors is zero or empty, NaN where an element is infinite.</returns>
    /// <exception cref="ArgumentException">The vectors have different lengths.</exception>
    public static double CosineSimilarity(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        RequireSameLength(x.Length, y.Length);
        var (first, second) = (RowNorm.Of(x), RowNorm.Of(y));
        return Cosine(Accumulator.Sum(x, y, new ProductTerm(first.Scale, second.Scale)), first, second);
    }

    /// <inheritdoc cref="CosineSimilarity(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static float CosineSimilarity(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        RequireSameLength(x.Length, y.Length);
        return (float)Cosine(Accumulator.Sum(x, y, new ProductTerm(1, 1)), RowNorm.Of(x), RowNorm.Of(y));
    }

    /// <summary>The angle between two vectors, 2·atan2(‖x̂ − ŷ‖, ‖x̂ + ŷ‖) of their unit vectors: small angles keep their digits, which an inverse cosine loses.</summary>
    /// <param name="x">The first vector.</param>
    /// <param name="y">The second vector.</param>
    /// <returns>A number in [0, π]; π/2 where one of the vectors is zero or empty, NaN where an element is infinite.</returns>
    /// <exception cref="ArgumentException">The vectors have different lengths.</exception>
    public static double Angle(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        RequireSameLength(x.Length, y.Length);
        var (first, second) = (RowNorm.Of(x), RowNorm.Of(y));
        return Angle(Accumulator.Sum(x, y, new UnitTerm(first, second, -1)), Accumulator.Sum(x, y, new UnitTerm(first, second, 1)), first, second);
    }

    /// <inheritdoc cref="Angle(ReadOnlySpan{double}, ReadOnlySpan{double})"/>
    public static float Angle(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        RequireSameLength(x.Length, y.Length);
        var (first, second) = (RowNorm.Of(x), RowNorm.Of(y));
        return (float)Angle(Accumulator.Sum(x, y, new UnitTerm(first, second, -1)), Accumulator.Sum(x, y, new UnitTerm(first, second, 1)), first, second);
    }

    /// <summary>The norm of order p, (Σ|xᵢ|^p)^(1/p), without overflow or underflow on the way.</summary>
    /// <param name="x">The vector.</param>
    /// <param name="p">The order, above 0; +∞ gives the largest magnitude.</param>
    /// <returns>At least 0; 0 for an empty vector, +∞ where an element is infinite and none is NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not above 0.</exception>
    public static double NormP(ReadOnlySpan<double> x, double p)
    {
        RequireOrder(p);
        if (p == 2)
            return Norm(x);
        var largest = 0d;
        foreach (var value in x)
            largest = Math.Max(largest, Math.Abs(value));
        if (largest == 0 || !double.IsFinite(largest) || double.IsPositiveInfinity(p))
            return largest;
        var sum = default(CompensatedSum);
        foreach (var value in x)
            sum.Add(Math.Pow(Math.Abs(value) / largest, p));
        return largest * Math.Pow(sum.Value, 1 / p);
    }

    /// <inheritdoc cref="NormP(ReadOnlySpan{double}, double)"/>
    public static float NormP(ReadOnlySpan<float> x, float p)
    {
        RequireOrder(p);
        if (p == 2)
            return Norm(x);
        var largest = 0f;
        foreach (var value in x)
            largest = MathF.Max(largest, MathF.Abs(value));
        if (largest == 0 || !float.IsFinite(largest) || float.IsPositiveInfinity(p))
            return largest;
        var sum = default(CompensatedSum);
        foreach (var value in x)
            sum.Add(Math.Pow(Math.Abs((double)value) / largest, p));
        return (float)(largest * Math.Pow(sum.Value, 1 / (double)p));
    }

    private static double Cosine(double dot, RowNorm x, RowNorm y) =>
        x.Scaled == 0 || y.Scaled == 0 ? (x.Scaled + y.Scaled) * 0 : Math.Clamp(dot / (x.Scaled * y.Scaled), -1, 1);

    // Of NaN beside a zero vector, NaN.
    private static double Angle(double apart, double along, RowNorm x, RowNorm y) =>
        x.Scaled == 0 || y.Scaled == 0 ? 0.5 * Math.PI + (x.Scaled + y.Scaled) * 0 : 2 * Math.Atan2(Math.Sqrt(apart), Math.Sqrt(along));

    private static void RequireOrder(double p)
    {
        if (!(p > 0))
            throw new ArgumentOutOfRangeException(nameof(p), p, "The order of a norm is above 0.");
    }

    private static void RequireSameLength(int lengthOfX, int lengthOfY)
    {
        if (lengthOfX != lengthOfY)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"x has {lengthOfX} elements, but y has {lengthOfY}: give vectors of one length."), "y");
    }
}
