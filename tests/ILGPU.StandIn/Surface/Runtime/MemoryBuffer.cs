using ILGPU.StandIn;

namespace ILGPU.Runtime;

/// <summary>Memory of a device.</summary>
public abstract class MemoryBuffer : AcceleratorObject
{
    internal MemoryBuffer(Accelerator accelerator, DeviceMemory memory, long length, int elementSize)
        : base(accelerator)
    {
        Memory = memory;
        Length = length;
        ElementSize = elementSize;
    }

    public long Length { get; }

    public int ElementSize { get; }

    public long LengthInBytes => Length * ElementSize;

    internal DeviceMemory Memory { get; }

    private protected override void Release()
    {
        if (!Memory.IsShared)
            Accelerator.Memory.Remove(Memory);
        Memory.Release();
    }
}

/// <summary>Memory of a device and the view of all of it.</summary>
public class MemoryBuffer<TView> : MemoryBuffer
    where TView : struct, IArrayView
{
    internal MemoryBuffer(Accelerator accelerator, DeviceMemory memory, long length, int elementSize)
        : base(accelerator, memory, length, elementSize)
    {
    }

    public TView View { get; private protected init; }

    public bool IsValid => View.IsValid;

    public static implicit operator TView(MemoryBuffer<TView> buffer) => buffer.View;
}
