using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossGen.Runtime;

/// <summary>
/// Joins the vectors of one block into 512 bits. A block has 16 floats or 8 doubles at every width, so that what follows is the same
/// computation whatever the width of the kernel.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Lanes
{
    /// <summary>The block of one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Join<T>(Vector512<T> block) => block;

    /// <summary>The block of two vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Join<T>(Vector256<T> first, Vector256<T> second) => Vector512.Create(first, second);

    /// <summary>The block of four vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Join<T>(Vector128<T> first, Vector128<T> second, Vector128<T> third, Vector128<T> fourth) =>
        Vector512.Create(Vector256.Create(first, second), Vector256.Create(third, fourth));

    /// <summary>The block of the lanes of a scalar kernel.</summary>
    public static Vector512<T> Join<T>(Span<T> lanes) => Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(lanes));
}
