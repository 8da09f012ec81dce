using System.Runtime.InteropServices;
using ILGPU;

namespace LossGen.Benchmarks.Gpu;

/// <summary>What all times are held against: memory copied on the device, 128 bits at a time. Public, as ILGPU needs the types of its launches.</summary>
public static class CopyKernel
{
    public static void Copy(ArrayView<Block> from, ArrayView<Block> to)
    {
        var stride = (long)Grid.DimX * Group.DimX;
        for (var i = (long)Grid.IdxX * Group.DimX + Group.IdxX; i < from.Length; i += stride)
            to[i] = from[i];
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Block
    {
        public float X;
        public float Y;
        public float Z;
        public float W;
    }
}
