using System.Runtime.CompilerServices;
using ILGPU.Runtime;
using ILGPU.StandIn;

namespace ILGPU;

/// <summary>Elements of a buffer, one directly behind the other. Inside of a kernel every access is checked; outside there is none.</summary>
public readonly struct ArrayView<T> : IContiguousArrayView<T>
    where T : unmanaged
{
    private readonly MemoryBuffer? buffer;
    private readonly long offset;

    internal ArrayView(MemoryBuffer? buffer, long offset, long length)
    {
        this.buffer = buffer;
        this.offset = offset;
        Length = length;
    }

    MemoryBuffer IArrayView.Buffer => buffer!;

    long IContiguousArrayView.Index => offset / Unsafe.SizeOf<T>();

    long IContiguousArrayView.IndexInBytes => offset;

    int IArrayView.ElementSize => Unsafe.SizeOf<T>();

    public bool IsValid => buffer is not null && Length > 0;

    public long Length { get; }

    public int IntLength => checked((int)Length);

    public long LengthInBytes => Length * Unsafe.SizeOf<T>();

    public ref T this[Index1D index] => ref At(index.X);

    public ref T this[LongIndex1D index] => ref At(index.X);

    public ref T this[int index] => ref At(index);

    public ref T this[long index] => ref At(index);

    public ArrayView<T> SubView(int index, int subViewLength) => SubView((long)index, subViewLength);

    public ArrayView<T> SubView(long index) => SubView(index, Length - index);

    public ArrayView<T> SubView(long index, long subViewLength)
        => index >= 0 && subViewLength >= 0 && index <= Length - subViewLength
            ? new(buffer, offset + index * Unsafe.SizeOf<T>(), subViewLength)
            : throw Launch.Fault(FaultKind.IndexOutOfRange, $"a view of the {subViewLength} elements from {index} on leaves {Launch.Describe(this)}");

    /// <summary>The same memory as elements of another type. It must begin and end at whole elements of that type.</summary>
    public ArrayView<TOther> Cast<TOther>()
        where TOther : unmanaged
    {
        var size = Unsafe.SizeOf<TOther>();
        if (offset % size != 0)
            throw Launch.Fault(FaultKind.Misaligned, $"{Launch.Describe(this)} begins {offset} bytes into its buffer, which is no multiple of the {size} bytes of {typeof(TOther).Name}");
        return new(buffer, offset, LengthInBytes / size);
    }

    public override string ToString() => Invariant($"ArrayView<{typeof(T).Name}> [{Length}]");

    internal ArrayView<T> Aligned(int bytes)
        => offset % bytes == 0
            ? this
            : throw Launch.Fault(FaultKind.Misaligned, $"{Launch.Describe(this)} begins {offset} bytes into its buffer, which is no multiple of {bytes}");

    internal (ArrayView<T> Prefix, ArrayView<T> Main) SplitAt(int bytes)
    {
        var prefix = Math.Min(Length, (bytes - offset % bytes) % bytes / Unsafe.SizeOf<T>());
        return (SubView(0L, prefix), SubView(prefix));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe ref T At(long index)
    {
        if (Launch.Current is not { } launch || (ulong)index >= (ulong)Length || buffer!.Memory.IsReleased || buffer.Accelerator != launch.Accelerator)
            throw Launch.RefuseAccess(this, index);
        return ref *(T*)(buffer.Memory.Start + offset + index * Unsafe.SizeOf<T>());
    }

    public static implicit operator ArrayView1D<T, Stride1D.Dense>(ArrayView<T> view) => new(view, view.Length, default);

    public static implicit operator ArrayView<T>(ArrayView1D<T, Stride1D.Dense> view) => view.BaseView;
}
