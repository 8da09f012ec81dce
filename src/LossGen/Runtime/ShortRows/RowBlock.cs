using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossGen.Runtime;

/// <summary>Room for the short rows of one block of samples: for every position of a row the elements of all samples, side by side.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[InlineArray(ShortRows.LargestWidth + 1)]
public struct RowBlock
{
    private Vector512<byte> first;

    /// <summary>The first element, where a line of the cache begins, so that no vector of 512 bits lies on two.</summary>
    /// <typeparam name="T">The type of the elements, of which a vector of 512 bits takes one position of the row.</typeparam>
    /// <returns>The place of the first sample's first element.</returns>
    [UnscopedRef]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe ref T As<T>()
        where T : unmanaged
    {
        var address = (nuint)Unsafe.AsPointer(ref first);
        return ref Unsafe.As<Vector512<byte>, T>(ref Unsafe.AddByteOffset(ref first, (nuint)(-(nint)address & (Vector512<byte>.Count - 1))));
    }
}
