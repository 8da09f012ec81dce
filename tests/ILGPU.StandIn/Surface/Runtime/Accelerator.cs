using ILGPU.StandIn;

namespace ILGPU.Runtime;

/// <summary>A device in use: it owns memory and streams and runs kernels.</summary>
public abstract class Accelerator : IDisposable
{
    private readonly List<WeakReference<MemoryBuffer>> buffers = [];

    internal Accelerator(Context context, SimulatedDevice device)
    {
        Context = context;
        Device = device;
        DefaultStream = new SimulatedStream(this);
    }

    public Context Context { get; }

    public Device Device { get; }

    public AcceleratorStream DefaultStream { get; }

    public string Name => Device.Name;

    public AcceleratorType AcceleratorType => Device.AcceleratorType;

    public int WarpSize => Device.WarpSize;

    public int MaxNumThreadsPerGroup => Device.MaxNumThreadsPerGroup;

    public int MaxSharedMemoryPerGroup => Device.MaxSharedMemoryPerGroup;

    public int NumMultiprocessors => Device.NumMultiprocessors;

    public bool IsDisposed { get; private set; }

    internal MemoryMap Memory { get; } = new();

    public AcceleratorStream CreateStream()
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        return new SimulatedStream(this);
    }

    /// <summary>New memory. Nothing is written in it: a kernel that reads it at once is at fault.</summary>
    public MemoryBuffer1D<T, Stride1D.Dense> Allocate1D<T>(long length)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        var buffer = new MemoryBuffer1D<T, Stride1D.Dense>(this, length);
        lock (buffers)
            buffers.Add(new(buffer));
        return buffer;
    }

    public void Synchronize() => ObjectDisposedException.ThrowIf(IsDisposed, this);

    public void Dispose()
    {
        if (IsDisposed)
            return;
        IsDisposed = true;
        lock (buffers)
        {
            foreach (var reference in buffers)
            {
                if (reference.TryGetTarget(out var buffer))
                    buffer.Dispose();
            }
        }

        GC.SuppressFinalize(this);
    }

    public override string ToString() => Name;
}
