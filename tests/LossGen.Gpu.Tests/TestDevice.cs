using ILGPU.Runtime;
using ILGPU.StandIn;

namespace LossGen.Kernels.Tests;

/// <summary>The device that kernels are tried on: the stand-in, with groups so small that short inputs take every way through a kernel.</summary>
internal sealed class TestDevice(Threads order, int threads = 16, int multiprocessors = 1) : IDisposable
{
    public Accelerator Accelerator { get; } = new SimulatedDevice("Device", AcceleratorType.Cuda, maxNumThreadsPerGroup: threads, numMultiprocessors: multiprocessors, order: Order(order)).CreateAccelerator();

    public void Dispose() => Accelerator.Dispose();

    private static ThreadOrder Order(Threads order) => order switch
    {
        Threads.Forward => ThreadOrder.Forward,
        Threads.Reverse => ThreadOrder.Reverse,
        _ => ThreadOrder.Shuffled(5),
    };
}
