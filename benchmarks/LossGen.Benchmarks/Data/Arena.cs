using System.Runtime.InteropServices;

namespace LossGen.Benchmarks.Data;

/// <summary>Memory that the batches of all rows share, one row after the other. Pages that a row has touched stay.</summary>
internal sealed unsafe class Arena(long capacity) : IDisposable
{
    private const int PageBytes = 4096;
    private const int LineBytes = 64;

    // Arrays of a power of two bytes would otherwise all begin at the same place of a page, and of a cache.
    private const int StaggerLines = 17;

    private readonly byte* _start = (byte*)NativeMemory.AlignedAlloc((nuint)capacity, PageBytes);
    private long _taken;

    /// <summary>What a number of pieces need at most.</summary>
    public static long Capacity(long bytes, int pieces) => bytes + ((long)pieces * (StaggerLines + 1) * LineBytes);

    /// <summary>Forgets what was taken.</summary>
    public void Clear() => _taken = 0;

    /// <summary>A piece that begins on a cache line; its contents are arbitrary.</summary>
    public Piece Take(long bytes)
    {
        var needed = ((bytes + LineBytes - 1) / LineBytes + StaggerLines) * LineBytes;
        if (_taken + needed > capacity)
            throw new InvalidOperationException($"The arena of {capacity} bytes has {capacity - _taken} left, {needed} are needed.");
        var piece = new Piece((nint)(_start + _taken), bytes);
        _taken += needed;
        return piece;
    }

    public void Dispose() => NativeMemory.AlignedFree(_start);
}
