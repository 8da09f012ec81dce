using QuickStart;

namespace GpuTraining;

/// <summary>The same training on the processor.</summary>
internal sealed class HostTraining(Digits training, Digits test, int width, Random random)
{
    private readonly Network network = new("processor", Math.Max(Schedule.BatchSize, test.Count), random, Digits.Pixels, width, Digits.Classes);

    public float Epoch(int[] order, float learningRate)
    {
        var images = new float[Schedule.BatchSize * Digits.Pixels];
        var labels = new int[Schedule.BatchSize];
        var total = 0f;
        foreach (var batch in order.Chunk(Schedule.BatchSize))
        {
            training.Gather(batch, images, labels);
            var logits = network.Forward(images, batch.Length);
            total += batch.Length * Losses.CrossEntropyWithGradient(logits, labels.AsSpan(0, batch.Length), network.LogitsGradient(batch.Length)).loss;
            network.Step(images, batch.Length, learningRate);
        }

        return total / order.Length;
    }

    public (float Loss, float Accuracy) Test() => Losses.CrossEntropy(network.Forward(test.Images, test.Count), test.Labels);
}
