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
        var max = Normalizer(x, out var tail);
        return double.IsPositiveInfinity(max) ? InfiniteUnlessNaN(x) : max + Simd.Log1p(tail);
    }

    /// <inheritdoc cref="LogSumExp(ReadOnlySpan{double})"/>
    public static float LogSumExp(ReadOnlySpan<float> x)
    {
        var max = Normalizer(x, out var tail);
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
        var max = Normalizer(x, out var tail);
        if (double.IsPositiveInfinity(max))
        {
            destination.Fill(double.NaN);
            return;
        }

        var shift = double.IsNegativeInfinity(max) ? 0 : max;
        switch (KernelWidth.Current)
        {
            case 512: Simd.SoftmaxOfRow512(x, destination, shift, 1 / (1 + tail)); break;
            case 256: Simd.SoftmaxOfRow256(x, destination, shift, 1 / (1 + tail)); break;
            case 128: Simd.SoftmaxOfRow128(x, destination, shift, 1 / (1 + tail)); break;
            default: Simd.SoftmaxOfRow1(x, destination, shift, 1 / (1 + tail)); break;
        }
    }

    /// <inheritdoc cref="Softmax(ReadOnlySpan{double}, Span{double})"/>
    public static void Softmax(ReadOnlySpan<float> x, Span<float> destination)
    {
        destination = Destination(x, destination);
        var max = Normalizer(x, out var tail);
        if (double.IsPositiveInfinity(max))
        {
            destination.Fill(float.NaN);
            return;
        }

        var shift = double.IsNegativeInfinity(max) ? 0 : (float)max;
        var factor = (float)(1 / (1 + tail));
        switch (KernelWidth.Current)
        {
            case 512: Simd.SoftmaxOfRow512(x, destination, shift, factor); break;
            case 256: Simd.SoftmaxOfRow256(x, destination, shift, factor); break;
            case 128: Simd.SoftmaxOfRow128(x, destination, shift, factor); break;
            default: Simd.SoftmaxOfRow1(x, destination, shift, factor); break;
        }
    }

    /// <summary>xᵢ − log Σ e^xⱼ for every element, the logarithm of <see cref="Softmax(ReadOnlySpan{double}, Span{double})"/>, also of shares below the smallest number.</summary>
    /// <param name="x">The logits; −∞ leaves a place out.</param>
    /// <param name="destination">Where the logarithms go, at least as long as <paramref name="x"/>; <paramref name="x"/> itself is right too.</param>
    /// <remarks>All logarithms are −∞ where all logits are, and NaN where a logit is +∞ or NaN.</remarks>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short, or overlaps <paramref name="x"/> without being the same memory.</exception>
    public static void LogSoftmax(ReadOnlySpan<double> x, Span<double> destination)
    {
        destination = Destination(x, destination);
        var max = Normalizer(x, out var tail);
        if (double.IsPositiveInfinity(max))
        {
            destination.Fill(double.NaN);
            return;
        }

        var shift = double.IsNegativeInfinity(max) ? 0 : max;
        var logarithm = Simd.Log1p(tail);
        switch (KernelWidth.Current)
        {
            case 512: Simd.LogSoftmaxOfRow512(x, destination, shift, logarithm); break;
            case 256: Simd.LogSoftmaxOfRow256(x, destination, shift, logarithm); break;
            case 128: Simd.LogSoftmaxOfRow128(x, destination, shift, logarithm); break;
            default: Simd.LogSoftmaxOfRow1(x, destination, shift, logarithm); break;
        }
    }

    /// <inheritdoc cref="LogSoftmax(ReadOnlySpan{double}, Span{double})"/>
    public static void LogSoftmax(ReadOnlySpan<float> x, Span<float> destination)
    {
        destination = Destination(x, destination);
        var max = Normalizer(x, out var tail);
        if (double.IsPositiveInfinity(max))
        {
            destination.Fill(float.NaN);
            return;
        }

        var shift = double.IsNegativeInfinity(max) ? 0 : (float)max;
        var logarithm = (float)Simd.Log1p(tail);
        switch (KernelWidth.Current)
        {
            case 512: Simd.LogSoftmaxOfRow512(x, destination, shift, logarithm); break;
            case 256: Simd.LogSoftmaxOfRow256(x, destination, shift, logarithm); break;
            case 128: Simd.LogSoftmaxOfRow128(x, destination, shift, logarithm); break;
            default: Simd.LogSoftmaxOfRow1(x, destination, shift, logarithm); break;
        }
    }

    private static double Normalizer(ReadOnlySpan<double> x, out double tail) => KernelWidth.Current switch
    {
        512 => Simd.NormalizerOfRow512(x, out tail),
        256 => Simd.NormalizerOfRow256(x, out tail),
        128 => Simd.NormalizerOfRow128(x, out tail),
        _ => Simd.NormalizerOfRow1(x, out tail),
    };

    private static double Normalizer(ReadOnlySpan<float> x, out double tail) => KernelWidth.Current switch
    {
        512 => Simd.NormalizerOfRow512(x, out tail),
        256 => Simd.NormalizerOfRow256(x, out tail),
        128 => Simd.NormalizerOfRow128(x, out tail),
        _ => Simd.NormalizerOfRow1(x, out tail),
    };

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
