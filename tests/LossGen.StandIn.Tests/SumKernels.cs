using ILGPU;

namespace LossGen.StandIn.Tests;

/// <summary>Sums as kernels take them.</summary>
internal static class SumKernels
{
    public static void TimesTwo(ArrayView<float> x, ArrayView<float> y)
    {
        for (var i = (long)Grid.IdxX * Group.DimX + Group.IdxX; i < x.Length; i += (long)Grid.DimX * Group.DimX)
            y[i] = x[i] * 2f;
    }

    public static void SumByShuffles(ArrayView<float> x, ArrayView<float> sums)
    {
        var sum = 0f;
        for (var i = (long)Grid.IdxX * Group.DimX + Group.IdxX; i < x.Length; i += (long)Grid.DimX * Group.DimX)
            sum += x[i];
        sum = GroupSum(sum);
        if (Group.IdxX == 0)
            sums[Grid.IdxX] = sum;
    }

    public static void SumByXor(ArrayView<float> x, ArrayView<float> sums)
    {
        var value = x[Group.IdxX];
        for (var mask = Warp.WarpSize / 2; mask > 0; mask /= 2)
            value += Warp.ShuffleXor(value, mask);
        sums[Group.IdxX] = value;
    }

    public static void FirstLaneToAll(ArrayView<double> x, ArrayView<double> y)
        => y[Group.IdxX] = 1 + Warp.Shuffle(x[Group.IdxX], 0);

    public static void SumInSharedMemory(ArrayView<float> x, ArrayView<float> sums)
    {
        var partial = SharedMemory.GetDynamic<float>();
        var sum = 0f;
        for (var i = (long)Grid.IdxX * Group.DimX + Group.IdxX; i < x.Length; i += (long)Grid.DimX * Group.DimX)
            sum += x[i];
        partial[Group.IdxX] = sum;
        Group.Barrier();
        for (var half = Group.DimX / 2; half > 0; half /= 2)
        {
            if (Group.IdxX < half)
                partial[Group.IdxX] += partial[Group.IdxX + half];
            Group.Barrier();
        }

        if (Group.IdxX == 0)
            sums[Grid.IdxX] = partial[0];
    }

    public static void RowSums(ArrayView<float> rows, int width, ArrayView<float> sums)
    {
        for (var row = Grid.IdxX; row < rows.Length / width; row += Grid.DimX)
        {
            var sum = 0f;
            for (var j = Group.IdxX; j < width; j += Group.DimX)
                sum += rows[(long)row * width + j];
            sum = GroupSum(sum);
            if (Group.IdxX == 0)
                sums[row] = sum;
        }
    }

    public static void SumOfFours(ArrayView<float> x, ArrayView<float> sums)
    {
        var fours = x.Cast<Float4>();
        for (var i = Group.IdxX; i < fours.IntLength; i += Group.DimX)
        {
            var four = fours[i];
            sums[i] = four.Sum() + fours[i].Sum() - (fours[i].X + four.Y + four.Z + four.W);
        }
    }

    public static void WriteFours(ArrayView<float> x)
    {
        var fours = x.Cast<Float4>();
        for (var i = Group.IdxX; i < fours.IntLength; i += Group.DimX)
        {
            fours[i] = new Float4(i, i, i, i);
            fours[i].Y = -i;
        }
    }

    public static void SumOfArguments(
        ArrayView<float> sum, float a, float b, float c, float d, float e, float f, float g, float h, float i, float j, double k, int l, long m)
        => sum[0] = a + b + c + d + e + f + g + h + i + j + (float)k + l + m;

    /// <summary>The sum over a group, in its first thread.</summary>
    private static float GroupSum(float value)
    {
        var partial = SharedMemory.Allocate<float>(32);
        value = WarpSum(value);
        Group.Barrier();
        if (Warp.LaneIdx == 0)
            partial[Warp.WarpIdx] = value;
        Group.Barrier();
        if (Group.IdxX != 0)
            return 0f;
        var sum = 0f;
        for (var i = 0; i < Group.DimX / Warp.WarpSize; i++)
            sum += partial[i];
        return sum;
    }

    private static float WarpSum(float value)
    {
        for (var delta = Warp.WarpSize / 2; delta > 0; delta /= 2)
            value += Warp.ShuffleDown(value, delta);
        return value;
    }
}
