using ILGPU;
using ILGPU.Runtime;

namespace LossGen.Benchmarks.Gpu;

/// <summary>Views of memory that a case needs, filled on the device.</summary>
internal sealed class DeviceMemory(Accelerator accelerator) : IDisposable
{
    private const int Threads = 256;

    private readonly List<IDisposable> owned = [];
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<float>, float, float, int> fill = accelerator.LoadKernel<ArrayView<float>, float, float, int>(FillingKernels.Floats);
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<ushort>, float, int> fillNarrow = accelerator.LoadKernel<ArrayView<ushort>, float, int>(FillingKernels.BFloat16);
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<int>, int, int> fillLabels = accelerator.LoadKernel<ArrayView<int>, int, int>(FillingKernels.Labels);

    /// <summary>Numbers about 0 of so much spread; with a step, those that are 0 or 1.</summary>
    public ArrayView<float> Floats(long length, float spread, bool isBit = false)
    {
        var view = Allocate<float>(length);
        fill(accelerator.DefaultStream, Config(accelerator), view, spread, isBit ? 1f : 0f, owned.Count);
        return view;
    }

    public ArrayView<ushort> BFloat16(long length, float spread)
    {
        var view = Allocate<ushort>(length);
        fillNarrow(accelerator.DefaultStream, Config(accelerator), view, spread, owned.Count);
        return view;
    }

    public ArrayView<int> Labels(long length, int classes)
    {
        var view = Allocate<int>(length);
        fillLabels(accelerator.DefaultStream, Config(accelerator), view, classes, owned.Count);
        return view;
    }

    public ArrayView<T> Allocate<T>(long length)
        where T : unmanaged => Own(accelerator.Allocate1D<T>(length)).View;

    /// <summary>Disposes what a case needs with its memory.</summary>
    public T Own<T>(T item)
        where T : IDisposable
    {
        owned.Add(item);
        return item;
    }

    /// <summary>A launch that fills the device.</summary>
    public static KernelConfig Config(Accelerator accelerator) =>
        new(accelerator.NumMultiprocessors * 16, Math.Min(Threads, accelerator.MaxNumThreadsPerGroup));

    public void Dispose()
    {
        foreach (var item in owned)
            item.Dispose();
    }
}
