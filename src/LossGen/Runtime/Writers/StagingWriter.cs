using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossGen.Runtime;

/// <summary>Ordinary stores into memory of the thread, whence a segment goes to its place once it is known to be finite.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StagingWriter : IResultWriter512, IResultWriter256
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
