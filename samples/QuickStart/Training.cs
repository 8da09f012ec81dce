namespace QuickStart;

/// <summary>Minibatch gradient descent on the cross-entropy of <see cref="Losses"/>.</summary>
internal sealed class Training(Digits training, Digits test)
{
    private const int BatchSize = 32;
    private const float LearningRate = 0.1f;

    public IReadOnlyList<Epoch> Run(Network network, int epochs, Progress progress)
    {
        var random = new Random(2);
        var order = Enumerable.Range(0, training.Count).ToArray();
        var history = new List<Epoch>();
        for (var number = 1; number <= epochs; number++)
        {
            random.Shuffle(order);
            // The last epochs take smaller steps, so that the end does not depend on where the last batch pulled.
            var rate = LearningRate * (1f - (number - 1f) / epochs);
            var trainingLoss = Pass(network, order, rate);
            var (testLoss, testAccuracy) = Losses.CrossEntropy(network.Forward(test.Images, test.Count), test.Labels);
            history.Add(new Epoch(number, trainingLoss, testLoss, testAccuracy));
            progress.Report(network.Name, history[^1], epochs);
        }

        return history;
    }

    private float Pass(Network network, int[] order, float learningRate)
    {
        var images = new float[BatchSize * Digits.Pixels];
        var labels = new int[BatchSize];
        var total = 0f;
        foreach (var batch in order.Chunk(BatchSize))
        {
            var count = batch.Length;
            training.Gather(batch, images, labels);
            var logits = network.Forward(images, count);
            var (loss, _) = Losses.CrossEntropyWithGradient(logits, labels.AsSpan(0, count), network.LogitsGradient(count));
            network.Step(images, count, learningRate);
            total += loss * count;
        }

        return total / order.Length;
    }
}
