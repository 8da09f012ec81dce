using ILGPU.StandIn;

namespace ILGPU;

/// <summary>The lanes of a warp, seen from one of them.</summary>
public static class Warp
{
    public static int WarpSize => Launch.OfThread.WarpSize;

    public static int LaneIdx => Launch.OfThread.ThreadIndex % WarpSize;

    public static int WarpIdx => Launch.OfThread.ThreadIndex / WarpSize;

    /// <summary>The value that <paramref name="sourceLane"/> passed in.</summary>
    public static T Shuffle<T>(T variable, int sourceLane)
        where T : unmanaged
        => throw Launch.NotInKernel("Warp.Shuffle");

    /// <summary>The value of the lane that stands <paramref name="delta"/> behind; undefined in the last <paramref name="delta"/> lanes of a warp.</summary>
    public static T ShuffleDown<T>(T variable, int delta)
        where T : unmanaged
        => throw Launch.NotInKernel("Warp.ShuffleDown");

    /// <summary>The value of the lane whose index differs in the bits of <paramref name="mask"/>.</summary>
    public static T ShuffleXor<T>(T variable, int mask)
        where T : unmanaged
        => throw Launch.NotInKernel("Warp.ShuffleXor");
}
