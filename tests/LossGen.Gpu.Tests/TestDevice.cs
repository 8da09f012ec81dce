using ILGPU.Runtime;
using ILGPU.StandIn;

namespace LossGen.Kernels.Tests;

/// <summary>The devices that kernels are tried on.</summary>
internal static class TestDevice
{
    /// <summary>A device whose groups are so small that short inputs take every way through a kernel.</summary>
    public static SimulatedDevice Of(ThreadOrder order, int threads = 16, int multiprocessors = 1) =>
        new("Device", AcceleratorType.Cuda, maxNumThreadsPerGroup: threads, numMultiprocessors: multiprocessors, order: order);
}
