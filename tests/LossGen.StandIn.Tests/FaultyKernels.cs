using ILGPU;
using ILGPU.Runtime;

namespace LossGen.StandIn.Tests;

/// <summary>Kernels with one fault each, and beside each of them the same kernel without it.</summary>
internal static class FaultyKernels
{
    public static void OneTooFar(ArrayView<float> x) => x[Group.IdxX + 1] = 0f;

    public static void InRange(ArrayView<float> x) => x[Group.IdxX] = 0f;

    public static void OneTooFarInOneDimension(ArrayView1D<float, Stride1D.Dense> x) => x[Group.IdxX + 1] = 0f;

    public static void BeforeTheFirst(ArrayView<float> x) => x[(long)Group.IdxX - 1] = 0f;

    public static void PartTooLong(ArrayView<float> x) => x.SubView(2, 3)[0] = 1f;

    public static void PartInRange(ArrayView<float> x) => x.SubView(2, 2)[0] = 1f;

    public static void OutsideOfThePart(ArrayView<float> x) => x.SubView(1, 2)[2] = 1f;

    public static void BarrierForSome(ArrayView<float> x)
    {
        if (Group.IdxX < 2)
            Group.Barrier();
        x[Group.IdxX] = 1f;
    }

    public static void BarrierForAll(ArrayView<float> x)
    {
        if (Group.DimX > 2)
            Group.Barrier();
        x[Group.IdxX] = 1f;
    }

    public static void TwoBarriers(ArrayView<float> x)
    {
        if (Group.IdxX < 2)
            Group.Barrier();
        else
            Group.Barrier();
        x[Group.IdxX] = 1f;
    }

    public static void BarrierInALoopOfDifferentLength(ArrayView<float> x)
    {
        for (var i = 0; i <= Group.IdxX / 2; i++)
            Group.Barrier();
        x[Group.IdxX] = 1f;
    }

    public static void ShuffleForSome(ArrayView<float> x)
    {
        var value = (float)Group.IdxX;
        if (Group.IdxX != 3)
            value = Warp.ShuffleDown(value, 1);
        x[Group.IdxX] = value;
    }

    public static void ShuffleForAll(ArrayView<float> x)
    {
        var value = Warp.ShuffleDown((float)Group.IdxX, 1);
        if (Group.IdxX % Warp.WarpSize == Warp.WarpSize - 1)
            value = 0f;
        x[Group.IdxX] = value;
    }

    public static void ShuffleBesideABarrier(ArrayView<float> x)
    {
        var value = (float)Group.IdxX;
        if (Group.IdxX == 0)
            Group.Barrier();
        else
            value = Warp.Shuffle(value, 0);
        x[Group.IdxX] = value;
    }

    public static void TwoShuffles(ArrayView<float> x)
        => x[Group.IdxX] = Group.IdxX < 2 ? Warp.Shuffle(1f, 0) : Warp.Shuffle(2f, 0);

    public static void ShuffleFromLaneFive(ArrayView<float> x) => x[Group.IdxX] = Warp.Shuffle(1f, 5);

    public static void ShuffleFromLaneTwo(ArrayView<float> x) => x[Group.IdxX] = Warp.Shuffle(1f, 2);

    public static void ShuffleBeyondTheWarp(ArrayView<float> x) => x[Group.IdxX] = Warp.ShuffleDown(1f, 1);

    public static void SharedNeverWritten(ArrayView<float> x)
    {
        var shared = SharedMemory.Allocate<float>(8);
        x[Group.IdxX] = shared[Group.IdxX];
    }

    public static void SharedIncremented(ArrayView<float> x)
    {
        var shared = SharedMemory.Allocate<float>(8);
        shared[Group.IdxX] += 1f;
        x[Group.IdxX] = 1f;
    }

    public static void SharedWritten(ArrayView<float> x)
    {
        var shared = SharedMemory.Allocate<float>(8);
        shared[Group.IdxX] = 1f;
        shared[Group.IdxX] += 1f;
        x[Grid.IdxX * Group.DimX + Group.IdxX] = shared[Group.IdxX];
    }

    public static void SharedWrittenByTheFirstGroup(ArrayView<float> x)
    {
        var shared = SharedMemory.Allocate<float>(8);
        if (Grid.IdxX == 0)
            shared[Group.IdxX] = 1f;
        x[Grid.IdxX * Group.DimX + Group.IdxX] = shared[Group.IdxX];
    }

    public static void ReadsAndWrites(ArrayView<float> x, ArrayView<float> y) => y[Group.IdxX] = x[Group.IdxX];

    public static void AllWriteTheFirst(ArrayView<float> x) => x[0] = 1f;

    public static void OneWritesTheFirst(ArrayView<float> x)
    {
        if (Group.IdxX == 0 && Grid.IdxX == 0)
            x[0] = 1f;
    }

    public static void NeighboursWithoutBarrier(ArrayView<float> x)
    {
        var shared = SharedMemory.Allocate<int>(8);
        shared[Group.IdxX] = Group.IdxX;
        x[Group.IdxX] = shared[Math.Max(Group.IdxX - 1, 0)];
    }

    public static void NeighboursWithBarrier(ArrayView<float> x)
    {
        var shared = SharedMemory.Allocate<int>(8);
        shared[Group.IdxX] = Group.IdxX;
        Group.Barrier();
        x[Group.IdxX] = shared[Math.Max(Group.IdxX - 1, 0)];
    }

    public static void SharedUsedAgainWithoutBarrier(ArrayView<float> x)
    {
        var shared = SharedMemory.Allocate<float>(8);
        shared[Group.IdxX] = Group.IdxX;
        Group.Barrier();
        var next = shared[(Group.IdxX + 1) % Group.DimX];
        shared[Group.IdxX] = next;
        x[Group.IdxX] = next;
    }

    public static void SharedUsedAgainWithBarrier(ArrayView<float> x)
    {
        var shared = SharedMemory.Allocate<float>(8);
        shared[Group.IdxX] = Group.IdxX;
        Group.Barrier();
        var next = shared[(Group.IdxX + 1) % Group.DimX];
        Group.Barrier();
        shared[Group.IdxX] = next;
        x[Group.IdxX] = next;
    }

    public static void MovesDown(ArrayView<float> x)
    {
        if (Group.IdxX + 1 < Group.DimX)
            x[Group.IdxX] = x[Group.IdxX + 1];
    }

    public static void FoursOverlapOnes(ArrayView<float> x)
    {
        if (Group.IdxX == 0)
            x.Cast<Float4>()[0] = new Float4(1f, 2f, 3f, 4f);
        else
            x[Group.IdxX + 2] = 1f;
    }

    public static void GroupsShareACell(ArrayView<float> x)
    {
        if (Group.IdxX == 0)
            x[Grid.IdxX / 2] = 1f;
    }

    public static void GroupsHaveACellEach(ArrayView<float> x)
    {
        if (Group.IdxX == 0)
            x[Grid.IdxX] = 1f;
    }

    public static void GroupsReadEachOther(ArrayView<float> x)
    {
        if (Group.IdxX == 0)
            x[Grid.IdxX] = 1f + x[(Grid.IdxX + 1) % Grid.DimX];
    }

    public static void CastsFromOneOn(ArrayView<float> x) => x.SubView(1, 4).Cast<Float4>()[0] = default;

    public static void CastsFromFourOn(ArrayView<float> x) => x.SubView(4, 4).Cast<Float4>()[0] = default;

    public static void MuchStaticMemory(ArrayView<float> x)
    {
        var shared = SharedMemory.Allocate<float>(4000);
        shared[Group.IdxX] = 1f;
        x[Group.IdxX] = shared[Group.IdxX];
    }

    public static void DividesByZero(ArrayView<float> x) => x[0] = 1 / (Grid.DimX - 1);

    public static void ReadsHalf(ArrayView<ILGPU.Half> x, ArrayView<float> y) => y[Group.IdxX] = 2f * x[Group.IdxX];

    public static void Flags(ArrayView<byte> x, ArrayView<ushort> bits, ArrayView<float> y)
        => y[Group.IdxX] = x[Group.IdxX] != 0 ? Interop.IntAsFloat((uint)bits[Group.IdxX] << 16) : 0f;

    public static void TakesViewsTogether(Views views) => views.Loss[Group.IdxX] = views.Scale * views.X[Group.IdxX];

    public static void KeepsAReferenceOverABarrier(ArrayView<float> x)
    {
        ref var cell = ref x[Group.IdxX];
        Group.Barrier();
        cell = Group.IdxX;
    }

    internal struct Views
    {
        public ArrayView<float> X;
        public ArrayView<float> Loss;
        public float Scale;
    }
}
