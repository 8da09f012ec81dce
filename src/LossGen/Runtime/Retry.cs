using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossGen.Runtime;

/// <summary>
/// Finds the samples whose results in float are not finite, so that they are computed again in double. A kernel over many samples says no more
/// than that there is one: halves of the samples are tried until one sample is left. What becomes of a sample depends on it alone.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Retry
{
    private const int Block = 16;

    /// <summary>Whether all sums of a kernel are finite.</summary>
    /// <param name="sums">The sums.</param>
    /// <returns>No term was infinite or NaN, and no sum overflowed.</returns>
    public static bool AreFinite(scoped ReadOnlySpan<double> sums)
    {
        foreach (var sum in sums)
            if (!double.IsFinite(sum))
                return false;
        return true;
    }

    /// <summary>Whether all lanes are finite.</summary>
    /// <param name="lanes">The lanes.</param>
    /// <returns>No lane is infinite or NaN.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsFinite(Vector512<float> lanes) => Vector512.LessThanAll(Vector512.Abs(lanes), Vector512.Create(float.PositiveInfinity));

    /// <summary>Whether a number is in the range of float.</summary>
    /// <param name="number">The number.</param>
    /// <returns>The number is a finite float after rounding.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool FitsSingle(double number) => float.IsFinite((float)number);

    /// <summary>Keeps what a gradient overwrites where it is written in the place of its input.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="input">The input of the whole batch.</param>
    /// <param name="gradient">Its gradient.</param>
    /// <param name="start">The first element that is overwritten.</param>
    /// <param name="end">The element after the last.</param>
    /// <returns>A copy, which is empty where input and gradient lie apart.</returns>
    public static KeptInput<T> Keep<T>(ReadOnlySpan<T> input, Span<T> gradient, int start, int end) =>
        start < end && Unsafe.AreSame(ref MemoryMarshal.GetReference(input), ref MemoryMarshal.GetReference(gradient)) ? new(gradient[start..end]) : default;

    /// <summary>Runs a kernel over both halves of some samples and adds up its sums.</summary>
    /// <typeparam name="TArguments">What the call was given.</typeparam>
    /// <param name="arguments">What the call was given.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="start">The first sample.</param>
    /// <param name="end">The sample after the last.</param>
    /// <param name="sums">Receives the sums.</param>
    public static void Halves<TArguments>(ref TArguments arguments, LossDriver.Kernel<TArguments> kernel, int start, int end, scoped Span<double> sums)
        where TArguments : allows ref struct
    {
        Span<double> own = stackalloc double[LossDriver.MaximumSums];
        own = own[..sums.Length];
        var middle = Middle(start, end);
        foreach (var (first, last) in (ReadOnlySpan<(int, int)>)[(start, middle), (middle, end)])
        {
            own.Clear();
            kernel(ref arguments, first, last, own);
            for (var i = 0; i < sums.Length; i++)
                sums[i] += own[i];
        }
    }

    // Whole blocks as long as there are any.
    private static int Middle(int start, int end)
    {
        var half = (end - start) / 2;
        return start + (half > Block ? half & -Block : half);
    }
}
