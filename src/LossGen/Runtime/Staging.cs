using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossGen.Runtime;

/// <summary>
/// Memory of the thread that holds a segment of an array while a kernel works on it: results that wait until they are known to be finite, and
/// what is left of an array, filled up to a whole block.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Staging
{
    private const int Line = 64;

    // A segment, and lines that keep equal indices of two slots out of the same place of a cache.
    private const int SlotBytes = 4096 + (3 * Line);

    [ThreadStatic]
    private static byte[]? memory;

    /// <summary>A segment's place, at the start of a cache line.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="slot">Which of the kernel's arrays it is for.</param>
    /// <returns>The first element.</returns>
    public static ref T Slot<T>(int slot)
        where T : unmanaged
    {
        var slots = memory;
        if (slots is null || slots.Length < Line + ((slot + 1) * SlotBytes))
            slots = Grow(slot);
        ref var first = ref MemoryMarshal.GetArrayDataReference(slots);
        var toLine = -(nint)Unsafe.AsPointer(ref first) & (Line - 1);
        return ref Unsafe.As<byte, T>(ref Unsafe.Add(ref first, toLine + (slot * SlotBytes)));
    }

    /// <summary>A copy of fewer elements than a block has, with zeros behind them.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="slot">Which of the kernel's arrays it is.</param>
    /// <param name="source">The first element.</param>
    /// <param name="count">The number of elements.</param>
    /// <returns>The first element of the copy.</returns>
    public static ref T Padded<T>(int slot, ref readonly T source, nuint count)
        where T : unmanaged
    {
        ref var copy = ref Slot<T>(slot);
        ref var from = ref Unsafe.As<T, byte>(ref Unsafe.AsRef(in source));
        ref var to = ref Unsafe.As<T, byte>(ref copy);
        Unsafe.InitBlock(ref to, 0, Line);

        // A vector that is read right after is passed on by the processor only where it was written as one.
        var bytes = count * (nuint)Unsafe.SizeOf<T>();
        nuint i = 0;
        for (; i + (nuint)Vector128<byte>.Count <= bytes; i += (nuint)Vector128<byte>.Count)
            Vector128.LoadUnsafe(ref from, i).StoreUnsafe(ref to, i);
        for (; i < bytes; i += (nuint)Unsafe.SizeOf<T>())
            Unsafe.As<byte, T>(ref Unsafe.AddByteOffset(ref to, i)) = Unsafe.As<byte, T>(ref Unsafe.AddByteOffset(ref from, i));
        return ref copy;
    }

    /// <summary>Brings results to their place.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="staged">The first result.</param>
    /// <param name="destination">Its place.</param>
    /// <param name="count">The number of results.</param>
    public static void Move<T>(ref readonly T staged, ref T destination, nuint count)
        where T : unmanaged => MemoryMarshal.CreateReadOnlySpan(in staged, (int)count).CopyTo(MemoryMarshal.CreateSpan(ref destination, (int)count));

    // Pinned, so that the start of a line stays one.
    private static byte[] Grow(int slot) => memory = GC.AllocateUninitializedArray<byte>(Line + ((slot + 4) * SlotBytes), pinned: true);
}
