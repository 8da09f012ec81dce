using ILGPU;
using ILGPU.Runtime;
using QuickStart;

namespace GpuTraining;

/// <summary>Minibatch gradient descent with data, parameters and loss on the device. What comes back is the loss of each batch, after an epoch.</summary>
internal sealed class DeviceTraining : IDisposable
{
    private readonly List<IDisposable> owned = [];
    private readonly Accelerator accelerator;
    private readonly AcceleratorStream stream;
    private readonly Losses.CrossEntropyGpu loss;
    private readonly DeviceLayer hidden;
    private readonly DeviceLayer last;
    private readonly Digits training;
    private readonly Digits test;
    private readonly ArrayView<float> trainingImages;
    private readonly ArrayView<int> trainingLabels;
    private readonly ArrayView<float> testImages;
    private readonly ArrayView<int> testLabels;
    private readonly ArrayView<int> order;
    private readonly ArrayView<float> images;
    private readonly ArrayView<int> labels;
    private readonly ArrayView<float> activations;
    private readonly ArrayView<float> activationsGradient;
    private readonly ArrayView<float> logits;
    private readonly ArrayView<float> results;
    private readonly ArrayView<float> accuracies;
    private readonly Action<AcceleratorStream, KernelConfig, ArrayView<int>, ArrayView<float>, ArrayView<int>, ArrayView<float>, ArrayView<int>, int> gather;

    public DeviceTraining(Accelerator accelerator, Digits training, Digits test, int width, Random random)
    {
        (this.accelerator, this.training, this.test) = (accelerator, training, test);
        stream = accelerator.DefaultStream;
        hidden = Own(new DeviceLayer(accelerator, Digits.Pixels, width, isRectified: true, random));
        last = Own(new DeviceLayer(accelerator, width, Digits.Classes, isRectified: false, random));
        loss = Own(new Losses.CrossEntropyGpu(accelerator));
        gather = accelerator.LoadKernel<ArrayView<int>, ArrayView<float>, ArrayView<int>, ArrayView<float>, ArrayView<int>, int>(Kernels.Gather);
        trainingImages = Copy(training.Images);
        trainingLabels = Copy(training.Labels);
        testImages = Copy(test.Images);
        testLabels = Copy(test.Labels);
        var largest = Math.Max(Schedule.BatchSize, test.Count);
        order = Allocate<int>(training.Count);
        images = Allocate<float>(Schedule.BatchSize * Digits.Pixels);
        labels = Allocate<int>(Schedule.BatchSize);
        activations = Allocate<float>(largest * width);
        activationsGradient = Allocate<float>(Schedule.BatchSize * width);
        logits = Allocate<float>(largest * Digits.Classes);
        results = Allocate<float>(training.Count / Schedule.BatchSize + 1);
        accuracies = Allocate<float>(training.Count / Schedule.BatchSize + 1);
    }

    /// <summary>One pass over the training images in an order.</summary>
    /// <returns>The mean loss.</returns>
    public float Epoch(int[] indices, float learningRate)
    {
        order.CopyFromCPU(stream, indices);
        var batches = (training.Count + Schedule.BatchSize - 1) / Schedule.BatchSize;
        for (var batch = 0; batch < batches; batch++)
        {
            var start = batch * Schedule.BatchSize;
            var count = Math.Min(Schedule.BatchSize, training.Count - start);
            var (image, label) = (images.SubView(0, count * Digits.Pixels), labels.SubView(0, count));
            gather(stream, DeviceLayer.Config(stream, image.Length), order.SubView(start, count), trainingImages, trainingLabels, image, label, Digits.Pixels);
            var (activation, logit) = Forward(image, count);

            // The gradient takes the place of the logits.
            loss.WithGradient(stream, logit, label, results.SubView(batch, 1), accuracies.SubView(batch, 1), logit);
            var activationGradient = activationsGradient.SubView(0, activation.Length);
            last.InputGradient(stream, activation, logit, activationGradient);
            last.Update(stream, activation, logit, learningRate);
            hidden.Update(stream, image, activationGradient, learningRate);
        }

        var losses = new float[results.Length];
        results.CopyToCPU(stream, losses);
        accelerator.Synchronize();
        return Enumerable.Range(0, batches).Sum(batch => losses[batch] * Math.Min(Schedule.BatchSize, training.Count - batch * Schedule.BatchSize)) / training.Count;
    }

    /// <summary>The loss and the share of right answers on the test images.</summary>
    public (float Loss, float Accuracy) Test()
    {
        var (_, logit) = Forward(testImages, test.Count);
        loss.Forward(stream, logit, testLabels, results, accuracies);
        var (losses, shares) = (new float[results.Length], new float[accuracies.Length]);
        results.CopyToCPU(stream, losses);
        accuracies.CopyToCPU(stream, shares);
        accelerator.Synchronize();
        return (losses[0], shares[0]);
    }

    public void Dispose()
    {
        accelerator.Synchronize();
        foreach (var item in owned)
            item.Dispose();
    }

    private (ArrayView<float> Activations, ArrayView<float> Logits) Forward(ArrayView<float> from, int count)
    {
        var (activation, logit) = (activations.SubView(0, activations.Length / Math.Max(Schedule.BatchSize, test.Count) * count), logits.SubView(0, count * Digits.Classes));
        hidden.Forward(stream, from, activation);
        last.Forward(stream, activation, logit);
        return (activation, logit);
    }

    private ArrayView<T> Copy<T>(T[] values)
        where T : unmanaged
    {
        var view = Allocate<T>(values.Length);
        view.CopyFromCPU(stream, values);
        return view;
    }

    private ArrayView<T> Allocate<T>(int length)
        where T : unmanaged => Own(accelerator.Allocate1D<T>(length)).View;

    private T Own<T>(T item)
        where T : IDisposable
    {
        owned.Add(item);
        return item;
    }
}
