using System.Globalization;
using System.Numerics;
using LossGen.Runtime;

namespace LossGen;

public static partial class StableMath
{
    /// <summary>log Σ e^xᵢ, from the maximum and the sum of what is left: nothing overflows, and a sum close to its largest term keeps its digits.</summary>
    /// <param name="x">The logits; −∞ leaves a place out.</param>
    /// <returns>The logarithm; −∞ for an empty row and for one of −∞ alone, +∞ where an element is +∞ and none is NaN.</returns>
    public static double LogSumExp(ReadOnlySpan<double> x)
    {
        var max = Simd.NormalizerOfRow(x, out var tail);
        return double.IsPositiveInfinity(max) ? InfiniteUnlessNaN(x) : max + Simd.Log1p(tail);
    }

    /// <inheritdoc cref="LogSumExp(ReadOnlySpan{double})"/>
    public static float LogSumExp(ReadOnlySpan<float> x)
    {
        var max = Simd.NormalizerOfRow(x, out var tail);
        return double.IsPositiveInfinity(max) ? InfiniteUnlessNaN(x) : (float)(max + Simd.Log1p(tail));
    }

    /// <summary>e^xᵢ / Σ e^xⱼ for every element; the shares of a row add up to 1.</summary>
    /// <param name="x">The logits; −∞ leaves a place out, with a share of 0.</param>
    /// <param name="destination">Where the shares go, at least as long as <paramref name="x"/>; <paramref name="x"/> itself is right too.</param>
    /// <remarks>All shares are 0 where all logits are −∞, and NaN where a logit is +∞ or NaN.</remarks>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short, or overlaps <paramref name="x"/> without being the same memory.</exception>
    public static void Softmax(ReadOnlySpan<double> x, Span<double> destination)
    {
        destination = Destination(x, destination);
        if (HasShares(Simd.NormalizerOfRow(x, out var tail), destination, out var shift))
            Simd.SoftmaxOfRow(x, destination, shift, 1 / (1 + tail));
    }

    /// <inheritdoc cref="Softmax(ReadOnlySpan{double}, Span{double})"/>
    public static void Softmax(ReadOnlySpan<float> x, Span<float> destination)
    {
        destination = Destination(x, destination);
        if (HasShares(Simd.NormalizerOfRow(x, out var tail), destination, out var shift))
            Simd.SoftmaxOfRow(x, destination, (float)shift, (float)(1 / (1 + tail)));
    }

    /// <summary>xᵢ − log Σ e^xⱼ for every element, the logarithm of <see cref="Softmax(ReadOnlySpan{double}, Span{double})"/>, also of shares below the smallest number.</summary>
    /// <param name="x">The logits; −∞ leaves a place out.</param>
    /// <param name="destination">Where the logarithms go, at least as long as <paramref name="x"/>; <paramref name="x"/> itself is right too.</param>
    /// <remarks>All logarithms are −∞ where all logits are, and NaN where a logit is +∞ or NaN.</remarks>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short, or overlaps <paramref name="x"/> without being the same memory.</exception>
    public static void LogSoftmax(ReadOnlySpan<double> x, Span<double> destination)
    {
        destination = Destination(x, destination);
        if (HasShares(Simd.NormalizerOfRow(x, out var tail), destination, out var shift))
            Simd.LogSoftmaxOfRow(x, destination, shift, Simd.Log1p(tail));
    }

    /// <inheritdoc cref="LogSoftmax(ReadOnlySpan{double}, Span{double})"/>
    public static void LogSoftmax(ReadOnlySpan<float> x, Span<float> destination)
    {
        destination = Destination(x, destination);
        if (HasShares(Simd.NormalizerOfRow(x, out var tail), destination, out var shift))
            Simd.LogSoftmaxOfRow(x, destination, (float)shift, (float)Simd.Log1p(tail));
    }

    // A maximum of NaN comes out of the exponentials by itself.
    private static bool HasShares<T>(double max, Span<T> destination, out double shift)
        where T : IFloatingPointIeee754<T>
    {
        shift = double.IsNegativeInfinity(max) ? 0 : max;
        if (!double.IsPositiveInfinity(max))
            return true;
        destination.Fill(T.NaN);
        return false;
    }

    // Beside +∞ the maximum of a lane may have lost a NaN.
    private static T InfiniteUnlessNaN<T>(ReadOnlySpan<T> x)
        where T : IFloatingPointIeee754<T>
    {
        foreach (var value in x)
        {
            if (T.IsNaN(value))
                return value;
        }

        return T.PositiveInfinity;
    }

    private static Span<T> Destination<T>(ReadOnlySpan<T> x, Span<T> destination)
    {
        if (destination.Length < x.Length)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"destination has {destination.Length} elements, but x has {x.Length}: give at least as many."), nameof(destination));
        destination = destination[..x.Length];
        Check.SameOrApart(destination, nameof(destination), x, nameof(x));
        return destination;
    }
}
