using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossGen.Runtime;

/// <summary>A sum over samples that stand in lanes: sixteen sums, of which a sample belongs to the same one at every width.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[InlineArray(Count)]
public struct SampleSums
{
    private const int Count = 16;

    private double first;

    /// <summary>The sum over all samples.</summary>
    public double Value => Reduce.Sum(Vector512.LoadUnsafe(ref first) + Vector512.LoadUnsafe(ref first, Count / 2));

    /// <summary>Adds the values of a sample and of those behind it.</summary>
    /// <param name="sample">How many samples came before; a multiple of the number of values.</param>
    /// <param name="value">The values.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(nuint sample, Vector512<double> value) => (Vector512.LoadUnsafe(ref first, sample % Count) + value).StoreUnsafe(ref first, sample % Count);

    /// <inheritdoc cref="Add(nuint, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(nuint sample, Vector256<double> value) => (Vector256.LoadUnsafe(ref first, sample % Count) + value).StoreUnsafe(ref first, sample % Count);

    /// <inheritdoc cref="Add(nuint, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(nuint sample, Vector128<double> value) => (Vector128.LoadUnsafe(ref first, sample % Count) + value).StoreUnsafe(ref first, sample % Count);

    /// <inheritdoc cref="Add(nuint, Vector512{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(nuint sample, double value) => Unsafe.Add(ref first, sample % Count) += value;
}
