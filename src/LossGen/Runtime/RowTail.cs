using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossGen.Runtime;

/// <summary>The elements of a row behind its last whole step, which kernels handle in memory of their own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowTail
{
    /// <summary>Copies the tail of a row, or writes it back.</summary>
    /// <typeparam name="T">The elements.</typeparam>
    /// <param name="source">The first element to read.</param>
    /// <param name="destination">Where it goes.</param>
    /// <param name="count">How many there are; 0 is fine.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy<T>(ref readonly T source, ref T destination, int count)
        where T : unmanaged
    {
        if (count > 0)
            CopySome(in source, ref destination, count);
    }

    // Out of line: a kernel without a tail pays for a comparison alone.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void CopySome<T>(ref readonly T source, ref T destination, int count)
        where T : unmanaged =>
        MemoryMarshal.CreateReadOnlySpan(in source, count).CopyTo(MemoryMarshal.CreateSpan(ref destination, count));
}
