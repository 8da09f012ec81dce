using System.Runtime.InteropServices;
using ILGPU.Runtime;

namespace ILGPU.StandIn;

/// <summary>Copies between the host and a device.</summary>
internal static unsafe class HostCopy
{
    public static void Write<T>(ArrayView<T> view, AcceleratorStream stream, T[] data)
        where T : unmanaged
    {
        if (data.Length == 0 || Check(view, stream, data.Length, "target") is not { } buffer)
            return;
        var start = ((IContiguousArrayView)view).IndexInBytes;
        var bytes = MemoryMarshal.AsBytes(data.AsSpan());
        bytes.CopyTo(new(buffer.Memory.Start + start, bytes.Length));
        buffer.Memory.MarkWritten(start, bytes.Length);
    }

    public static void Read<T>(ArrayView<T> view, AcceleratorStream stream, T[] data)
        where T : unmanaged
    {
        if (data.Length == 0 || Check(view, stream, data.Length, "source") is not { } buffer)
            return;
        var bytes = MemoryMarshal.AsBytes(data.AsSpan());
        new ReadOnlySpan<byte>(buffer.Memory.Start + ((IContiguousArrayView)view).IndexInBytes, bytes.Length).CopyTo(bytes);
    }

    public static void Clear<TView>(TView view, AcceleratorStream stream)
        where TView : IContiguousArrayView
    {
        if (Check(view, stream, view.Length, "target") is not { } buffer)
            return;
        NativeMemory.Clear(buffer.Memory.Start + view.IndexInBytes, (nuint)view.LengthInBytes);
        buffer.Memory.MarkWritten(view.IndexInBytes, view.LengthInBytes);
    }

    private static MemoryBuffer? Check<TView>(TView view, AcceleratorStream stream, long length, string role)
        where TView : IContiguousArrayView
    {
        if (Launch.Current is not null)
            throw Launch.Fault(FaultKind.UnsupportedCode, "a kernel does not copy between host and device");
        ObjectDisposedException.ThrowIf(stream.IsDisposed, stream);
        if (length > view.Length)
            throw new ArgumentOutOfRangeException(nameof(view), Invariant($"The {role} has {view.Length} elements, fewer than the {length} to copy."));
        if (view.Buffer is not { } buffer)
            return length == 0 ? null : throw new InvalidOperationException($"The {role} is a view without a buffer.");
        if (buffer.IsDisposed)
            throw new KernelFaultException(FaultKind.DisposedBuffer, $"The {role} of a copy is in a buffer that was disposed.");
        return stream.Accelerator == buffer.Accelerator
            ? buffer
            : throw new KernelFaultException(FaultKind.ForeignBuffer, $"The {role} of a copy belongs to another accelerator than the stream.");
    }
}
