using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LossGen.Runtime;

/// <summary>Memory for values of a row that one pass of a kernel leaves to the next; each thread keeps its own.</summary>
/// <typeparam name="T">The arithmetic of the kernel.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowScratch<T>
    where T : unmanaged
{
    [ThreadStatic]
    private static T[]? memory;

    /// <summary>At least so many elements, of any content; the memory is that of the last call on this thread.</summary>
    /// <param name="length">How many elements are needed.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref T Rent(nuint length)
    {
        if (memory is null || (nuint)memory.Length < length)
            memory = GC.AllocateUninitializedArray<T>((int)nuint.Max(length, 1024));
        return ref MemoryMarshal.GetArrayDataReference(memory);
    }
}
