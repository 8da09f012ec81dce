using ILGPU.StandIn;

namespace ILGPU.Runtime;

/// <summary>What the host does with views: copy, clear, ask where they live.</summary>
public static class ArrayViewExtensions
{
    public static Accelerator GetAccelerator<TView>(this TView view)
        where TView : IArrayView
        => (view.Buffer ?? throw new InvalidOperationException("The view belongs to no buffer, so to no accelerator.")).Accelerator;

    /// <summary>The elements before the first multiple of <paramref name="alignmentInBytes"/>, and those from there on.</summary>
    public static (ArrayView<T> Prefix, ArrayView<T> Main) AlignTo<T>(this ArrayView<T> view, int alignmentInBytes)
        where T : unmanaged
        => view.SplitAt(alignmentInBytes);

    /// <summary>The same view, said to begin at a multiple of <paramref name="alignmentInBytes"/>. A view that does not is a fault.</summary>
    public static ArrayView<T> AsAligned<T>(this ArrayView<T> view, int alignmentInBytes)
        where T : unmanaged
        => view.Aligned(alignmentInBytes);

    public static ArrayView1D<T, Stride1D.Dense> AsAligned<T>(this ArrayView1D<T, Stride1D.Dense> view, int alignmentInBytes)
        where T : unmanaged
        => view.BaseView.Aligned(alignmentInBytes);

    public static void MemSetToZero<TView>(this TView view)
        where TView : IContiguousArrayView
        => view.MemSetToZero(view.GetAccelerator().DefaultStream);

    public static void MemSetToZero<TView>(this TView view, AcceleratorStream stream)
        where TView : IContiguousArrayView
        => HostCopy.Clear(view, stream);

    public static void MemSetToZero<T>(this ArrayView1D<T, Stride1D.Dense> view)
        where T : unmanaged
        => view.BaseView.MemSetToZero();

    public static void MemSetToZero<T>(this ArrayView1D<T, Stride1D.Dense> view, AcceleratorStream stream)
        where T : unmanaged
        => view.BaseView.MemSetToZero(stream);

    public static void CopyFromCPU<T>(this ArrayView<T> view, T[] data)
        where T : unmanaged
        => HostCopy.Write<T>(view, view.GetAccelerator().DefaultStream, data);

    public static void CopyFromCPU<T>(this ArrayView<T> view, AcceleratorStream stream, T[] data)
        where T : unmanaged
        => HostCopy.Write<T>(view, stream, data);

    public static void CopyFromCPU<T>(this ArrayView1D<T, Stride1D.Dense> view, T[] data)
        where T : unmanaged
        => view.BaseView.CopyFromCPU(data);

    public static void CopyFromCPU<T>(this ArrayView1D<T, Stride1D.Dense> view, AcceleratorStream stream, T[] data)
        where T : unmanaged
        => view.BaseView.CopyFromCPU(stream, data);

    public static void CopyFromCPU<T>(this MemoryBuffer<ArrayView1D<T, Stride1D.Dense>> buffer, T[] data)
        where T : unmanaged
        => buffer.View.CopyFromCPU(data);

    public static void CopyFromCPU<T>(this MemoryBuffer<ArrayView1D<T, Stride1D.Dense>> buffer, AcceleratorStream stream, T[] data)
        where T : unmanaged
        => buffer.View.CopyFromCPU(stream, data);

    public static void CopyToCPU<T>(this ArrayView<T> view, T[] data)
        where T : unmanaged
        => HostCopy.Read<T>(view, view.GetAccelerator().DefaultStream, data);

    public static void CopyToCPU<T>(this ArrayView<T> view, AcceleratorStream stream, T[] data)
        where T : unmanaged
        => HostCopy.Read<T>(view, stream, data);

    public static void CopyToCPU<T>(this ArrayView1D<T, Stride1D.Dense> view, T[] data)
        where T : unmanaged
        => view.BaseView.CopyToCPU(data);

    public static void CopyToCPU<T>(this ArrayView1D<T, Stride1D.Dense> view, AcceleratorStream stream, T[] data)
        where T : unmanaged
        => view.BaseView.CopyToCPU(stream, data);

    public static void CopyToCPU<T>(this MemoryBuffer<ArrayView1D<T, Stride1D.Dense>> buffer, T[] data)
        where T : unmanaged
        => buffer.View.CopyToCPU(data);

    public static void CopyToCPU<T>(this MemoryBuffer<ArrayView1D<T, Stride1D.Dense>> buffer, AcceleratorStream stream, T[] data)
        where T : unmanaged
        => buffer.View.CopyToCPU(stream, data);

    public static T[] GetAsArray1D<T>(this ArrayView1D<T, Stride1D.Dense> view)
        where T : unmanaged
    {
        var data = new T[view.Length];
        view.CopyToCPU(data);
        return data;
    }

    public static T[] GetAsArray1D<T>(this MemoryBuffer<ArrayView1D<T, Stride1D.Dense>> buffer)
        where T : unmanaged
        => buffer.View.GetAsArray1D();

    public static MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(this Accelerator accelerator, T[] data)
        where T : unmanaged
    {
        var buffer = accelerator.Allocate1D<T>(data.Length);
        buffer.View.CopyFromCPU(data);
        return buffer;
    }
}
