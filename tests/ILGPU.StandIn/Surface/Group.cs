using ILGPU.StandIn;

namespace ILGPU;

/// <summary>The threads of a group, seen from one of them.</summary>
public static class Group
{
    public static int IdxX => Launch.OfThread.ThreadIndex;

    public static int DimX => Launch.OfThread.ThreadsPerGroup;

    /// <summary>Waits for all threads of the group; what they wrote before is seen by all of them afterwards.</summary>
    public static void Barrier() => throw Launch.NotInKernel("Group.Barrier");
}
