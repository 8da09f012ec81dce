using System.Runtime.CompilerServices;

namespace LossGen.Runtime;

/// <summary>The elements of a line that is not full at the end of a range.</summary>
internal static unsafe class StreamingRest
{
    /// <summary>Writes them.</summary>
    /// <param name="rest">A line that begins with them.</param>
    /// <param name="end">The place behind the last of them.</param>
    /// <param name="line">The bytes of a line, to whose addresses they are aligned.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Write(ref byte rest, byte* end, int line)
    {
        var bytes = (uint)((nuint)end & (nuint)(line - 1));
        Unsafe.CopyBlockUnaligned(ref *(end - bytes), ref rest, bytes);
    }
}
