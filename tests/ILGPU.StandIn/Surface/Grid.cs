using ILGPU.StandIn;

namespace ILGPU;

/// <summary>The groups of a launch, seen from a thread.</summary>
public static class Grid
{
    public static int IdxX => Launch.OfThread.GroupIndex;

    public static int DimX => Launch.OfThread.Groups;
}
