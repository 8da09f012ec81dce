using QuickStart;

namespace PreferenceTuning;

/// <summary>Tuning on pairs: the right answer is preferred to a wrong one that the reference itself gave.</summary>
internal sealed class DpoTuning(TunedPolicy policy, Digits training)
{
    private const int BatchSize = 32;
    private const float Rate = 0.02f;
    private const float Beta = 0.2f;

    private readonly Random _random = new(3);
    private readonly int[] _order = [.. Enumerable.Range(0, training.Count)];
    private readonly int[] _rejected = Wrong(policy, training);

    public void RunEpoch()
    {
        var (images, chosen) = (new float[BatchSize * Digits.Pixels], new int[BatchSize]);
        var (reference, rejected) = (new float[BatchSize * Digits.Classes], new int[BatchSize]);
        _random.Shuffle(_order);
        foreach (var batch in _order.Chunk(BatchSize))
        {
            var count = batch.Length;
            training.Gather(batch, images, chosen);
            for (var i = 0; i < count; i++)
            {
                rejected[i] = _rejected[batch[i]];
                TunedPolicy.Row(policy.TrainingReference, batch[i]).CopyTo(reference.AsSpan(i * Digits.Classes));
            }

            var logits = policy.Forward(images, count);
            TuningLosses.DpoWithGradient(
                logits, reference.AsSpan(0, count * Digits.Classes), chosen.AsSpan(0, count), rejected.AsSpan(0, count), policy.LogitsGradient(count), Beta);
            policy.Step(images, count, Rate);
        }

        policy.Measure();
    }

    private static int[] Wrong(TunedPolicy policy, Digits training)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, training.Count).Select(i => Answers.Draw(TunedPolicy.Row(policy.TrainingReference, i), random, except: training.Labels[i]))];
    }
}
