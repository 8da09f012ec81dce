using ILGPU.Runtime;

namespace ILGPU.StandIn;

/// <summary>An array in shared memory.</summary>
internal sealed class SharedBuffer(Accelerator accelerator, DeviceMemory memory, string name, int elementSize)
    : MemoryBuffer(accelerator, memory, memory.Bytes / elementSize, elementSize)
{
    public string Name { get; } = name;
}
