using System.Collections.Immutable;
using ILGPU.Runtime;
using ILGPU.StandIn;

namespace ILGPU;

/// <summary>The devices of a process.</summary>
public sealed class Context : IDisposable
{
    private Context(ImmutableArray<Device> devices) => Devices = devices;

    public ImmutableArray<Device> Devices { get; }

    public static Builder Create() => new();

    public static Context Create(Action<Builder> buildingCallback)
    {
        var builder = Create();
        buildingCallback(builder);
        return builder.ToContext();
    }

    public static Context CreateDefault() => Create(builder => builder.Default());

    /// <summary>The first device that is not the processor, where there is one and the processor is not preferred.</summary>
    public Device GetPreferredDevice(bool preferCPU)
        => Devices.OrderBy(device => device.AcceleratorType == AcceleratorType.CPU != preferCPU).FirstOrDefault()
            ?? throw new NotSupportedException("The context has no device: add one in Context.Create.");

    public void Dispose()
    {
    }

    /// <summary>What a context is made from. The stand-in has the devices of <see cref="SimulatedDevice.Installed"/>.</summary>
    public sealed class Builder
    {
        private readonly List<Device> devices = [];

        internal Builder()
        {
        }

        public Builder Default() => Add(AcceleratorType.Cuda).Add(AcceleratorType.OpenCL).Add(AcceleratorType.CPU);

        public Builder Optimize(OptimizationLevel level) => this;

        public Builder Math(MathMode mathMode) => this;

        public Context ToContext() => new([.. devices]);

        internal Builder Add(AcceleratorType type)
        {
            devices.AddRange(SimulatedDevice.Installed.Where(device => device.AcceleratorType == type));
            return this;
        }

        internal Builder Add(SimulatedDevice device)
        {
            devices.Add(device);
            return this;
        }
    }
}
