using System.Runtime.InteropServices;

namespace ILGPU.StandIn;

/// <summary>A block of memory of a device and what is known of its cells. Fresh memory holds NaN.</summary>
internal sealed unsafe class DeviceMemory
{
    private const int PageShift = 10;
    private readonly Cell[]?[] pages;
    private readonly bool[] written;
    private readonly int shift;

    public DeviceMemory(long bytes, int cellSize, bool shared = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        shift = int.Log2(cellSize);
        Bytes = bytes;
        IsShared = shared;
        Start = (byte*)NativeMemory.AlignedAlloc((nuint)Math.Max(bytes, 256), 256);
        new Span<byte>(Start, (int)Math.Min(Math.Max(bytes, 256), int.MaxValue)).Fill(0xFF);
        var cells = (bytes + cellSize - 1) >> shift;
        pages = new Cell[]?[(cells >> PageShift) + 1];
        written = shared ? [] : new bool[cells];
    }

    ~DeviceMemory() => Release();

    public byte* Start { get; private set; }

    public long Bytes { get; }

    public bool IsShared { get; }

    public bool IsReleased { get; private set; }

    public void Release()
    {
        if (IsReleased)
            return;
        IsReleased = true;
        NativeMemory.AlignedFree(Start);
        GC.SuppressFinalize(this);
    }

    public long FirstCell(long offset) => offset >> shift;

    public ref Cell this[long index] => ref (pages[index >> PageShift] ??= new Cell[1 << PageShift])[index & ((1 << PageShift) - 1)];

    /// <summary>Whether anything was ever written: by a kernel, a copy or a clearing. Shared memory forgets with the group.</summary>
    public ref bool Written(long index) => ref written[index];

    public void MarkWritten(long offset, long bytes)
    {
        if (bytes > 0)
            written.AsSpan((int)FirstCell(offset), (int)(FirstCell(offset + bytes - 1) - FirstCell(offset) + 1)).Fill(true);
    }

    /// <summary>Fills with NaN again, for the next group.</summary>
    public void Poison() => new Span<byte>(Start, (int)Bytes).Fill(0xFF);
}
