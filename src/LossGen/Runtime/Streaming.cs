using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace LossGen.Runtime;

/// <summary>
/// Stores past the caches. An ordinary store first reads the line that it changes; results that are larger than the last-level cache will have
/// left it before anyone reads them, and need not be read either.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Streaming
{
    // Beyond the last-level cache of today's processors, or the share of it that one process has.
    private const long LeastBytes = 64L << 20;

    /// <summary>Whether a call writes its results past the caches.</summary>
    /// <param name="options">The options of the call, which may decide it.</param>
    /// <param name="bytes">The bytes that the call reads and writes.</param>
    /// <returns>What the options say, else whether the bytes exceed the last-level cache.</returns>
    public static bool Pays(in LossOptions options, long bytes) => options.StreamingStores ?? bytes >= LeastBytes;

    /// <summary>Whether a call writes its results past the caches where arithmetic takes longer than memory.</summary>
    /// <param name="options">The options of the call.</param>
    /// <returns>What the options say, else false.</returns>
    public static bool IsAsked(in LossOptions options) => options.StreamingStores ?? false;

    /// <summary>The bytes of an input or a result.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="elements">The elements.</param>
    /// <returns>The bytes.</returns>
    public static long Bytes<T>(ReadOnlySpan<T> elements) => (long)elements.Length * Unsafe.SizeOf<T>();

    /// <summary>Orders everything that was written past the caches before what follows.</summary>
    public static void Fence()
    {
        if (Sse.IsSupported)
            Sse.StoreFence();
        else
            Thread.MemoryBarrier();
    }
}
