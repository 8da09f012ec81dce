using LossGen;
using LossGen.Losses;
using QuickStart;

namespace PreferenceTuning;

/// <summary>Tuning on rewards: the policy answers each question several times, and an answer counts by how much better it is than the others.</summary>
internal sealed class GrpoTuning(TunedPolicy policy, Digits training)
{
    private const int BatchSize = 32;
    private const int Group = 8;
    private const int StepsPerBatch = 2;
    private const float Rate = 0.004f;

    private readonly Random _random = new(3);
    private readonly int[] _order = [.. Enumerable.Range(0, training.Count)];
    private readonly float[] _images = new float[BatchSize * Digits.Pixels];
    private readonly int[] _labels = new int[BatchSize];
    private readonly float[] _logits = new float[BatchSize * Group * Digits.Classes];
    private readonly float[] _reference = new float[BatchSize * Group * Digits.Classes];
    private readonly float[] _gradient = new float[BatchSize * Group * Digits.Classes];
    private readonly int[] _answers = new int[BatchSize * Group];
    private readonly float[] _rewards = new float[BatchSize * Group];
    private readonly float[] _advantages = new float[BatchSize * Group];
    private readonly float[] _oldLogProbabilities = new float[BatchSize * Group];

    public void RunEpoch()
    {
        _random.Shuffle(_order);
        foreach (var batch in _order.Chunk(BatchSize))
        {
            training.Gather(batch, _images, _labels);
            Ask(batch);
            for (var step = 0; step < StepsPerBatch; step++)
                Step(batch.Length);
        }

        policy.Measure();
    }

    /// <summary>The policy answers: what it answers, how likely that was, and what it is worth.</summary>
    private void Ask(int[] batch)
    {
        Repeat(policy.Forward(_images, batch.Length), _logits);
        for (var i = 0; i < batch.Length * Group; i++)
        {
            TunedPolicy.Row(policy.TrainingReference, batch[i / Group]).CopyTo(_reference.AsSpan(i * Digits.Classes));
            _answers[i] = Answers.Draw(TunedPolicy.Row(_logits, i), _random);
            _rewards[i] = _answers[i] == _labels[i / Group] ? 1f : 0f;
        }

        for (var i = 0; i < batch.Length; i++)
            Answers.Standardize(_rewards.AsSpan(i * Group, Group), _advantages.AsSpan(i * Group, Group));
        var count = batch.Length * Group;
        Classification.CrossEntropyPerSample(_logits.AsSpan(0, count * Digits.Classes), _answers.AsSpan(0, count), _oldLogProbabilities.AsSpan(0, count), new float[count]);
        for (var i = 0; i < count; i++)
            _oldLogProbabilities[i] = -_oldLogProbabilities[i];
    }

    private void Step(int images)
    {
        var count = images * Group;
        var elements = count * Digits.Classes;
        Repeat(policy.Forward(_images, images), _logits);
        TuningLosses.GrpoWithGradient(
            _logits.AsSpan(0, elements), _reference.AsSpan(0, elements), _answers.AsSpan(0, count), _oldLogProbabilities.AsSpan(0, count), _advantages.AsSpan(0, count), _gradient.AsSpan(0, elements));
        var gradient = policy.LogitsGradient(images);
        gradient.Clear();
        for (var i = 0; i < count; i++)
            for (var k = 0; k < Digits.Classes; k++)
                gradient[(i / Group * Digits.Classes) + k] += _gradient[(i * Digits.Classes) + k];
        policy.Step(_images, images, Rate);
    }

    private static void Repeat(ReadOnlySpan<float> logits, Span<float> repeated)
    {
        for (var i = 0; i < logits.Length / Digits.Classes * Group; i++)
            TunedPolicy.Row(logits, i / Group).CopyTo(repeated[(i * Digits.Classes)..]);
    }
}
