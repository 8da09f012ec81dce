using System.Runtime.CompilerServices;

namespace LossGen.Benchmarks.Data;

/// <summary>A part of an arena.</summary>
internal readonly unsafe record struct Piece(nint Address, long Bytes)
{
    public Span<T> Span<T>()
        where T : unmanaged
        => new((void*)Address, checked((int)(Bytes / Unsafe.SizeOf<T>())));

    /// <summary>The part that some samples have of a piece that all share evenly.</summary>
    public Piece Of(int start, int end, int samples) => new(Address + (nint)(Bytes / samples * start), Bytes / samples * (end - start));
}
