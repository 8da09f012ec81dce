using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using ILGPU.Runtime.OpenCL;
using ILGPU.StandIn;

namespace LossGen.StandIn.Tests;

public sealed class DeviceTests
{
    [Fact]
    public void A_context_has_the_devices_that_were_asked_for()
    {
        using var none = Context.Create(builder => builder.Optimize(OptimizationLevel.O2).Math(MathMode.Default));
        Assert.Empty(none.Devices);
        using var all = Context.Create(builder => builder.CPU().Cuda().OpenCL());
        Assert.Equal([AcceleratorType.CPU, AcceleratorType.Cuda, AcceleratorType.OpenCL], all.Devices.Select(device => device.AcceleratorType));
        Assert.Equal(AcceleratorType.CPU, all.GetPreferredDevice(preferCPU: true).AcceleratorType);
        Assert.Equal(AcceleratorType.Cuda, all.GetPreferredDevice(preferCPU: false).AcceleratorType);
    }

    [Fact]
    public void A_simulated_device_has_the_properties_that_it_was_given()
    {
        var device = new SimulatedDevice("small", AcceleratorType.OpenCL, warpSize: 8, maxNumThreadsPerGroup: 16, numMultiprocessors: 3, maxSharedMemoryPerGroup: 1024);
        using var context = Context.Create(builder => builder.Simulated(device));
        using var accelerator = Assert.Single(context.Devices).CreateAccelerator(context);
        Assert.Equal(
            ("small", AcceleratorType.OpenCL, 8, 16, 3, 1024),
            (accelerator.Name, accelerator.AcceleratorType, accelerator.WarpSize, accelerator.MaxNumThreadsPerGroup, accelerator.NumMultiprocessors, accelerator.MaxSharedMemoryPerGroup));
    }

    [Fact]
    public void A_view_knows_its_accelerator()
    {
        using var accelerator = new SimulatedDevice().CreateAccelerator();
        using var x = accelerator.Allocate1D<float>(4);
        Assert.Same(accelerator, x.View.GetAccelerator());
        Assert.Same(accelerator, x.View.BaseView.SubView(1).GetAccelerator());
        Assert.Equal(
            "The view belongs to no buffer, so to no accelerator.",
            Assert.Throws<InvalidOperationException>(() => default(ArrayView<float>).GetAccelerator()).Message);
    }

    [Fact]
    public void Copies_go_to_the_part_that_a_view_shows()
    {
        using var accelerator = new SimulatedDevice().CreateAccelerator();
        using var stream = accelerator.CreateStream();
        using var x = accelerator.Allocate1D<int>(5);
        x.View.MemSetToZero(stream);
        x.View.BaseView.SubView(1, 3).CopyFromCPU(stream, [7, 8, 9]);
        var read = new int[2];
        x.View.BaseView.SubView(2, 2).CopyToCPU(stream, read);
        Assert.Equal([8, 9], read);
        Assert.Equal([0, 7, 8, 9, 0], x.GetAsArray1D());
        Assert.Equal(
            "The target has 2 elements, fewer than the 3 to copy. (Parameter 'view')",
            Assert.Throws<ArgumentOutOfRangeException>(() => x.View.BaseView.SubView(3).CopyFromCPU([1, 2, 3])).Message);
    }

    [Fact]
    public void An_accelerator_takes_its_buffers_with_it()
    {
        var accelerator = new SimulatedDevice().CreateAccelerator();
        var stream = accelerator.CreateStream();
        var x = accelerator.Allocate1D<float>(4);
        accelerator.Dispose();
        Assert.True(x.IsDisposed);
        Assert.Throws<ObjectDisposedException>(() => accelerator.Allocate1D<float>(1));
        Assert.Throws<ObjectDisposedException>(accelerator.CreateStream);
        Assert.Throws<ObjectDisposedException>(() => accelerator.LoadKernel<ArrayView<float>>(FaultyKernels.InRange));
        stream.Dispose();
        Assert.Throws<ObjectDisposedException>(stream.Synchronize);
    }
}
