using ILGPU;
using ILGPU.Runtime;
using LossGen.Benchmarks.Losses;

namespace LossGen.Benchmarks.Gpu;

/// <summary>The cases, made one after the other, since each may fill much of the device's memory.</summary>
internal static class Cases
{
    // A row that a group can keep must be read once, a longer one twice.
    private const long Kept = 64 << 10;

    private static readonly int[] Widths = [128_256, 32_000, 1_024];

    /// <param name="accelerator">The device.</param>
    /// <param name="bytes">The bytes of the largest input.</param>
    public static IEnumerable<Func<DeviceMemory, Case>> All(Accelerator accelerator, long bytes)
    {
        foreach (var width in Widths)
        {
            yield return memory => CrossEntropy(accelerator, memory, Rows(bytes, width, sizeof(float)), width);
            yield return memory => CrossEntropyOfBFloat16(accelerator, memory, Rows(bytes, width, sizeof(ushort)), width);
        }

        yield return memory => Kl(accelerator, memory, Rows(bytes, 32_000, sizeof(float)), 32_000);
        yield return memory => InfoNce(accelerator, memory, Rows(bytes, 1_024, sizeof(float)), 1_024);
        var samples = Math.Max(1, bytes / sizeof(float));
        yield return memory => Bce(accelerator, memory, samples);
        yield return memory => Focal(accelerator, memory, samples);
        yield return memory => Dpo(accelerator, memory, samples);
        yield return memory => Grpo(accelerator, memory, samples);
    }

    private static long Rows(long bytes, int width, int size) => Math.Max(1, bytes / ((long)width * size));

    private static Case CrossEntropy(Accelerator accelerator, DeviceMemory memory, long rows, int width)
    {
        var loss = memory.Own(new Classification.CrossEntropyGpu(accelerator));
        var (logits, labels, result, gradient) = (memory.Floats(rows * width, 3), memory.Labels(rows, width), memory.Allocate<float>(1), memory.Allocate<float>(rows * width));
        return RowCase("cross-entropy", "float", rows, width, sizeof(float), 1,
            stream => loss.Forward(stream, logits, labels, result), stream => loss.WithGradient(stream, logits, labels, result, gradient));
    }

    private static Case CrossEntropyOfBFloat16(Accelerator accelerator, DeviceMemory memory, long rows, int width)
    {
        var loss = memory.Own(new Classification.CrossEntropyGpu(accelerator));
        var (logits, labels, result, gradient) = (memory.BFloat16(rows * width, 3), memory.Labels(rows, width), memory.Allocate<float>(1), memory.Allocate<ushort>(rows * width));
        return RowCase("cross-entropy", "bfloat16", rows, width, sizeof(ushort), 1,
            stream => loss.Forward(stream, logits, labels, result), stream => loss.WithGradient(stream, logits, labels, result, gradient));
    }

    private static Case Kl(Accelerator accelerator, DeviceMemory memory, long rows, int width)
    {
        var loss = memory.Own(new Classification.KlGpu(accelerator));
        var (student, teacher, result, gradient) = (memory.Floats(rows * width, 3), memory.Floats(rows * width, 3), memory.Allocate<float>(1), memory.Allocate<float>(rows * width));
        return RowCase("KL", "float", rows, width, sizeof(float), 2,
            stream => loss.Forward(stream, student, teacher, width, result), stream => loss.WithGradient(stream, student, teacher, width, result, gradient));
    }

    private static Case InfoNce(Accelerator accelerator, DeviceMemory memory, long rows, int width)
    {
        var loss = memory.Own(new Classification.InfoNceGpu(accelerator));
        var (similarity, positives, result, gradient) = (memory.Floats(rows * width, 0.3f), memory.Labels(rows, width), memory.Allocate<float>(1), memory.Allocate<float>(rows * width));
        return RowCase("InfoNCE", "float", rows, width, sizeof(float), 1,
            stream => loss.Forward(stream, similarity, positives, result), stream => loss.WithGradient(stream, similarity, positives, result, gradient));
    }

    private static Case Bce(Accelerator accelerator, DeviceMemory memory, long samples)
    {
        var loss = memory.Own(new Elementwise.BceGpu(accelerator));
        var (logits, targets, result, gradient) = (memory.Floats(samples, 3), memory.Floats(samples, 1, isBit: true), memory.Allocate<float>(1), memory.Allocate<float>(samples));
        return SampleCase("BCE", samples, inputs: 2, gradients: 1,
            stream => loss.Forward(stream, logits, targets, result), stream => loss.WithGradient(stream, logits, targets, result, gradient));
    }

    private static Case Focal(Accelerator accelerator, DeviceMemory memory, long samples)
    {
        var loss = memory.Own(new Elementwise.FocalGpu(accelerator));
        var (logits, targets, result, gradient) = (memory.Floats(samples, 3), memory.Floats(samples, 1, isBit: true), memory.Allocate<float>(1), memory.Allocate<float>(samples));
        return SampleCase("focal", samples, inputs: 2, gradients: 1,
            stream => loss.Forward(stream, logits, targets, result), stream => loss.WithGradient(stream, logits, targets, result, gradient));
    }

    private static Case Dpo(Accelerator accelerator, DeviceMemory memory, long samples)
    {
        var loss = memory.Own(new Preference.DpoGpu(accelerator));
        var (chosen, rejected, ofChosen, ofRejected) = (memory.Floats(samples, 3), memory.Floats(samples, 3), memory.Floats(samples, 3), memory.Floats(samples, 3));
        var (result, chosenGradient, rejectedGradient) = (memory.Allocate<float>(1), memory.Allocate<float>(samples), memory.Allocate<float>(samples));
        return SampleCase("DPO", samples, inputs: 4, gradients: 2,
            stream => loss.Forward(stream, chosen, rejected, ofChosen, ofRejected, result),
            stream => loss.WithGradient(stream, chosen, rejected, ofChosen, ofRejected, result, chosenGradient, rejectedGradient));
    }

    private static Case Grpo(Accelerator accelerator, DeviceMemory memory, long samples)
    {
        var loss = memory.Own(new Preference.GrpoGpu(accelerator));
        var (policy, old, advantage, result, gradient) = (memory.Floats(samples, 0.1f), memory.Floats(samples, 0.1f), memory.Floats(samples, 1), memory.Allocate<float>(1), memory.Allocate<float>(samples));
        return SampleCase("GRPO", samples, inputs: 3, gradients: 1,
            stream => loss.Forward(stream, policy, old, advantage, result), stream => loss.WithGradient(stream, policy, old, advantage, result, gradient));
    }

    private static Case RowCase(string loss, string storage, long rows, int width, int size, int inputs, Action<AcceleratorStream> forward, Action<AcceleratorStream> withGradient)
    {
        var once = rows * width * size;
        var reads = inputs * (width * (long)size > Kept ? 2 : 1);
        return new Case(loss, FormattableString.Invariant($"{rows:N0} x {width:N0}"), storage, [("forward", inputs * once, forward), ("with gradient", (reads + 1) * once, withGradient)]);
    }

    private static Case SampleCase(string loss, long samples, int inputs, int gradients, Action<AcceleratorStream> forward, Action<AcceleratorStream> withGradient) =>
        new(loss, FormattableString.Invariant($"{samples:N0}"), "float",
            [("forward", inputs * samples * sizeof(float), forward), ("with gradient", (inputs + gradients) * samples * sizeof(float), withGradient)]);
}
