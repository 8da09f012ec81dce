using LossGen.Runtime;

namespace LossGen.Kernels.Tests;

/// <summary>The same bits whatever the hardware and the number of threads, and no garbage.</summary>
public sealed class DeterminismTests
{
    private const int ManySamples = 30_011;
    private static readonly int[] Widths = [512, 256, 128, 1];

    public static TheoryData<string> Names => ["Huber", "Bce", "CrossEntropy", "ClassWeights", "CosineEmbedding", "Optional", "TwoHeads"];

    [Theory]
    [MemberData(nameof(Names))]
    public void ThreadsDoNotChangeABit(string name) => ForBothTypes(name, (members, batch) =>
    {
        var one = members.WithGradient(batch, new LossOptions { MaxDegreeOfParallelism = 1 });
        var perSample = members.PerSample(batch, new LossOptions { MaxDegreeOfParallelism = 1 });
        foreach (var threads in new[] { 2, 7 })
        {
            var options = new LossOptions { MaxDegreeOfParallelism = threads };
            var many = members.WithGradient(batch, options);
            Assert.Equal(one.Reduced, many.Reduced);
            Assert.Equal(one.Gradients, many.Gradients);
            Assert.Equal(perSample, members.PerSample(batch, options));
            Assert.Equal(one.Reduced, members.Forward(batch, options));
        }
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void VectorWidthsDoNotChangeABit(string name) => ForBothTypes(name, (members, batch) =>
    {
        var results = Widths.Select(width =>
        {
            KernelWidth.Force(width);
            try
            {
                return members.WithGradient(batch);
            }
            finally
            {
                KernelWidth.Force(null);
            }
        }).ToList();
        Assert.All(results, result => Assert.Equal(results[0].Reduced, result.Reduced));
        Assert.All(results, result => Assert.Equal(results[0].Gradients, result.Gradients));
    });

    [Fact]
    public void ASecondCallOnOneThreadAllocatesNothing()
    {
        var options = new LossOptions { MaxDegreeOfParallelism = 1 };
        float[] logits = [.. Enumerable.Range(0, 5000).Select(i => MathF.Sin(i))], gradient = new float[5000], upstream = [.. Enumerable.Repeat(1f, 500)], losses = new float[500];
        int[] labels = [.. Enumerable.Range(0, 500).Select(i => i % 10)];
        float[] targets = [.. labels.Select(label => (float)(label % 2))], scalars = logits[..500], scalarGradient = new float[500];

        AssertAllocatesNothing(() => Formulas.Classification.CrossEntropy(logits, labels, options));
        AssertAllocatesNothing(() => Formulas.Classification.CrossEntropyWithGradient(logits, labels, gradient, options));
        AssertAllocatesNothing(() => Formulas.Classification.HandWrittenPerSample(logits, labels, losses, options));
        AssertAllocatesNothing(() => Formulas.Classification.CrossEntropyBackward(logits, labels, upstream, gradient, options));
        AssertAllocatesNothing(() => Formulas.Binary.BceWithGradient(scalars, targets, scalarGradient, options));
        AssertAllocatesNothing(() => Formulas.Regression.Huber(scalars, targets, 1f, options));
    }

    [Theory]
    [InlineData("Huber")]
    [InlineData("CrossEntropy")]
    [InlineData("LabelSmoothing")]
    [InlineData("CosineEmbedding")]
    public void AGradientMayStandInThePlaceOfItsInput(string name) => ForBothTypes(name, (members, batch) =>
    {
        var formula = FormulaCatalog.Find(name);
        var apart = members.WithGradient(batch);
        var destinations = formula.Source.Parameters.Where(parameter => parameter.IsGrad).ToDictionary(parameter => parameter.Name + "Gradient", parameter => batch.Arrays[parameter.Name]);
        members.Call("WithGradient", batch, default, destinations);
        var element = destinations.Values.First() is float[]? ElementFormat.Single : ElementFormat.Double;
        Assert.Equal(apart.Gradients, destinations.Values.Select(element.Doubles));
    });

    private static void AssertAllocatesNothing(Action call)
    {
        call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        call();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void ForBothTypes(string name, Action<KernelMembers, Batch> check)
    {
        var formula = FormulaCatalog.Find(name);
        var pool = SamplePool.Of(formula, FormulaSettings.Of(formula, 5).First(), PoolSize.Full);
        var samples = pool.Samples.Where(sample => sample is { IsCalm: true, FitsSingle: true }).ToList();
        foreach (var element in ElementFormat.All)
            check(new KernelMembers(formula, element), new Batch(pool, [.. Enumerable.Range(0, ManySamples).Select(i => samples[i * 7 % samples.Count])], element));
    }
}
