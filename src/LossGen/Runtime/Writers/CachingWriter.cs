using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossGen.Runtime;

/// <summary>Ordinary stores: the results are in the caches afterwards.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CachingWriter : IResultWriter512, IResultWriter256
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin<T>(ref T first)
        where T : unmanaged
    {
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write<T>(Vector512<T> value, ref T array, nuint index)
        where T : unmanaged => value.StoreUnsafe(ref array, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write<T>(Vector256<T> value, ref T array, nuint index)
        where T : unmanaged => value.StoreUnsafe(ref array, index);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End<T>(ref T end)
        where T : unmanaged
    {
    }
}
