using ILGPU.StandIn;

namespace ILGPU.Runtime;

/// <summary>Elements of a buffer in one dimension.</summary>
public readonly struct ArrayView1D<T, TStride> : IArrayView, IWrappedView
    where T : unmanaged
    where TStride : struct, IStride1D
{
    internal ArrayView1D(ArrayView<T> baseView, LongIndex1D extent, TStride stride)
    {
        BaseView = baseView;
        Extent = extent;
        Stride = stride;
    }

    public ArrayView<T> BaseView { get; }

    public LongIndex1D Extent { get; }

    public Index1D IntExtent => Extent.ToIntIndex();

    public TStride Stride { get; }

    public bool IsValid => BaseView.IsValid;

    public long Length => Extent.X;

    public int IntLength => IntExtent.X;

    public long LengthInBytes => BaseView.LengthInBytes;

    MemoryBuffer IArrayView.Buffer => ((IArrayView)BaseView).Buffer;

    IContiguousArrayView IWrappedView.Wrapped => BaseView;

    int IArrayView.ElementSize => ((IArrayView)BaseView).ElementSize;

    public ref T this[Index1D index] => ref BaseView[index];

    public ref T this[LongIndex1D index] => ref BaseView[index];

    public ArrayView1D<T, TStride> SubView(Index1D index, Index1D extent) => SubView((LongIndex1D)index, (LongIndex1D)extent);

    public ArrayView1D<T, TStride> SubView(LongIndex1D index, LongIndex1D extent) => new(BaseView.SubView(index, extent), extent, Stride);

    public override string ToString() => BaseView.ToString();
}
