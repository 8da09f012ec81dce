using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;

namespace GpuTraining;

/// <summary>The devices that ILGPU finds, and the one to train on.</summary>
internal static class Devices
{
    private static readonly AcceleratorType[] Preferred = [AcceleratorType.Cuda, AcceleratorType.OpenCL, AcceleratorType.CPU];

    /// <summary>All that there are. A driver that is missing is no error: its devices are not listed.</summary>
    public static Context Find()
    {
        DriverLibraries.Resolve();
        return Context.Create(builder => builder.Optimize(OptimizationLevel.O2).Cuda().OpenCL().CPU());
    }

    /// <summary>The devices by name; ILGPU lists its simulator once for each kind of device that it can act as.</summary>
    public static IEnumerable<string> Names(Context context) => context.Devices.Select(device => $"{device.Name} ({device.AcceleratorType})").Distinct();

    public static Device Best(Context context) => context.Devices.OrderBy(device => Array.IndexOf(Preferred, device.AcceleratorType)).First();

    /// <summary>Whether this is not ILGPU but what its users' tests run on.</summary>
    public static bool IsStandIn(Device device) => device.GetType().Namespace == "ILGPU.StandIn";

    public static string Describe(Device device) => IsStandIn(device)
        ? "the stand-in of ILGPU: a simulation that looks for errors, far slower than any device. Add -p:RealIlgpu=true to run on ILGPU itself."
        : device.AcceleratorType == AcceleratorType.CPU
            ? "ILGPU's simulator on the processor, because no GPU was found: right, but slow. Is a driver for CUDA or OpenCL installed?"
            : $"{device.Name} ({device.AcceleratorType}).";
}
