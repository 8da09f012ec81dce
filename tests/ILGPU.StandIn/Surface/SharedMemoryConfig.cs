using System.Runtime.CompilerServices;

namespace ILGPU;

/// <summary>The dynamic shared memory of a launch: a number of elements of one size.</summary>
public readonly struct SharedMemoryConfig(int numElements, int elementSize)
{
    public int NumElements { get; } = numElements;

    public int ElementSize { get; } = elementSize;

    public int ArraySize => NumElements * ElementSize;

    public bool UsesDynamicSharedMemory => NumElements > 0;

    public static SharedMemoryConfig RequestDynamic<T>(int numElements)
        where T : unmanaged
        => new(numElements, Unsafe.SizeOf<T>());
}
