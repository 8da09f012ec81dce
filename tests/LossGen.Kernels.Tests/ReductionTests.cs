using LossGen.Oracle.Interpretation;

namespace LossGen.Kernels.Tests;

/// <summary>What the options of a call change.</summary>
public sealed class ReductionTests
{
    // A number, rows, weights, a mask with a sum for its default.
    private static readonly string[] Names = ["Huber", "CrossEntropy", "ClassWeights", "Optional", "MaskedError", "WeightedRows"];

    public static TheoryData<string, Reduction?, double, double?> Options
    {
        get
        {
            var data = new TheoryData<string, Reduction?, double, double?>();
            foreach (var name in Names)
            {
                data.Add(name, Reduction.Mean, 1, null);
                data.Add(name, Reduction.Sum, 1, null);
                data.Add(name, Reduction.Mean, 1024, 7);
                data.Add(name, Reduction.Mean, -0.5, 0);
                data.Add(name, null, 0, null);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void LossAndGradientAreDividedAndScaledAsDeclared(string name, Reduction? reduction, double gradientScale, double? denominator)
    {
        var options = new LossOptions { Reduction = reduction, GradientScale = gradientScale, Denominator = denominator };
        foreach (var element in ElementFormat.All)
        {
            var (formula, batch, members) = Prepare(name, element, 23);
            var expected = new Reduced(formula, batch, options);
            var (reduced, gradients) = members.WithGradient(batch, options);
            Assert.Equal(reduced, members.Forward(batch, options));
            for (var k = 0; k < reduced.Length; k++)
                AssertWithin(reduced[k], expected.Outputs[k], element, Bound.OfRows);
            AssertGradients(batch, gradients, element, formula, (sample, value) => expected.Gradient(sample, value, gradientScale));
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void BackwardKnowsOnlyTheScale(string name, Reduction? reduction, double gradientScale, double? denominator)
    {
        var (_, batch, members) = Prepare(name, ElementFormat.Single, 23);
        var upstream = Enumerable.Range(0, batch.Samples).Select(i => 0.25 * (i + 1)).ToArray();
        Assert.Equal(
            members.Backward(batch, upstream, new LossOptions { GradientScale = gradientScale }),
            members.Backward(batch, upstream, new LossOptions { GradientScale = gradientScale, Reduction = reduction, Denominator = denominator }));
    }

    [Theory]
    [InlineData("Huber")]
    [InlineData("CrossEntropy")]
    [InlineData("ClassWeights")]
    public void MicroBatchesWithADeclaredDenominatorAddUp(string name)
    {
        foreach (var element in ElementFormat.All)
        {
            var formula = FormulaCatalog.Find(name);
            var pool = Pool(formula);
            var samples = pool.Samples.Where(sample => sample is { IsCalm: true, FitsSingle: true }).Take(12).ToList();
            var members = new KernelMembers(formula, element);
            var options = new LossOptions { Denominator = 12 };
            var whole = members.WithGradient(new Batch(pool, samples, element), options);
            var parts = samples.Chunk(5).Select(part => members.WithGradient(new Batch(pool, part, element), options)).ToList();
            Assert.Equal(whole.Reduced[0], parts.Sum(part => part.Reduced[0]), 1e-5 * Math.Abs(whole.Reduced[0]));
            Assert.Equal(whole.Gradients[0], parts.SelectMany(part => part.Gradients[0]));
        }
    }

    [Theory]
    [InlineData("CrossEntropy")]
    [InlineData("WeightedRows")]
    public void SamplesWithTheIgnoredLabelDoNotCount(string name)
    {
        foreach (var element in ElementFormat.All)
        {
            var (formula, batch, members) = Prepare(name, element, 9);
            var with = new Batch(Pool(formula), [.. batch.Pooled, .. batch.Pooled.Take(4)], element);
            ((int[])with.Arrays["label"]).AsSpan(9).Fill(-100);
            Poison(with.Arrays["logits"], 9 * 5);
            var (options, expected) = (new LossOptions { IgnoreLabel = -100 }, members.WithGradient(batch));
            var actual = members.WithGradient(with, options);
            Assert.Equal(expected.Reduced, actual.Reduced);
            Assert.Equal(expected.Gradients[0], actual.Gradients[0][..^20]);
            Assert.All(actual.Gradients[0][^20..], gradient => Assert.Equal(0, gradient));
            Assert.All(members.PerSample(with, options), output => Assert.All(output[9..], value => Assert.Equal(0, value)));
        }
    }

    [Fact]
    public void AnIgnoredLabelIsNeverAnIndex()
    {
        // The spans lie inside larger arrays: what a kernel writes beside them is seen, and harms nothing.
        float[] logits = new float[64], weights = new float[64], gradient = new float[64];
        logits.AsSpan().Fill(float.NaN);
        logits.AsSpan(32, 4).Fill(1);
        weights.AsSpan().Fill(1);
        gradient.AsSpan().Fill(-7);
        var options = new LossOptions { IgnoreLabel = -3 };
        var loss = Formulas.Classification.ClassWeightsWithGradient(logits.AsSpan(32, 4), weights.AsSpan(32, 4), [-3, 1], gradient.AsSpan(32, 4), options);
        Assert.Equal(Math.Log(2), loss, 1e-6);
        Assert.Equal([0, 0, 0.5f, -0.5f], gradient[32..36]);
        Assert.All(gradient[..32].Concat(gradient[36..]), value => Assert.Equal(-7, value));
    }

    [Fact]
    public void ABatchThatIsIgnoredAsAWholeIsZero()
    {
        var (formula, batch, members) = Prepare("CrossEntropy", ElementFormat.Single, 6);
        ((int[])batch.Arrays["label"]).AsSpan().Fill(3);
        var (reduced, gradients) = members.WithGradient(batch, new LossOptions { IgnoreLabel = 3 });
        Assert.All(reduced, value => Assert.Equal(0, value));
        Assert.All(gradients[0], value => Assert.Equal(0, value));
    }

    private static SamplePool Pool(TestFormula formula) => SamplePool.Of(formula, FormulaSettings.Of(formula, 5).First(), PoolSize.Full);

    private static (TestFormula Formula, Batch Batch, KernelMembers Members) Prepare(string name, ElementFormat element, int samples)
    {
        var formula = FormulaCatalog.Find(name);
        var calm = Pool(formula).Samples.Where(sample => sample is { IsCalm: true, FitsSingle: true }).ToList();
        return (formula, new Batch(Pool(formula), [.. Enumerable.Range(0, samples).Select(i => calm[i % calm.Count])], element), new KernelMembers(formula, element));
    }

    private static void Poison(Array logits, int from)
    {
        for (var i = from; i < logits.Length; i++)
            logits.SetValue(logits is float[]? (object)float.NaN : double.NaN, i);
    }

    private static void AssertGradients(Batch batch, double[][] gradients, ElementFormat element, TestFormula formula, Func<PooledSample, Expectation, Expectation> expect)
    {
        for (var i = 0; i < batch.Samples; i++)
            foreach (var (gradient, k) in batch.Pooled[i].Gradients.Select((gradient, k) => (gradient, k)))
                foreach (var (place, value) in gradient.Elements)
                    AssertWithin(gradients[k][(i * gradient.Width) + place], expect(batch.Pooled[i], value), element, formula.BoundFactor);
    }

    private static void AssertWithin(double actual, Expectation expected, ElementFormat element, int factor) =>
        Assert.True(Bound.Error(actual, expected, element.Format, factor) <= 1, $"{actual:R}, not {expected.Value}");
}
