using System.Runtime.Loader;
using ILGPU;
using ILGPU.Runtime;
using ILGPU.StandIn;

namespace LossGen.StandIn.Tests;

public sealed class SumTests
{
    public static TheoryData<int, string> Shapes
    {
        get
        {
            var shapes = new TheoryData<int, string>();
            foreach (var warp in (int[])[2, 4, 32])
            {
                foreach (var order in (string[])["forward", "reverse", "shuffled"])
                    shapes.Add(warp, order);
            }

            return shapes;
        }
    }

    private static ThreadOrder Order(string name) => name switch { "forward" => ThreadOrder.Forward, "reverse" => ThreadOrder.Reverse, _ => ThreadOrder.Shuffled(7) };

    private static float[] Whole(int count) => [.. Enumerable.Range(0, count).Select(i => (float)(i % 17 - 5))];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_loop_over_the_grid_reaches_every_element(int warp, string order)
    {
        using var accelerator = new SimulatedDevice(warpSize: warp, order: Order(order)).CreateAccelerator();
        using var x = accelerator.Allocate1D(Whole(1000));
        using var y = accelerator.Allocate1D<float>(1000);
        accelerator.LoadKernel<ArrayView<float>, ArrayView<float>>(SumKernels.TimesTwo)(accelerator.DefaultStream, new KernelConfig(3, 64), x.View, y.View);
        Assert.Equal(Whole(1000).Select(value => 2 * value), y.GetAsArray1D());
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Two_stages_of_shuffles_sum_all(int warp, string order)
    {
        using var accelerator = new SimulatedDevice(warpSize: warp, order: Order(order)).CreateAccelerator();
        using var x = accelerator.Allocate1D(Whole(1000));
        using var partial = accelerator.Allocate1D<float>(5);
        using var sum = accelerator.Allocate1D<float>(1);
        using var stream = accelerator.CreateStream();
        var kernel = accelerator.LoadKernel<ArrayView<float>, ArrayView<float>>(SumKernels.SumByShuffles);
        kernel(stream, new KernelConfig(5, 64), x.View, partial.View);
        kernel(stream, new KernelConfig(1, 32), partial.View, sum.View);
        Assert.Equal([Whole(1000).Sum()], sum.GetAsArray1D());
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Shared_memory_sums_without_shuffles(int warp, string order)
    {
        using var accelerator = new SimulatedDevice(warpSize: warp, order: Order(order)).CreateAccelerator();
        using var x = accelerator.Allocate1D(Whole(1000));
        using var sums = accelerator.Allocate1D<float>(2);
        var kernel = accelerator.LoadKernel<ArrayView<float>, ArrayView<float>>(SumKernels.SumInSharedMemory);
        kernel(accelerator.DefaultStream, new KernelConfig(2, 128, SharedMemoryConfig.RequestDynamic<float>(128)), x.View, sums.View);
        Assert.Equal(Whole(1000).Sum(), sums.GetAsArray1D().Sum());
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Groups_sum_one_row_after_the_other(int warp, string order)
    {
        using var accelerator = new SimulatedDevice(warpSize: warp, order: Order(order)).CreateAccelerator();
        using var rows = accelerator.Allocate1D(Whole(700));
        using var sums = accelerator.Allocate1D<float>(7);
        accelerator.LoadKernel<ArrayView<float>, int, ArrayView<float>>(SumKernels.RowSums)(accelerator.DefaultStream, new KernelConfig(3, 32), rows.View, 100, sums.View);
        Assert.Equal(Whole(700).Chunk(100).Select(row => row.Sum()), sums.GetAsArray1D());
    }

    [Fact]
    public void Shuffles_by_xor_give_every_lane_the_sum_of_its_warp()
    {
        using var accelerator = new SimulatedDevice(warpSize: 4).CreateAccelerator();
        using var x = accelerator.Allocate1D<float>([1, 2, 3, 4, 10, 20, 30, 40]);
        using var y = accelerator.Allocate1D<float>(8);
        accelerator.LoadKernel<ArrayView<float>, ArrayView<float>>(SumKernels.SumByXor)(accelerator.DefaultStream, new KernelConfig(1, 8), x.View, y.View);
        Assert.Equal([10, 10, 10, 10, 100, 100, 100, 100], y.GetAsArray1D());
    }

    [Fact]
    public void A_shuffle_gives_every_lane_the_value_of_one()
    {
        using var accelerator = new SimulatedDevice(warpSize: 4).CreateAccelerator();
        using var x = accelerator.Allocate1D<double>([1, 2, 3, 4, 10, 20, 30, 40]);
        using var y = accelerator.Allocate1D<double>(8);
        accelerator.LoadKernel<ArrayView<double>, ArrayView<double>>(SumKernels.FirstLaneToAll)(accelerator.DefaultStream, new KernelConfig(1, 8), x.View, y.View);
        Assert.Equal([2, 2, 2, 2, 11, 11, 11, 11], y.GetAsArray1D());
    }

    [Fact]
    public void A_view_of_four_floats_loads_them_together()
    {
        using var accelerator = new SimulatedDevice().CreateAccelerator();
        using var x = accelerator.Allocate1D(Whole(40));
        using var sums = accelerator.Allocate1D<float>(10);
        accelerator.LoadKernel<ArrayView<float>, ArrayView<float>>(SumKernels.SumOfFours)(accelerator.DefaultStream, new KernelConfig(1, 4), x.View, sums.View);
        Assert.Equal(Whole(40).Chunk(4).Select(four => four.Sum()), sums.GetAsArray1D());
    }

    [Fact]
    public void A_view_of_four_floats_stores_them_together_and_one_by_one()
    {
        using var accelerator = new SimulatedDevice().CreateAccelerator();
        using var x = accelerator.Allocate1D<float>(12);
        accelerator.LoadKernel<ArrayView<float>>(SumKernels.WriteFours)(accelerator.DefaultStream, new KernelConfig(1, 4), x.View);
        Assert.Equal([0, -0f, 0, 0, 1, -1, 1, 1, 2, -2, 2, 2], x.GetAsArray1D());
    }

    [Fact]
    public void A_kernel_has_up_to_fourteen_arguments()
    {
        using var accelerator = new SimulatedDevice().CreateAccelerator();
        using var sum = accelerator.Allocate1D<float>(1);
        var kernel = accelerator.LoadKernel<ArrayView<float>, float, float, float, float, float, float, float, float, float, float, double, int, long>(SumKernels.SumOfArguments);
        kernel(accelerator.DefaultStream, new KernelConfig(1, 1), sum.View, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096);
        Assert.Equal([8191], sum.GetAsArray1D());
    }

    [Fact]
    public void A_kernel_of_an_assembly_that_can_be_unloaded_runs()
    {
        var context = new AssemblyLoadContext("kernels", isCollectible: true);
        var type = context.LoadFromAssemblyPath(typeof(SumKernels).Assembly.Location).GetType(typeof(SumKernels).FullName!)!;
        Assert.NotEqual(typeof(SumKernels), type);
        using var accelerator = new SimulatedDevice().CreateAccelerator();
        using var x = accelerator.Allocate1D(Whole(40));
        using var sums = accelerator.Allocate1D<float>(10);
        foreach (var name in (string[])[nameof(SumKernels.SumOfFours), nameof(SumKernels.SumByShuffles)])
        {
            var kernel = type.GetMethod(name)!.CreateDelegate<Action<ArrayView<float>, ArrayView<float>>>();
            accelerator.LoadKernel(kernel)(accelerator.DefaultStream, new KernelConfig(1, 32), x.View, sums.View);
        }

        Assert.Equal(Whole(40).Sum(), sums.GetAsArray1D()[0]);
    }
}
