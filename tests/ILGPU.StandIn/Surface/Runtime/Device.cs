namespace ILGPU.Runtime;

/// <summary>A device and its limits.</summary>
public abstract class Device
{
    private protected Device()
    {
    }

    public string Name { get; private protected init; } = "stand-in";

    public AcceleratorType AcceleratorType { get; private protected init; }

    public int WarpSize { get; private protected init; } = 32;

    public int MaxNumThreadsPerGroup { get; private protected init; } = 1024;

    public int MaxSharedMemoryPerGroup { get; private protected init; } = 48 * 1024;

    public int NumMultiprocessors { get; private protected init; } = 4;

    public abstract Accelerator CreateAccelerator(Context context);

    public override string ToString() => Name;
}
