using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossGen.Runtime;

/// <summary>From the lanes of a block to one number, always in the same order.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Reduce
{
    /// <summary>The sum of the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector512<float> lanes)
    {
        var (low, high) = Vector512.Widen(lanes);
        return Sum(low + high);
    }

    /// <summary>The sum of the lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector512<double> lanes)
    {
        var half = lanes.GetLower() + lanes.GetUpper();
        var quarter = half.GetLower() + half.GetUpper();
        return quarter.GetElement(0) + quarter.GetElement(1);
    }

    /// <summary>The sum of the lanes below the count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector512<float> lanes, nuint count) =>
        Sum(count < 16 ? Vector512.ConditionalSelect(Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)count)).AsSingle(), lanes, Vector512<float>.Zero) : lanes);

    /// <summary>The sum of the lanes below the count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Vector512<double> lanes, nuint count) =>
        Sum(count < 8 ? Vector512.ConditionalSelect(Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).AsDouble(), lanes, Vector512<double>.Zero) : lanes);

    /// <summary>The largest lane; NaN if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(Vector512<float> lanes)
    {
        var half = Vector256.Max(lanes.GetLower(), lanes.GetUpper());
        var quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        quarter = Vector128.Max(quarter, Vector128.Shuffle(quarter, Vector128.Create(2, 3, 0, 1)));
        return MathF.Max(quarter.GetElement(0), quarter.GetElement(1));
    }

    /// <summary>The largest lane; NaN if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Max(Vector512<double> lanes)
    {
        var half = Vector256.Max(lanes.GetLower(), lanes.GetUpper());
        var quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        return Math.Max(quarter.GetElement(0), quarter.GetElement(1));
    }

    /// <summary>The largest lane; where there is NaN, any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MaxNumber(Vector512<float> lanes)
    {
        var half = Vector256.MaxNative(lanes.GetLower(), lanes.GetUpper());
        var quarter = Vector128.MaxNative(half.GetLower(), half.GetUpper());
        quarter = Vector128.MaxNative(quarter, Vector128.Shuffle(quarter, Vector128.Create(2, 3, 0, 1)));
        return float.MaxNative(quarter.GetElement(0), quarter.GetElement(1));
    }

    /// <summary>The largest lane; where there is NaN, any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MaxNumber(Vector512<double> lanes)
    {
        var half = Vector256.MaxNative(lanes.GetLower(), lanes.GetUpper());
        var quarter = Vector128.MaxNative(half.GetLower(), half.GetUpper());
        return double.MaxNative(quarter.GetElement(0), quarter.GetElement(1));
    }

    /// <summary>The smallest lane; NaN if there is one.</summary>
    public static double Min(Vector512<float> lanes) => -Max(-lanes);

    /// <summary>The smallest lane; NaN if there is one.</summary>
    public static double Min(Vector512<double> lanes) => -Max(-lanes);

    /// <summary>The index that goes with the largest value, the lowest on ties; NaN is the largest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ArgMax(Vector512<float> values, Vector512<int> indices)
    {
        var isLargest = Vector512.IsNaN(values);
        if (Vector512.EqualsAll(isLargest.AsInt32(), Vector512<int>.Zero))
            isLargest = Vector512.Equals(values, Vector512.Create((float)Max(values)));
        var candidates = Vector512.ConditionalSelect(isLargest.AsInt32(), indices, Vector512.Create(int.MaxValue));
        var half = Vector256.Min(candidates.GetLower(), candidates.GetUpper());
        var quarter = Vector128.Min(half.GetLower(), half.GetUpper());
        quarter = Vector128.Min(quarter, Vector128.Shuffle(quarter, Vector128.Create(2, 3, 0, 1)));
        return Math.Min(quarter.GetElement(0), quarter.GetElement(1));
    }

    /// <summary>The index that goes with the largest value, the lowest on ties; NaN is the largest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ArgMax(Vector512<double> values, Vector512<long> indices)
    {
        var isLargest = Vector512.IsNaN(values);
        if (Vector512.EqualsAll(isLargest.AsInt64(), Vector512<long>.Zero))
            isLargest = Vector512.Equals(values, Vector512.Create(Max(values)));
        var candidates = Vector512.ConditionalSelect(isLargest.AsInt64(), indices, Vector512.Create(long.MaxValue));
        var half = Vector256.Min(candidates.GetLower(), candidates.GetUpper());
        var quarter = Vector128.Min(half.GetLower(), half.GetUpper());
        return (int)Math.Min(quarter.GetElement(0), quarter.GetElement(1));
    }

    /// <summary>A tail whose maxima were counted apart: all but one of them add 1.</summary>
    /// <param name="sum">Σ exp(x − max) over all elements that are not the maximum.</param>
    /// <param name="maxima">How often the maximum occurs, by lanes; 0 in a row of −∞ alone.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Tail(double sum, Vector512<int> maxima) => sum + Math.Max(0, Vector512.Sum(maxima) - 1);

    /// <inheritdoc cref="Tail(double, Vector512{int})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Tail(double sum, Vector512<long> maxima) => sum + Math.Max(0, Vector512.Sum(maxima) - 1);

    /// <summary>Merges the lanes of a normaliser.</summary>
    /// <param name="max">The largest element of each lane.</param>
    /// <param name="reference">What each lane subtracted before its exponentials.</param>
    /// <param name="sum">Σ exp(x − reference) of each lane over all its elements but one occurrence of its largest.</param>
    /// <param name="tail">Σ exp(x − max) over all elements but one occurrence of the maximum.</param>
    /// <returns>The maximum.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Normalizer(Vector512<float> max, Vector512<float> reference, Vector512<float> sum, out double tail)
    {
        var maximum = (float)Max(max);
        if (float.IsNegativeInfinity(maximum))
        {
            // Nothing adds to the sum of a row of −∞ alone, but NaN does.
            tail = Sum(sum);
            return maximum;
        }

        // One lane that holds the maximum leaves it out; the lowest, so that the choice does not depend on anything else.
        var first = Vector512.Create(System.Numerics.BitOperations.TrailingZeroCount(Vector512.Equals(max, Vector512.Create(maximum)).ExtractMostSignificantBits()));
        var rest = Vector512.ConditionalSelect(
            Vector512.Equals(first, Vector512<int>.Indices).AsSingle(), Vector512<float>.Zero, Simd.ExpOfNonPositive(max - Vector512.Create(maximum)));
        var scaled = Vector512.ConditionalSelect(
            Vector512.Equals(sum, Vector512<float>.Zero), Vector512<float>.Zero, sum * Simd.Exp(reference - Vector512.Create(maximum)));
        tail = Sum(scaled + rest);
        return maximum;
    }

    /// <inheritdoc cref="Normalizer(Vector512{float}, Vector512{float}, Vector512{float}, out double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Normalizer(Vector512<double> max, Vector512<double> reference, Vector512<double> sum, out double tail)
    {
        var maximum = Max(max);
        if (double.IsNegativeInfinity(maximum))
        {
            // Nothing adds to the sum of a row of −∞ alone, but NaN does.
            tail = Sum(sum);
            return maximum;
        }

        var first = Vector512.Create((long)System.Numerics.BitOperations.TrailingZeroCount(Vector512.Equals(max, Vector512.Create(maximum)).ExtractMostSignificantBits()));
        var rest = Vector512.ConditionalSelect(
            Vector512.Equals(first, Vector512<long>.Indices).AsDouble(), Vector512<double>.Zero, Simd.ExpOfNonPositive(max - Vector512.Create(maximum)));
        var scaled = Vector512.ConditionalSelect(
            Vector512.Equals(sum, Vector512<double>.Zero), Vector512<double>.Zero, sum * Simd.Exp(reference - Vector512.Create(maximum)));
        tail = Sum(scaled + rest);
        return maximum;
    }
}
