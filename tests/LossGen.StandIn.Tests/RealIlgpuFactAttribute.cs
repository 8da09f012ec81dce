namespace LossGen.StandIn.Tests;

/// <summary>A test against ILGPU itself, whose assembly the variable LOSSGEN_ILGPU names.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealIlgpuFactAttribute : FactAttribute
{
    public RealIlgpuFactAttribute()
    {
        if (AssemblyPath is null)
            Skip = "LOSSGEN_ILGPU names no assembly of ILGPU.";
    }

    public static string? AssemblyPath => Environment.GetEnvironmentVariable("LOSSGEN_ILGPU");
}
