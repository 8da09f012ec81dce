using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace LossGen.Kernels.Tests;

/// <summary>
/// The device that kernels are tried on: one of ILGPU's own. The variable LOSSGEN_DEVICE names its kind, CPU (the default: ILGPU's simulator, with groups
/// of the wanted size), OpenCL or Cuda.
/// </summary>
internal sealed class TestDevice : IDisposable
{
    private static readonly Lazy<(Context Context, Accelerator Accelerator)> Shared = new(NewShared);

    private readonly Context? context;

    public TestDevice(Threads order, int threads = 16, int multiprocessors = 1)
    {
        _ = order;
        if (Kind != AcceleratorType.CPU)
        {
            Accelerator = Shared.Value.Accelerator;
            return;
        }

        // The simulator has warps of at least two threads.
        var warp = Math.Clamp(threads, 2, 32);
        context = Context.Create(builder => builder.Optimize(OptimizationLevel.O2).CPU(new CPUDevice(warp, Math.Max(1, Math.Min(threads, 256) / warp), multiprocessors)));
        Accelerator = context.GetCPUDevice(0).CreateAccelerator(context);
    }

    public Accelerator Accelerator { get; }

    private static AcceleratorType Kind => Enum.Parse<AcceleratorType>(Environment.GetEnvironmentVariable("LOSSGEN_DEVICE") ?? "CPU", ignoreCase: true);

    public void Dispose()
    {
        if (context is null)
            return;
        Accelerator.Dispose();
        context.Dispose();
    }

    private static (Context, Accelerator) NewShared()
    {
        DriverLibraries.Resolve();
        var context = Context.Create(builder => _ = Kind == AcceleratorType.Cuda ? builder.Optimize(OptimizationLevel.O2).Cuda() : builder.Optimize(OptimizationLevel.O2).OpenCL());
        var device = context.Devices.FirstOrDefault(device => device.AcceleratorType == Kind)
            ?? throw new InvalidOperationException($"LOSSGEN_DEVICE is {Kind}, but ILGPU finds no such device.");
        return (context, device.CreateAccelerator(context));
    }
}
