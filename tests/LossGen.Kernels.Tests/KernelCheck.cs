using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;
using LossGen.Runtime;

namespace LossGen.Kernels.Tests;

/// <summary>Holds the kernels of one formula in one setting and element type against the oracle.</summary>
internal sealed class KernelCheck
{
    private const int MostFailures = 8;

    private static readonly double[] Upstream = [1, -0.5, 0.3f, 2];
    private static readonly int[] NarrowerWidths = [256, 128, 1];

    private readonly SamplePool pool;
    private readonly ElementFormat element;
    private readonly KernelMembers members;
    private readonly List<PooledSample> all;
    private readonly List<PooledSample> calm;

    // What was found right once need not be looked at again: kernels give a sample the same bits wherever it stands.
    private readonly HashSet<(PooledSample Sample, string What, double Actual)> known = [];

    public KernelCheck(SamplePool pool, ElementFormat element)
    {
        this.pool = pool;
        this.element = element;
        members = new KernelMembers(pool.Formula, element);
        all = [.. pool.Samples.Where(sample => element == ElementFormat.Double || sample.FitsSingle)];
        calm = [.. all.Where(sample => sample.IsCalm)];
    }

    /// <summary>What is wrong, with the sample that shows it.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>Losses and statistics.</summary>
    public WorstError Loss { get; } = new();

    /// <summary>Gradients.</summary>
    public WorstError Gradient { get; } = new();

    /// <summary>Tries batches of these lengths, each at every width of the vectors.</summary>
    public KernelCheck Run(IEnumerable<int> lengths)
    {
        foreach (var length in lengths)
        {
            Run(Compose(all, length), allWidths: true, isReduced: false);
            if (calm.Count > 0)
                Run(Compose(calm, length), allWidths: true, isReduced: true);
        }

        return this;
    }

    /// <summary>Tries one long batch, on as many threads as pay.</summary>
    public KernelCheck RunLong(int length)
    {
        if (calm.Count > 0)
            Run(Compose(calm, length), allWidths: false, isReduced: true);
        return this;
    }

    private Batch Compose(List<PooledSample> from, int length)
    {
        var random = new Random(length);
        return new Batch(pool, [.. Enumerable.Range(0, length).Select(_ => from[random.Next(from.Count)])], element);
    }

    private void Run(Batch batch, bool allWidths, bool isReduced)
    {
        if (Failures.Count >= MostFailures)
            return;
        double[] upstream = [.. Enumerable.Range(0, batch.Samples).Select(i => Upstream[i % Upstream.Length])];
        var widest = AtWidth(512, batch, upstream);
        foreach (var width in allWidths ? NarrowerWidths : [])
            Compare(width, batch, widest, AtWidth(width, batch, upstream));

        CheckPerSample(batch, widest.PerSample);
        CheckBackward(batch, upstream, widest.Backward);
        var expected = new Reduced(pool.Formula, batch);
        CheckGradients(batch, expected, widest.WithGradient.Gradients);
        if (isReduced)
        {
            CheckReduced("Forward", batch, expected, widest.Forward);
            CheckReduced("WithGradient", batch, expected, widest.WithGradient.Reduced);
        }
    }

    private Results AtWidth(int width, Batch batch, double[] upstream)
    {
        KernelWidth.Force(width);
        try
        {
            return new Results(members.Forward(batch), members.PerSample(batch), members.WithGradient(batch), members.Backward(batch, upstream));
        }
        finally
        {
            KernelWidth.Force(null);
        }
    }

    private void Compare(int width, Batch batch, Results widest, Results other)
    {
        foreach (var ((what, expected), (_, actual)) in widest.Named().Zip(other.Named()))
        {
            var different = Enumerable.Range(0, expected.Length).Where(i => !expected[i].Equals(actual[i])).ToList();
            if (different.Count > 0)
                Fail($"{what}: {width} bits give other bits than 512 at {different.Count} of {expected.Length} places; at [{different[0]}] {actual[different[0]]:R}, not {expected[different[0]]:R}", batch, null);
        }
    }

    private void CheckPerSample(Batch batch, double[][] outputs)
    {
        for (var k = 0; k < outputs.Length; k++)
            for (var i = 0; i < batch.Samples; i++)
                Check(Loss, $"PerSample.{pool.Formula.Source.Outputs[k].Name}", batch, i, outputs[k][i], batch.Pooled[i].Outputs[k].Weighted);
    }

    private void CheckBackward(Batch batch, double[] upstream, double[][] gradients)
    {
        foreach (var (sample, place, name, at, expected) in Elements(batch))
            Check(Gradient, $"Backward.{name}[{place}] for {upstream[sample]}", batch, sample, gradients[at.Gradient][at.Place], Reduced.Weighted(batch.Pooled[sample], expected).TimesInput(Ball.From(upstream[sample])));
    }

    private void CheckGradients(Batch batch, Reduced reduced, double[][] gradients)
    {
        foreach (var (sample, place, name, at, expected) in Elements(batch))
            Check(Gradient, $"WithGradient.{name}[{place}] of {batch.Samples}", batch, sample, gradients[at.Gradient][at.Place], reduced.Gradient(batch.Pooled[sample], expected));
    }

    private void CheckReduced(string member, Batch batch, Reduced reduced, double[] actual)
    {
        for (var k = 0; k < actual.Length; k++)
            if (Loss.Note(actual[k], reduced.Outputs[k], element.Format, Bound.OfRows) is > 1 and var units)
                Fail($"{member}.{pool.Formula.Source.Outputs[k].Name} of {batch.Samples} samples is {actual[k]:R}, not {reduced.Outputs[k].Value}: {units:G4} of the bound", batch, null);
    }

    private IEnumerable<(int Sample, int Place, string Name, (int Gradient, int Place) At, Expectation Expected)> Elements(Batch batch)
    {
        for (var i = 0; i < batch.Samples; i++)
        {
            if (!batch.Pooled[i].HasGradient)
                continue;
            for (var k = 0; k < batch.Pooled[i].Gradients.Length; k++)
            {
                var gradient = batch.Pooled[i].Gradients[k];
                foreach (var (place, expected) in gradient.Elements)
                    yield return (i, place, pool.Formula.Source.Parameters[gradient.Parameter].Name, (k, (i * gradient.Width) + place), expected);
            }
        }
    }

    private void Check(WorstError worst, string what, Batch batch, int sample, double actual, Expectation expected)
    {
        if (!known.Add((batch.Pooled[sample], what, actual)))
            return;
        if (worst.Note(actual, expected, element.Format, pool.Formula.BoundFactor) is > 1 and var units)
            Fail($"{what} is {actual:R}, not {expected.Value} (κ {expected.Kappa:G3}): {units:G4} of the bound", batch, batch.Pooled[sample]);
    }

    private void Fail(string what, Batch batch, PooledSample? sample)
    {
        if (Failures.Count < MostFailures)
            Failures.Add($"{pool.Formula} ({element}; {pool.Setting}; {batch.Samples} samples): {what}{(sample is null ? "" : " for " + Describe(sample))}");
    }

    private string Describe(PooledSample sample) => string.Join("; ", pool.Formula.Source.Parameters.Zip(
        sample.Inputs.Values, (parameter, values) => $"{parameter.Name} = {string.Join(", ", values.Take(20).Select(value => value.ToString("R", null)))}"));

    private sealed record Results(double[] Forward, double[][] PerSample, (double[] Reduced, double[][] Gradients) WithGradient, double[][] Backward)
    {
        public IEnumerable<(string What, double[] Values)> Named()
        {
            yield return ("Forward", Forward);
            foreach (var values in PerSample)
                yield return ("PerSample", values);
            yield return ("WithGradient", WithGradient.Reduced);
            foreach (var values in WithGradient.Gradients)
                yield return ("the gradient of WithGradient", values);
            foreach (var values in Backward)
                yield return ("Backward", values);
        }
    }
}
