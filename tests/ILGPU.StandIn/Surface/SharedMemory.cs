using ILGPU.StandIn;

namespace ILGPU;

/// <summary>Memory that the threads of a group share.</summary>
public static class SharedMemory
{
    public static ArrayView<T> Allocate<T>(int extent)
        where T : unmanaged
        => throw Launch.NotInKernel("SharedMemory.Allocate");

    public static ArrayView<T> GetDynamic<T>()
        where T : unmanaged
        => Launch.OfThread.DynamicShared<T>();
}
