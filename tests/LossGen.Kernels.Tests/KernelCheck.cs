using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;
using LossGen.Runtime;

namespace LossGen.Kernels.Tests;

/// <summary>Holds the kernels of one formula in one setting and element type against the oracle.</summary>
internal sealed class KernelCheck
{
    private const int MostFailures = 8;

    private static readonly double[] Upstream = [1, -0.5, 0.3f, 2];

    private readonly SamplePool pool;
    private readonly ElementFormat element;
    private readonly ILossMembers members;
    private readonly IReadOnlyList<int> narrowerWidths;
    private readonly List<PooledSample> all;
    private readonly List<PooledSample> calm;

    private readonly HashSet<(PooledSample Sample, Place Place, double Actual)> known = new(new SampleIdentity());

    public KernelCheck(SamplePool pool, ElementFormat element)
        : this(pool, element, new KernelMembers(pool.Formula, element), [256, 128, 1])
    {
    }

    /// <summary>Holds members of another kind against the oracle.</summary>
    public KernelCheck(SamplePool pool, ElementFormat element, ILossMembers members, IReadOnlyList<int> narrowerWidths)
    {
        this.pool = pool;
        this.element = element;
        this.members = members;
        this.narrowerWidths = narrowerWidths;
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
        foreach (var width in allWidths ? narrowerWidths : [])
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
        {
            var name = $"PerSample.{pool.Formula.Source.Outputs[k].Name}";
            for (var i = 0; i < batch.Samples; i++)
                Check(Loss, batch, i, new Place(name, 0, 0), outputs[k][i], batch.Pooled[i].Outputs[k].Weighted, whole => whole);
        }
    }

    private void CheckBackward(Batch batch, double[] upstream, double[][] gradients) => CheckElements("Backward", batch, gradients, (i, element) =>
        (upstream[i], _ => Reduced.Weighted(batch.Pooled[i], element).TimesInput(Ball.From(upstream[i]))));

    private void CheckGradients(Batch batch, Reduced reduced, double[][] gradients) => CheckElements("WithGradient", batch, gradients, (i, element) =>
        (batch.Samples, _ => reduced.Gradient(batch.Pooled[i], element)));

    private void CheckReduced(string member, Batch batch, Reduced reduced, double[] actual)
    {
        for (var k = 0; k < actual.Length; k++)
            if (Loss.Note(actual[k], reduced.Outputs[k], element.Format, Bound.OfRows) is > 1 and var units)
                Fail($"{member}.{pool.Formula.Source.Outputs[k].Name} of {batch.Samples} samples is {actual[k]:R}, not {reduced.Outputs[k].Value}: {units:G4} of the bound", batch, null);
    }

    private void CheckElements(string member, Batch batch, double[][] gradients, Func<int, Expectation, (double Factor, Func<Expectation, Expectation> Expect)> scale)
    {
        var names = batch.Pooled.Take(1).SelectMany(sample => sample.Gradients).Select(gradient => $"{member}.{pool.Formula.Source.Parameters[gradient.Parameter].Name}").ToArray();
        for (var i = 0; i < batch.Samples; i++)
        {
            var sample = batch.Pooled[i];
            if (!sample.HasGradient)
                continue;
            for (var k = 0; k < sample.Gradients.Length; k++)
                foreach (var (place, expected) in sample.Gradients[k].Elements)
                {
                    var (factor, expect) = scale(i, expected);
                    Check(Gradient, batch, i, new Place(names[k], place, factor), gradients[k][(i * sample.Gradients[k].Width) + place], expected, expect);
                }
        }
    }

    // The same bits for the same sample in the same place are looked at once: in a long batch that is most of them.
    private void Check(WorstError worst, Batch batch, int sample, Place place, double actual, Expectation unscaled, Func<Expectation, Expectation> scale)
    {
        if (!known.Add((batch.Pooled[sample], place, actual)))
            return;
        var expected = scale(unscaled);
        if (worst.Note(actual, expected, element.Format, pool.Formula.BoundFactor, worst == Gradient ? element.Stored : element.Format) is > 1 and var units)
            Fail($"{place} is {actual:R}, not {expected.Value} (κ {expected.Kappa:G3}): {units:G4} of the bound", batch, batch.Pooled[sample]);
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

    /// <summary>A number that a member writes for a sample.</summary>
    /// <param name="Member">The member and its destination.</param>
    /// <param name="Element">The element of a row.</param>
    /// <param name="Factor">What else the number depends on: the upstream gradient, or the number of samples.</param>
    private readonly record struct Place(string Member, int Element, double Factor)
    {
        public override string ToString() => $"{Member}[{Element}] ({Factor})";
    }

    private sealed class SampleIdentity : IEqualityComparer<(PooledSample Sample, Place Place, double Actual)>
    {
        public bool Equals((PooledSample Sample, Place Place, double Actual) x, (PooledSample Sample, Place Place, double Actual) y) =>
            ReferenceEquals(x.Sample, y.Sample) && x.Place == y.Place && x.Actual.Equals(y.Actual);

        public int GetHashCode((PooledSample Sample, Place Place, double Actual) key) =>
            HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(key.Sample), key.Place, key.Actual);
    }
}
