using ILGPU.Runtime;

namespace ILGPU.StandIn;

/// <summary>A device as a test wants it.</summary>
public sealed class SimulatedDevice : Device
{
    /// <param name="name">Its name, which messages of a test may show.</param>
    /// <param name="type">What it passes for.</param>
    /// <param name="warpSize">Lanes of a warp; 1 for a device without sub-groups, on which kernels with shuffles do not load.</param>
    /// <param name="maxNumThreadsPerGroup">The largest group.</param>
    /// <param name="numMultiprocessors">How many groups a launch would need to fill it.</param>
    /// <param name="maxSharedMemoryPerGroup">Static and dynamic shared memory of a group, in bytes.</param>
    /// <param name="order">The order in which groups run, and between two barriers the threads of a group.</param>
    public SimulatedDevice(
        string name = "stand-in",
        AcceleratorType type = AcceleratorType.CPU,
        int warpSize = 32,
        int maxNumThreadsPerGroup = 1024,
        int numMultiprocessors = 4,
        int maxSharedMemoryPerGroup = 48 * 1024,
        ThreadOrder order = default)
    {
        Name = name;
        AcceleratorType = type;
        WarpSize = warpSize;
        MaxNumThreadsPerGroup = maxNumThreadsPerGroup;
        NumMultiprocessors = numMultiprocessors;
        MaxSharedMemoryPerGroup = maxSharedMemoryPerGroup;
        Order = order;
    }

    /// <summary>The devices that <see cref="Context.Create(Action{Context.Builder})"/> finds: one for each kind.</summary>
    public static IReadOnlyList<SimulatedDevice> Installed { get; } =
    [
        new("stand-in for a processor", AcceleratorType.CPU, warpSize: 4, maxNumThreadsPerGroup: 64),
        new("stand-in for CUDA", AcceleratorType.Cuda),
        new("stand-in for OpenCL", AcceleratorType.OpenCL, warpSize: 1, maxNumThreadsPerGroup: 256),
    ];

    public ThreadOrder Order { get; }

    /// <summary>A context with this device alone, and an accelerator of it.</summary>
    public Accelerator CreateAccelerator() => CreateAccelerator(Context.Create(builder => builder.Add(this)));

    public override Accelerator CreateAccelerator(Context context) => new SimulatedAccelerator(context, this);
}
