using ILGPU;
using ILGPU.Runtime;

namespace GpuTraining;

/// <summary>A dense layer whose parameters live on the device.</summary>
internal sealed class DeviceLayer : IDisposable
{
    private const float Momentum = 0.9f;
    private const int Threads = 64;

    private readonly int inputs;
    private readonly int outputs;
    private readonly bool isRectified;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> parameters;
    private readonly MemoryBuffer1D<float, Stride1D.Dense> velocity;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int, int> forward;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int> inputGradient;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int, float, float> update;

    /// <summary>Begins with the parameters that the processor's layer draws from the same random numbers.</summary>
    public DeviceLayer(Accelerator accelerator, int inputs, int outputs, bool isRectified, Random random)
    {
        (this.inputs, this.outputs, this.isRectified) = (inputs, outputs, isRectified);
        var initial = new float[(inputs + 1) * outputs];
        var bound = MathF.Sqrt(6f / inputs);
        foreach (ref var weight in initial.AsSpan(0, inputs * outputs))
            weight = bound * (2f * random.NextSingle() - 1f);
        parameters = accelerator.Allocate1D<float>(initial.Length);
        parameters.CopyFromCPU(initial);
        velocity = accelerator.Allocate1D<float>(initial.Length);
        velocity.CopyFromCPU(new float[initial.Length]);
        forward = accelerator.LoadKernel<ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int, int>(Kernels.Forward);
        inputGradient = accelerator.LoadKernel<ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int>(Kernels.InputGradient);
        update = accelerator.LoadKernel<ArrayView<float>, ArrayView<float>, ArrayView<float>, ArrayView<float>, int, int, float, float>(Kernels.Update);
    }

    public void Forward(AcceleratorStream stream, ArrayView<float> from, ArrayView<float> to) =>
        forward(stream, Config(stream, to.Length), from, parameters.View, to, inputs, outputs, isRectified ? 1 : 0);

    public void InputGradient(AcceleratorStream stream, ArrayView<float> from, ArrayView<float> gradient, ArrayView<float> to) =>
        inputGradient(stream, Config(stream, to.Length), from, parameters.View, gradient, to, inputs, outputs);

    public void Update(AcceleratorStream stream, ArrayView<float> from, ArrayView<float> gradient, float learningRate) =>
        update(stream, Config(stream, parameters.Length), from, gradient, parameters.View, velocity.View, inputs, outputs, learningRate, Momentum);

    public void Dispose()
    {
        parameters.Dispose();
        velocity.Dispose();
    }

    /// <summary>A thread for each of so many numbers.</summary>
    public static KernelConfig Config(AcceleratorStream stream, long length)
    {
        var threads = Math.Min(Threads, stream.Accelerator.MaxNumThreadsPerGroup);
        return new KernelConfig((int)((length + threads - 1) / threads), threads);
    }
}
