namespace ILGPU.StandIn;

/// <summary>A kernel did what a device forbids, or what has no defined result there.</summary>
public sealed class KernelFaultException(FaultKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public FaultKind Kind { get; } = kind;
}
