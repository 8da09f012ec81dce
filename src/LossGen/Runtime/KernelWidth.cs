using System.ComponentModel;
using System.Runtime.Intrinsics;

namespace LossGen.Runtime;

/// <summary>The width of the vectors that kernels use on this machine.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class KernelWidth
{
    private static int current = Widest;

    /// <summary>512, 256 or 128 bits, or 1 for the scalar form.</summary>
    public static int Current => current;

    /// <summary>The widest vectors that the hardware has.</summary>
    internal static int Widest =>
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 1;

    /// <summary>Makes kernels use vectors of another width, which the hardware need not have.</summary>
    internal static void Force(int? width) => current = width ?? Widest;
}
