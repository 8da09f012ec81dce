using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossGen.Runtime;

/// <summary>
/// Room for the short rows of a block of samples: for every position of a row the elements of all samples, side by side. Each thread has its own,
/// which is neither cleared nor given back, since kernels do not call each other.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RowBlocks
{
    // The blocks do not lie a power of two apart, so that their first positions share no place in the cache.
    private const int BytesPerBlock = (ShortRows.LargestWidth + 1) * Line;
    private const int Line = 64;

    [ThreadStatic]
    private static byte[]? memory;

    private readonly ref byte first;

    private RowBlocks(ref byte first) => this.first = ref first;

    /// <summary>Room for some rows of every sample.</summary>
    /// <param name="count">The number of rows.</param>
    /// <returns>The blocks, whose content is anything.</returns>
    public static RowBlocks Rent(int count)
    {
        var bytes = (count * BytesPerBlock) + Line;
        if (memory is null || memory.Length < bytes)
            memory = GC.AllocateUninitializedArray<byte>(bytes, pinned: true);
        return new(ref Aligned(ref MemoryMarshal.GetArrayDataReference(memory)));
    }

    /// <summary>The first element of a block, where a line of the cache begins.</summary>
    /// <typeparam name="T">The type of the elements, of which at most 512 bits stand at one position of the row.</typeparam>
    /// <param name="index">The number of the block.</param>
    /// <returns>The place of the first sample's first element.</returns>
    public ref T Block<T>(int index)
        where T : unmanaged => ref Unsafe.As<byte, T>(ref Unsafe.Add(ref first, index * BytesPerBlock));

    private static unsafe ref byte Aligned(ref byte place) => ref Unsafe.Add(ref place, -(nint)Unsafe.AsPointer(ref place) & (Line - 1));
}
