namespace ILGPU.StandIn;

public static class ContextBuilderExtensions
{
    /// <summary>Adds a device with properties of its own.</summary>
    public static Context.Builder Simulated(this Context.Builder builder, SimulatedDevice device) => builder.Add(device);
}
