namespace ILGPU;

/// <summary>The number of groups, the number of threads of a group, and the shared memory that a launch asks for.</summary>
public readonly struct KernelConfig(Index1D gridDim, Index1D groupDim, SharedMemoryConfig sharedMemoryConfig)
{
    public KernelConfig(Index1D gridDim, Index1D groupDim)
        : this(gridDim, groupDim, default)
    {
    }

    internal int Groups => gridDim;

    internal int ThreadsPerGroup => groupDim;

    public SharedMemoryConfig SharedMemoryConfig => sharedMemoryConfig;

    public bool UsesDynamicSharedMemory => SharedMemoryConfig.UsesDynamicSharedMemory;
}
