using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LossGen.Runtime;

/// <summary>
/// Stores past the caches. An ordinary store first reads the line that it changes; results that are larger than the last-level cache will have
/// left it before anyone reads them, and need not be read either.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Streaming
{
    // Beyond the last-level cache of today's processors, or the share of it that one process has.
    private const long LeastBytes = 64L << 20;

    private const int Line = 64;

    /// <summary>Whether a call writes its results past the caches.</summary>
    /// <param name="options">The options of the call, which may decide it.</param>
    /// <param name="bytes">The bytes that the call reads and writes.</param>
    /// <returns>What the options say, else whether the bytes exceed the last-level cache.</returns>
    public static bool Pays(in LossOptions options, long bytes) => options.StreamingStores ?? bytes >= LeastBytes;

    /// <summary>Whether a call writes its results past the caches where that does not pay by itself.</summary>
    /// <param name="options">The options of the call.</param>
    /// <returns>What the options say, else false.</returns>
    public static bool IsAsked(in LossOptions options) => options.StreamingStores ?? false;

    /// <summary>The bytes of an input or a result.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="elements">The elements.</param>
    /// <returns>The bytes.</returns>
    public static long Bytes<T>(ReadOnlySpan<T> elements) => (long)elements.Length * Unsafe.SizeOf<T>();

    /// <summary>Copies elements: whole lines of the destination past the caches, what is left of a line at either end by ordinary stores.</summary>
    /// <remarks>The source should be in the first-level cache. A <see cref="Fence"/> makes the elements visible to other threads.</remarks>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="source">The first element.</param>
    /// <param name="destination">The place of the first element.</param>
    /// <param name="count">The number of elements.</param>
    public static void Write<T>(ref readonly T source, ref T destination, nuint count)
        where T : unmanaged
    {
        fixed (T* from = &source, to = &destination)
            Write((byte*)from, (byte*)to, count * (nuint)sizeof(T));
    }

    /// <summary>Orders everything that was written past the caches before what follows.</summary>
    public static void Fence()
    {
        if (Sse.IsSupported)
            Sse.StoreFence();
        else
            Thread.MemoryBarrier();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Write(byte* from, byte* to, nuint bytes)
    {
        var head = Math.Min(bytes, (nuint)(-(nint)to & (Line - 1)));
        Buffer.MemoryCopy(from, to, head, head);
        var whole = head + ((bytes - head) & ~(nuint)(Line - 1));
        if (Vector512.IsHardwareAccelerated)
            for (var i = head; i < whole; i += Line)
                Vector512.Load(from + i).StoreAlignedNonTemporal(to + i);
        else if (Vector256.IsHardwareAccelerated)
            for (var i = head; i < whole; i += Line / 2)
                Vector256.Load(from + i).StoreAlignedNonTemporal(to + i);
        else
            for (var i = head; i < whole; i += Line / 4)
                Vector128.Load(from + i).StoreAlignedNonTemporal(to + i);
        Buffer.MemoryCopy(from + whole, to + whole, bytes - whole, bytes - whole);
    }
}
