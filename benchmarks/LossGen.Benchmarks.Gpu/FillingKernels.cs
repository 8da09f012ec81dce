using ILGPU;

namespace LossGen.Benchmarks.Gpu;

/// <summary>Kernels that fill memory with numbers that look random, always the same.</summary>
internal static class FillingKernels
{
    public static void Floats(ArrayView<float> view, float spread, float isBit, int seed)
    {
        var stride = (long)Grid.DimX * Group.DimX;
        for (var i = (long)Grid.IdxX * Group.DimX + Group.IdxX; i < view.Length; i += stride)
        {
            var number = spread * Normal((int)i, seed);
            view[i] = isBit > 0f ? number > 0f ? 1f : 0f : number;
        }
    }

    public static void BFloat16(ArrayView<ushort> view, float spread, int seed)
    {
        var stride = (long)Grid.DimX * Group.DimX;
        for (var i = (long)Grid.IdxX * Group.DimX + Group.IdxX; i < view.Length; i += stride)
            view[i] = (ushort)(Interop.FloatAsInt(spread * Normal((int)i, seed)) >> 16);
    }

    public static void Labels(ArrayView<int> view, int classes, int seed)
    {
        var stride = (long)Grid.DimX * Group.DimX;
        for (var i = (long)Grid.IdxX * Group.DimX + Group.IdxX; i < view.Length; i += stride)
            view[i] = (Mixed((int)i, seed) & 0x7FFFFFFF) % classes;
    }

    /// <summary>The sum of four numbers evenly spread, less their mean: near a normal distribution.</summary>
    private static float Normal(int i, int seed)
    {
        var bits = Mixed(i, seed);
        return ((bits & 0xFF) + ((bits >> 8) & 0xFF) + ((bits >> 16) & 0xFF) + ((bits >> 24) & 0xFF)) / 148f - 3.45f;
    }

    private static int Mixed(int i, int seed)
    {
        var bits = (i + seed * 977) * -1640531527;
        bits = (bits ^ ((bits >> 15) & 0x1FFFF)) * -2048144777;
        return bits ^ ((bits >> 13) & 0x7FFFF);
    }
}
