using System.Runtime.CompilerServices;
using ILGPU.StandIn;

namespace ILGPU.Runtime;

/// <summary>A row of elements in the memory of a device.</summary>
public class MemoryBuffer1D<T, TStride> : MemoryBuffer<ArrayView1D<T, TStride>>
    where T : unmanaged
    where TStride : struct, IStride1D
{
    internal MemoryBuffer1D(Accelerator accelerator, long length)
        : base(accelerator, new DeviceMemory(length * Unsafe.SizeOf<T>(), Math.Min(4, Unsafe.SizeOf<T>() & -Unsafe.SizeOf<T>())), length, Unsafe.SizeOf<T>())
    {
        accelerator.Memory.Add(Memory);
        View = new(new ArrayView<T>(this, 0, length), length, default);
    }
}
