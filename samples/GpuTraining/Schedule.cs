namespace GpuTraining;

/// <summary>How both train: the same batches in the same order, with the same steps.</summary>
internal static class Schedule
{
    public const int BatchSize = 32;

    private const float LearningRate = 0.1f;

    /// <summary>The orders of the training images, one an epoch, with the rate of each.</summary>
    public static IEnumerable<(int Number, int[] Order, float LearningRate)> Epochs(int count, int epochs)
    {
        var random = new Random(2);
        var order = Enumerable.Range(0, count).ToArray();
        for (var number = 1; number <= epochs; number++)
        {
            random.Shuffle(order);
            yield return (number, order, LearningRate * (1f - (number - 1f) / epochs));
        }
    }
}
