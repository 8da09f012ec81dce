using ILGPU;
using ILGPU.Runtime;
using ILGPU.StandIn;

namespace LossGen.StandIn.Tests;

public sealed class FaultTests
{
    private static Accelerator Device(int warp = 4, ThreadOrder order = default) => new SimulatedDevice("test device", warpSize: warp, maxNumThreadsPerGroup: 64, order: order).CreateAccelerator();

    private static KernelConfig Config(int groups = 1, int threads = 4) => new(groups, threads);

    private static float[] Run(Action<ArrayView<float>> kernel, KernelConfig config, int length = 4, ThreadOrder order = default, bool written = false)
    {
        using var accelerator = Device(order: order);
        using var x = written ? accelerator.Allocate1D(new float[length]) : accelerator.Allocate1D<float>(length);
        accelerator.LoadKernel(kernel)(accelerator.DefaultStream, config, x.View);
        return x.GetAsArray1D();
    }

    private static void Fails(FaultKind kind, string message, Action act)
    {
        var fault = Assert.Throws<KernelFaultException>(act);
        Assert.Equal(message, fault.Message);
        Assert.Equal(kind, fault.Kind);
    }

    [Fact]
    public void An_index_past_the_end_is_a_fault()
    {
        Fails(FaultKind.IndexOutOfRange, "Kernel OneTooFar, group 0, thread 3: index 4 is outside of 'x' (Single, length 4).", () => Run(FaultyKernels.OneTooFar, Config()));
        Assert.Equal([0, 0, 0, 0], Run(FaultyKernels.InRange, Config()));
    }

    [Fact]
    public void A_view_of_one_dimension_has_the_name_of_its_parameter_too()
    {
        using var accelerator = Device();
        using var x = accelerator.Allocate1D<float>(4);
        var kernel = accelerator.LoadKernel<ArrayView1D<float, Stride1D.Dense>>(FaultyKernels.OneTooFarInOneDimension);
        Fails(
            FaultKind.IndexOutOfRange,
            "Kernel OneTooFarInOneDimension, group 0, thread 3: index 4 is outside of 'x' (Single, length 4).",
            () => kernel(accelerator.DefaultStream, Config(), x.View));
    }

    [Fact]
    public void A_negative_index_is_a_fault()
        => Fails(FaultKind.IndexOutOfRange, "Kernel BeforeTheFirst, group 0, thread 0: index -1 is outside of 'x' (Single, length 4).", () => Run(FaultyKernels.BeforeTheFirst, Config()));

    [Fact]
    public void A_part_that_leaves_its_view_is_a_fault()
    {
        Fails(FaultKind.IndexOutOfRange, "Kernel PartTooLong, group 0, thread 0: a view of the 3 elements from 2 on leaves 'x' (Single, length 4).", () => Run(FaultyKernels.PartTooLong, Config(1, 1)));
        Assert.Equal(1, Run(FaultyKernels.PartInRange, Config(1, 1))[2]);
    }

    [Fact]
    public void An_index_outside_of_a_part_is_a_fault_though_the_buffer_has_it()
        => Fails(
            FaultKind.IndexOutOfRange,
            "Kernel OutsideOfThePart, group 0, thread 0: index 2 is outside of a part of 'x' (Single, length 2).",
            () => Run(FaultyKernels.OutsideOfThePart, Config(1, 1)));

    [Fact]
    public void A_barrier_that_some_threads_pass_by_is_a_fault()
    {
        Fails(
            FaultKind.BarrierNotReachedByAll,
            "Kernel BarrierForSome, group 0, thread 0: Group.Barrier in BarrierForSome is not reached by all threads of the group: thread 2 has ended.",
            () => Run(FaultyKernels.BarrierForSome, Config()));
        Assert.Equal([1, 1, 1, 1], Run(FaultyKernels.BarrierForAll, Config()));
    }

    [Fact]
    public void Two_barriers_for_two_halves_of_a_group_are_a_fault()
        => Fails(
            FaultKind.BarrierNotReachedByAll,
            "Kernel TwoBarriers, group 0, thread 0: Group.Barrier in TwoBarriers is not reached by all threads of the group: thread 2 waits at another place, Group.Barrier in TwoBarriers.",
            () => Run(FaultyKernels.TwoBarriers, Config()));

    [Fact]
    public void A_barrier_passed_more_often_by_some_threads_is_a_fault()
        => Fails(
            FaultKind.BarrierNotReachedByAll,
            "Kernel BarrierInALoopOfDifferentLength, group 0, thread 2: Group.Barrier in BarrierInALoopOfDifferentLength is not reached by all threads of the group: thread 0 has ended.",
            () => Run(FaultyKernels.BarrierInALoopOfDifferentLength, Config()));

    [Fact]
    public void A_shuffle_without_all_lanes_is_a_fault()
    {
        Fails(
            FaultKind.DivergentShuffle,
            "Kernel ShuffleForSome, group 0, thread 0: Warp.ShuffleDown in ShuffleForSome is not reached by all lanes of the warp: thread 3 has ended.",
            () => Run(FaultyKernels.ShuffleForSome, Config()));
        Assert.Equal([1, 2, 3, 0], Run(FaultyKernels.ShuffleForAll, Config()));
    }

    [Fact]
    public void A_shuffle_while_a_lane_waits_at_a_barrier_is_a_fault()
        => Fails(
            FaultKind.DivergentShuffle,
            "Kernel ShuffleBesideABarrier, group 0, thread 1: Warp.Shuffle in ShuffleBesideABarrier is not reached by all lanes of the warp: thread 0 waits at another place, Group.Barrier in ShuffleBesideABarrier.",
            () => Run(FaultyKernels.ShuffleBesideABarrier, Config()));

    [Fact]
    public void Two_shuffles_for_two_halves_of_a_warp_are_a_fault()
        => Fails(
            FaultKind.DivergentShuffle,
            "Kernel TwoShuffles, group 0, thread 0: Warp.Shuffle in TwoShuffles is not reached by all lanes of the warp: thread 2 waits at another place, Warp.Shuffle in TwoShuffles.",
            () => Run(FaultyKernels.TwoShuffles, Config()));

    [Fact]
    public void A_shuffle_from_a_lane_that_no_warp_has_is_a_fault()
    {
        Fails(
            FaultKind.InactiveLane,
            "Kernel ShuffleFromLaneFive, group 0, thread 0: Warp.Shuffle in ShuffleFromLaneFive reads from lane 5; the warp has 4 lanes.",
            () => Run(FaultyKernels.ShuffleFromLaneFive, Config()));
        Assert.Equal([1, 1, 1, 1], Run(FaultyKernels.ShuffleFromLaneTwo, Config()));
    }

    [Fact]
    public void A_shuffle_from_a_lane_that_the_last_warp_lacks_is_a_fault()
        => Fails(
            FaultKind.InactiveLane,
            "Kernel ShuffleFromLaneTwo, group 0, thread 4: Warp.Shuffle in ShuffleFromLaneTwo reads from lane 2; the warp has 2 lanes.",
            () => Run(FaultyKernels.ShuffleFromLaneTwo, Config(1, 6), length: 6));

    [Fact]
    public void A_shuffle_down_beyond_the_end_of_a_warp_gives_nothing_of_use()
        => Assert.Equal([1, 1, 1, float.NaN], Run(FaultyKernels.ShuffleBeyondTheWarp, Config()));

    [Fact]
    public void A_device_without_sub_groups_does_not_load_a_kernel_with_shuffles()
    {
        using var accelerator = Device(warp: 1);
        Fails(
            FaultKind.UnsupportedCode,
            "Kernel ShuffleForAll: 'test device' has no sub-groups, so shuffles do not compile there.",
            () => accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.ShuffleForAll));
        accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.NeighboursWithBarrier);
    }

    [Fact]
    public void Shared_memory_that_nothing_wrote_is_not_read()
    {
        Fails(
            FaultKind.UnwrittenRead,
            "Kernel SharedNeverWritten, group 0, thread 0: reads shared array 1[0], which nothing wrote.",
            () => Run(FaultyKernels.SharedNeverWritten, Config()));
        Fails(
            FaultKind.UnwrittenRead,
            "Kernel SharedIncremented, group 0, thread 0: reads shared array 1[0], which nothing wrote.",
            () => Run(FaultyKernels.SharedIncremented, Config()));
        Assert.Equal([2, 2, 2, 2], Run(FaultyKernels.SharedWritten, Config()));
    }

    [Fact]
    public void Shared_memory_forgets_what_another_group_wrote()
    {
        Fails(
            FaultKind.UnwrittenRead,
            "Kernel SharedWrittenByTheFirstGroup, group 1, thread 0: reads shared array 1[0], which nothing wrote.",
            () => Run(FaultyKernels.SharedWrittenByTheFirstGroup, Config(2), length: 8));
        Assert.Equal(Enumerable.Repeat(2f, 8), Run(FaultyKernels.SharedWritten, Config(2), length: 8));
    }

    [Fact]
    public void Memory_of_the_device_that_nothing_wrote_is_not_read()
    {
        using var accelerator = Device();
        using var x = accelerator.Allocate1D<float>(4);
        using var y = accelerator.Allocate1D<float>(4);
        var kernel = accelerator.LoadKernel<ArrayView<float>, ArrayView<float>>(FaultyKernels.ReadsAndWrites);
        Fails(
            FaultKind.UnwrittenRead,
            "Kernel ReadsAndWrites, group 0, thread 0: reads x[0], which nothing wrote.",
            () => kernel(accelerator.DefaultStream, Config(), x.View, y.View));
        x.View.BaseView.SubView(0, 3).MemSetToZero();
        Fails(
            FaultKind.UnwrittenRead,
            "Kernel ReadsAndWrites, group 0, thread 3: reads x[3], which nothing wrote.",
            () => kernel(accelerator.DefaultStream, Config(), x.View, y.View));
        x.View.BaseView.SubView(3, 1).CopyFromCPU([1f]);
        kernel(accelerator.DefaultStream, Config(), x.View, y.View);
        Assert.Equal([0, 0, 0, 1], y.GetAsArray1D());
    }

    [Theory]
    [InlineData("forward", 1, 0)]
    [InlineData("reverse", 2, 3)]
    public void Two_threads_that_write_one_cell_are_a_fault_though_they_write_the_same(string order, int second, int first)
    {
        Fails(
            FaultKind.RaceInGroup,
            $"Kernel AllWriteTheFirst, group 0, thread {second}: writes x[0], which thread {first} writes, and no barrier is between.",
            () => Run(FaultyKernels.AllWriteTheFirst, Config(), order: order == "forward" ? ThreadOrder.Forward : ThreadOrder.Reverse, written: true));
        Assert.Equal(1, Run(FaultyKernels.OneWritesTheFirst, Config())[0]);
    }

    [Fact]
    public void A_read_of_what_another_thread_wrote_is_a_fault_before_a_barrier()
    {
        Fails(
            FaultKind.RaceInGroup,
            "Kernel NeighboursWithoutBarrier, group 0, thread 1: reads shared array 1[0], which thread 0 writes, and no barrier is between.",
            () => Run(FaultyKernels.NeighboursWithoutBarrier, Config()));
        Assert.Equal([0, 0, 1, 2], Run(FaultyKernels.NeighboursWithBarrier, Config()));
    }

    [Fact]
    public void A_write_to_what_another_thread_read_is_a_fault_before_a_barrier()
    {
        Fails(
            FaultKind.RaceInGroup,
            "Kernel SharedUsedAgainWithoutBarrier, group 0, thread 1: writes shared array 1[1], which thread 0 reads, and no barrier is between.",
            () => Run(FaultyKernels.SharedUsedAgainWithoutBarrier, Config()));
        Assert.Equal([1, 2, 3, 0], Run(FaultyKernels.SharedUsedAgainWithBarrier, Config()));
    }

    [Fact]
    public void Races_in_global_memory_are_faults_too()
        => Fails(
            FaultKind.RaceInGroup,
            "Kernel MovesDown, group 0, thread 1: writes x[1], which thread 0 reads, and no barrier is between.",
            () => Run(FaultyKernels.MovesDown, Config(), written: true));

    [Fact]
    public void A_store_of_four_floats_touches_four_cells()
        => Fails(
            FaultKind.RaceInGroup,
            "Kernel FoursOverlapOnes, group 0, thread 1: writes x[3], which thread 0 writes, and no barrier is between.",
            () => Run(FaultyKernels.FoursOverlapOnes, Config(1, 6), length: 8));

    [Theory]
    [InlineData("forward")]
    [InlineData("reverse")]
    [InlineData("shuffled")]
    public void Every_order_of_threads_finds_a_race(string name)
    {
        var order = name switch { "forward" => ThreadOrder.Forward, "reverse" => ThreadOrder.Reverse, _ => ThreadOrder.Shuffled(1) };
        foreach (var kernel in (Action<ArrayView<float>>[])[FaultyKernels.AllWriteTheFirst, FaultyKernels.NeighboursWithoutBarrier, FaultyKernels.SharedUsedAgainWithoutBarrier, FaultyKernels.MovesDown])
            Assert.Throws<KernelFaultException>(() => Run(kernel, Config(), written: true, order: order));
    }

    [Fact]
    public void Two_groups_that_write_one_cell_are_a_fault()
    {
        Fails(
            FaultKind.RaceBetweenGroups,
            "Kernel GroupsShareACell, group 1, thread 0: writes x[0], which group 0 writes in the same launch.",
            () => Run(FaultyKernels.GroupsShareACell, Config(4)));
        Assert.Equal([1, 1, 1, 1], Run(FaultyKernels.GroupsHaveACellEach, Config(4)));
    }

    [Fact]
    public void A_group_that_reads_what_another_writes_is_a_fault()
    {
        Fails(
            FaultKind.RaceBetweenGroups,
            "Kernel GroupsReadEachOther, group 1, thread 0: writes x[1], which group 0 reads in the same launch.",
            () => Run(FaultyKernels.GroupsReadEachOther, Config(4), written: true));
        Fails(
            FaultKind.RaceBetweenGroups,
            "Kernel GroupsReadEachOther, group 2, thread 0: reads x[3], which group 3 writes in the same launch.",
            () => Run(FaultyKernels.GroupsReadEachOther, Config(4), written: true, order: ThreadOrder.Reverse));
    }

    [Fact]
    public void Launches_follow_each_other_so_that_one_may_read_what_the_last_wrote()
    {
        using var accelerator = Device();
        using var x = accelerator.Allocate1D<float>(4);
        accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.GroupsHaveACellEach)(accelerator.DefaultStream, Config(4), x.View);
        accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.InRange)(accelerator.DefaultStream, Config(), x.View);
        Assert.Equal([0, 0, 0, 0], x.GetAsArray1D());
    }

    [Fact]
    public void A_view_of_four_floats_begins_at_a_multiple_of_sixteen_bytes()
    {
        Fails(
            FaultKind.Misaligned,
            "Kernel CastsFromOneOn, group 0, thread 0: a part of 'x' (Single, length 4) begins 4 bytes into its buffer, which is no multiple of the 16 bytes of Float4.",
            () => Run(FaultyKernels.CastsFromOneOn, Config(1, 1), length: 8));
        Assert.Equal(0, Run(FaultyKernels.CastsFromFourOn, Config(1, 1), length: 8)[7]);
    }

    [Fact]
    public void A_view_that_is_said_to_be_aligned_is()
    {
        using var accelerator = Device();
        using var x = accelerator.Allocate1D<float>(8);
        Fails(
            FaultKind.Misaligned,
            "a view (Single, length 7) begins 4 bytes into its buffer, which is no multiple of 16",
            () => x.View.BaseView.SubView(1, 7).AsAligned(16));
        Assert.Equal(4, x.View.BaseView.SubView(4, 4).AsAligned(16).Length);
    }

    [Fact]
    public void A_disposed_buffer_is_neither_launched_on_nor_copied()
    {
        using var accelerator = Device();
        var x = accelerator.Allocate1D<float>(4);
        var kernel = accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.InRange);
        kernel(accelerator.DefaultStream, Config(), x.View);
        x.Dispose();
        Fails(FaultKind.DisposedBuffer, "Kernel InRange: the argument 'x' is in a buffer that was disposed.", () => kernel(accelerator.DefaultStream, Config(), x.View));
        Fails(FaultKind.DisposedBuffer, "The source of a copy is in a buffer that was disposed.", () => x.GetAsArray1D());
        Fails(FaultKind.DisposedBuffer, "The target of a copy is in a buffer that was disposed.", () => x.View.MemSetToZero());
    }

    [Fact]
    public void A_buffer_of_another_accelerator_is_not_launched_on()
    {
        using var accelerator = Device();
        using var other = Device();
        using var x = other.Allocate1D<float>(4);
        Fails(
            FaultKind.ForeignBuffer,
            "Kernel InRange: the argument 'x' belongs to another accelerator.",
            () => accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.InRange)(accelerator.DefaultStream, Config(), x.View));
        Fails(
            FaultKind.ForeignBuffer,
            "Kernel InRange: the stream belongs to another accelerator.",
            () => accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.InRange)(other.DefaultStream, Config(), x.View));
        Fails(FaultKind.ForeignBuffer, "The target of a copy belongs to another accelerator than the stream.", () => x.View.MemSetToZero(accelerator.DefaultStream));
    }

    [Fact]
    public void A_group_beyond_the_limit_of_the_device_is_a_fault()
    {
        Fails(
            FaultKind.GroupTooLarge,
            "Kernel InRange: groups of 65 threads are launched; 'test device' has at most 64.",
            () => Run(FaultyKernels.InRange, Config(1, 65), length: 65));
        Run(FaultyKernels.InRange, Config(1, 64), length: 64);
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(1, 0)]
    [InlineData(-1, 4)]
    public void A_launch_without_groups_or_threads_is_a_fault(int groups, int threads)
        => Fails(FaultKind.EmptyLaunch, $"Kernel InRange: a launch of {groups} groups of {threads} threads.", () => Run(FaultyKernels.InRange, Config(groups, threads)));

    [Fact]
    public void Static_and_dynamic_shared_memory_together_stay_within_the_limit()
    {
        Fails(
            FaultKind.TooMuchSharedMemory,
            "Kernel MuchStaticMemory: 16000 bytes of static and 33156 of dynamic shared memory are asked for; 'test device' has 49152.",
            () => Run(FaultyKernels.MuchStaticMemory, new(1, 4, SharedMemoryConfig.RequestDynamic<float>(8289))));
        Assert.Equal([1, 1, 1, 1], Run(FaultyKernels.MuchStaticMemory, new(1, 4, SharedMemoryConfig.RequestDynamic<float>(8288))));
    }

    [Fact]
    public void The_host_does_not_index_memory_of_a_device()
    {
        using var accelerator = Device();
        using var x = accelerator.Allocate1D<float>([1, 2]);
        Fails(
            FaultKind.HostAccess,
            "Element 1 of a view (Single, length 2) is used on the host. Memory of a device must be copied first (CopyToCPU).",
            () => x.View[(Index1D)1] = 3f);
        Assert.Equal([1, 2], x.GetAsArray1D());
    }

    [Fact]
    public void The_host_has_no_place_in_a_group()
        => Fails(FaultKind.HostAccess, "What a thread knows of its place is used on the host; it means something in a kernel alone.", () => _ = Group.IdxX);

    [Fact]
    public void An_exception_in_a_kernel_is_a_fault()
        => Fails(FaultKind.Failed, "Kernel DividesByZero, group 0, thread 0: Attempted to divide by zero..", () => Run(FaultyKernels.DividesByZero, Config(1, 1)));

    [Fact]
    public void A_reference_to_a_cell_outlives_a_barrier()
        => Assert.Equal([0, 1, 2, 3], Run(FaultyKernels.KeepsAReferenceOverABarrier, Config()));

    [Fact]
    public void Views_in_a_structure_are_named_by_their_fields()
    {
        using var accelerator = Device();
        using var x = accelerator.Allocate1D<float>([1, 2, 3, 4]);
        using var loss = accelerator.Allocate1D<float>(4);
        var kernel = accelerator.LoadKernel<FaultyKernels.Views>(FaultyKernels.TakesViewsTogether);
        kernel(accelerator.DefaultStream, Config(), new() { X = x.View, Loss = loss.View, Scale = 2f });
        Assert.Equal([2, 4, 6, 8], loss.GetAsArray1D());
        Fails(
            FaultKind.IndexOutOfRange,
            "Kernel TakesViewsTogether, group 0, thread 3: index 3 is outside of 'views.Loss' (Single, length 3).",
            () => kernel(accelerator.DefaultStream, Config(), new() { X = x.View, Loss = loss.View.BaseView.SubView(0, 3), Scale = 2f }));
    }

    [Fact]
    public void Numbers_of_sixteen_bits_are_read()
    {
        using var accelerator = Device();
        using var half = accelerator.Allocate1D<ILGPU.Half>([(ILGPU.Half)1.5f, (ILGPU.Half)(-2f), (ILGPU.Half)65504f, (ILGPU.Half)1e9f]);
        using var y = accelerator.Allocate1D<float>(4);
        accelerator.LoadKernel<ArrayView<ILGPU.Half>, ArrayView<float>>(FaultyKernels.ReadsHalf)(accelerator.DefaultStream, Config(), half.View, y.View);
        Assert.Equal([3, -4, 131008, float.PositiveInfinity], y.GetAsArray1D());
        using var flags = accelerator.Allocate1D<byte>([1, 0, 1, 1]);
        using var bits = accelerator.Allocate1D<ushort>([0x3F80, 0x3F80, 0xC000, 0x7F80]);
        accelerator.LoadKernel<ArrayView<byte>, ArrayView<ushort>, ArrayView<float>>(FaultyKernels.Flags)(accelerator.DefaultStream, Config(), flags.View, bits.View, y.View);
        Assert.Equal([1, 0, -2, float.PositiveInfinity], y.GetAsArray1D());
    }

    [Fact]
    public void The_order_of_groups_and_threads_is_the_devices()
    {
        string First(ThreadOrder order) => Assert.Throws<KernelFaultException>(() => Run(FaultyKernels.InRange, Config(3, 64), length: 0, order: order)).Message;
        Assert.StartsWith("Kernel InRange, group 0, thread 0:", First(ThreadOrder.Forward), StringComparison.Ordinal);
        Assert.StartsWith("Kernel InRange, group 2, thread 63:", First(ThreadOrder.Reverse), StringComparison.Ordinal);
        Assert.Equal(First(ThreadOrder.Shuffled(5)), First(ThreadOrder.Shuffled(5)));
        Assert.True(Enumerable.Range(0, 20).Select(seed => First(ThreadOrder.Shuffled(seed))).Distinct().Count() > 10);
    }
}
