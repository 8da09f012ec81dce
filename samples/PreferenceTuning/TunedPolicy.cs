using LossGen.Losses;
using QuickStart;

namespace PreferenceTuning;

/// <summary>A policy that answers with a digit: a network that was trained a little, and is tuned from there. What it was then is its reference.</summary>
internal sealed class TunedPolicy
{
    private const int Hidden = 32;
    private const int BatchSize = 32;
    private const float PretrainingRate = 0.02f;
    private const int Pretraining = 300;
    private const int Passes = 5;

    private readonly Digits _training;
    private readonly Digits _test;
    private readonly Network _network;
    private readonly float[] _testReference;
    private readonly int[] _testRejected;
    private readonly List<Progress> _history = [];

    public TunedPolicy(string name, Digits training, Digits test)
    {
        (Name, _training, _test) = (name, training, test);
        var random = new Random(7);
        _network = new Network(name, Math.Max(training.Count, test.Count), random, Digits.Pixels, Hidden, Digits.Classes);
        Pretrain(random);
        TrainingReference = _network.Forward(training.Images, training.Count).ToArray();
        _testReference = _network.Forward(test.Images, test.Count).ToArray();
        _testRejected = [.. Enumerable.Range(0, test.Count).Select(i => Answers.Draw(Row(_testReference, i), random, except: test.Labels[i]))];
        Measure();
    }

    public string Name { get; }

    /// <summary>The reference's logits of the training digits.</summary>
    public float[] TrainingReference { get; }

    public IReadOnlyList<Progress> History => _history;

    public static ReadOnlySpan<float> Row(ReadOnlySpan<float> logits, int i) => logits.Slice(i * Digits.Classes, Digits.Classes);

    public ReadOnlySpan<float> Forward(ReadOnlySpan<float> images, int count) => _network.Forward(images, count);

    public Span<float> LogitsGradient(int count) => _network.LogitsGradient(count);

    public void Step(ReadOnlySpan<float> images, int count, float rate) => _network.Step(images, count, rate);

    /// <summary>Notes what the policy is worth now.</summary>
    public void Measure()
    {
        var logits = _network.Forward(_test.Images, _test.Count);
        var losses = new float[_test.Count];
        Classification.CrossEntropyPerSample(logits, _test.Labels, losses, new float[_test.Count]);
        var dpo = TuningLosses.Dpo(logits, _testReference, _test.Labels, _testRejected, beta: 1f);
        _history.Add(new Progress(
            _history.Count, losses.Average(loss => MathF.Exp(-loss)), dpo.chosenReward - dpo.rejectedReward, TuningLosses.Divergence(logits, _testReference, Digits.Classes)));
    }

    private void Pretrain(Random random)
    {
        var (images, labels) = (new float[BatchSize * Digits.Pixels], new int[BatchSize]);
        var order = Enumerable.Range(0, Pretraining).ToArray();
        for (var pass = 0; pass < Passes; pass++)
        {
            random.Shuffle(order);
            foreach (var batch in order.Chunk(BatchSize))
            {
                _training.Gather(batch, images, labels);
                Classification.CrossEntropyWithGradient(_network.Forward(images, batch.Length), labels.AsSpan(0, batch.Length), _network.LogitsGradient(batch.Length));
                _network.Step(images, batch.Length, PretrainingRate);
            }
        }
    }
}
