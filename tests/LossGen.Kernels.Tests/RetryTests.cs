using LossGen.Runtime;

namespace LossGen.Kernels.Tests;

/// <summary>Samples that are not finite in float are computed again in double: alone, wherever the gradient stands, whatever the hardware.</summary>
public sealed class RetryTests
{
    private const int Width = 5;
    private static readonly int[] VectorWidths = [512, 256, 128, 1];

    public static TheoryData<string> Overflowing =>
        ["SaturatingError", "RatioOfProducts", "ImportanceRatio", "SaturatingDistance", "NearestOrigin", "MeanHuber", "Spread", "Mse", "Poisson", "KlEstimate", "RowMse", "CosineEmbedding", "TwoHeads"];

    [Theory]
    [MemberData(nameof(Overflowing))]
    public void AGradientInThePlaceOfItsInputHasTheSameBits(string name)
    {
        var (members, batch, upstream) = Make(name, 211);
        foreach (var width in VectorWidths)
            AtWidth(width, () =>
            {
                Assert.Equal(members.WithGradient(batch).Gradients, InPlace(members, name, "WithGradient", batch, upstream));
                Assert.Equal(members.Backward(batch, upstream), InPlace(members, name, "Backward", batch, upstream));
            });
    }

    [Theory]
    [MemberData(nameof(Overflowing))]
    public void ThreadsDoNotChangeABit(string name)
    {
        var (members, batch, upstream) = Make(name, 30_011);
        var one = new LossOptions { MaxDegreeOfParallelism = 1 };
        var expected = members.WithGradient(batch, one);
        var (losses, backward) = (members.PerSample(batch, one), members.Backward(batch, upstream, one));
        foreach (var threads in new[] { 2, 7 })
        {
            var options = new LossOptions { MaxDegreeOfParallelism = threads };
            var actual = members.WithGradient(batch, options);
            Assert.Equal(expected.Reduced, actual.Reduced);
            Assert.Equal(expected.Gradients, actual.Gradients);
            Assert.Equal(expected.Reduced, members.Forward(batch, options));
            Assert.Equal(losses, members.PerSample(batch, options));
            Assert.Equal(backward, members.Backward(batch, upstream, options));
            Assert.Equal(backward, InPlace(members, name, "Backward", batch, upstream, options));
        }
    }

    [Theory]
    [MemberData(nameof(Overflowing))]
    public void ASampleDependsOnItselfAlone(string name)
    {
        var (members, batch, upstream) = Make(name, 83);
        var pool = Pool(name);
        var losses = members.PerSample(batch);
        var gradients = members.Backward(batch, upstream);
        for (var i = 0; i < batch.Samples; i++)
        {
            var alone = new Batch(pool, [batch.Pooled[i]], ElementFormat.Single);
            Assert.Equal(losses.Select(values => values[i]), members.PerSample(alone).Select(values => values[0]));
            var own = members.Backward(alone, [upstream[i]]);
            Assert.All(own.Zip(gradients), pair => Assert.Equal(pair.Second.Skip(i * pair.First.Length).Take(pair.First.Length), pair.First));
        }
    }

    [Fact]
    public void ASquareThatOverflowsLeavesARatioOfOne()
    {
        float[] x = [1e30f, 1, -1e25f], losses = new float[3], gradient = new float[3];
        Formulas.Overflowing.SaturatingErrorPerSample(x, new float[3], losses);
        Formulas.Overflowing.SaturatingErrorWithGradient(x, new float[3], gradient, new LossOptions { Reduction = Reduction.Sum });
        Assert.Equal([1, 0.5f, 1], losses);
        Assert.Equal([0, 0.5f, 0], gradient);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(200)]
    public void AFactorThatOverflowsIsANumberTimesAProbability(int width)
    {
        const float penalty = 0.85e38f;
        float[] logits = [2, -1, -1, .. Enumerable.Repeat(float.NegativeInfinity, width - 3)], gradient = new float[width];
        const double logSumExp = 2.094922956420960891;
        Assert.True(2 * penalty * logSumExp > float.MaxValue);
        foreach (var vector in VectorWidths)
            AtWidth(vector, () =>
            {
                Formulas.Classification.TermsWithGradient(logits, [0], gradient, penalty, 0, new LossOptions { Reduction = Reduction.Sum });
                Assert.All(gradient.Zip(logits), pair =>
                {
                    var expected = 2 * penalty * logSumExp * Math.Exp(pair.Second - logSumExp);
                    Assert.InRange(pair.First, expected * (1 - 1e-6), expected * (1 + 1e-6));
                });
            });
    }

    [Fact]
    public void AnExponentialThatOverflowsIsNothingWhereItDoesNotCount()
    {
        float[] losses = new float[2], gradient = new float[2];
        Formulas.Overflowing.ImportanceRatioPerSample([200, 1], [0, 1], losses);
        Formulas.Overflowing.ImportanceRatioBackward([200, 1], [0, 1], [1, 1], gradient);
        Assert.Equal([0, MathF.E], losses);
        Assert.Equal([0, MathF.E], gradient);
    }

    [Theory]
    [InlineData(89)]
    [InlineData(92.5f)]
    [InlineData(95)]
    public void AGradientThatOverflowsIsScaledFirst(float logRate)
    {
        var gradient = new float[1];
        var expected = 0.0009765625 * Math.Exp(logRate);
        Formulas.Regression.PoissonBackward([logRate], [0], [0.0009765625f], gradient);
        Assert.Equal(expected, gradient[0], expected * 1e-6);
        Formulas.Preference.KlEstimateBackward([-logRate], [0], [0.0009765625f], gradient);
        Assert.Equal(-expected, gradient[0], expected * 1e-6);
    }

    [Fact]
    public void AMeanOfLossesIsFiniteWhereTheirSumIsNoFloat()
    {
        float[] prediction = [.. Enumerable.Repeat(3e38f, 5000)], target = new float[5000];
        Assert.Equal(3e38f, Formulas.Regression.Mae(prediction, target), 0f);
        Assert.Equal(3e38f, Formulas.Regression.MaeWithGradient(prediction, target, new float[5000]), 0f);
    }

    [Fact]
    public void ALossBeyondFloatCountsInAMeanThatIsNot()
    {
        float[] prediction = [.. Enumerable.Repeat(1f, 1000)];
        prediction[500] = 2e20f;
        Assert.Equal(4e37, Formulas.Regression.Mse(prediction, new float[1000]), 1e32);
    }

    [Fact]
    public void NaNAndInfinityStayInTheirSample()
    {
        float[] prediction = [.. Enumerable.Range(0, 100).Select(i => (float)i)], losses = new float[100];
        (prediction[17], prediction[40]) = (float.NaN, float.NegativeInfinity);
        Formulas.Regression.MsePerSample(prediction, new float[100], losses);
        Assert.Equal(prediction.Select(value => value * value), losses);
    }

    private static (KernelMembers Members, Batch Batch, double[] Upstream) Make(string name, int samples)
    {
        var pool = Pool(name);
        var candidates = pool.Samples.Where(sample => sample.FitsSingle).ToList();
        var batch = new Batch(pool, [.. Enumerable.Range(0, samples).Select(i => candidates[i * 7 % candidates.Count])], ElementFormat.Single);
        return (new KernelMembers(pool.Formula, ElementFormat.Single), batch, [.. Enumerable.Range(0, samples).Select(i => i % 3 == 0 ? 1 : 0.0009765625)]);
    }

    private static SamplePool Pool(string name)
    {
        var formula = FormulaCatalog.Find(name);
        return SamplePool.Of(formula, FormulaSettings.Of(formula, Width).First(), PoolSize.Full);
    }

    private static double[][] InPlace(KernelMembers members, string name, string member, Batch batch, double[] upstream, LossOptions options = default)
    {
        var inputs = FormulaCatalog.Find(name).Source.Parameters.Where(parameter => parameter.IsGrad).Select(parameter => parameter.Name).ToList();
        var before = inputs.ToDictionary(input => input, input => (Array)batch.Arrays[input].Clone());
        var others = inputs.ToDictionary(input => input + "Gradient", input => batch.Arrays[input]);
        if (member == "Backward")
            others["lossGradient"] = ElementFormat.Single.Array(upstream);
        members.Call(member, batch, options, others);
        double[][] gradients = [.. inputs.Select(input => ElementFormat.Single.Doubles(batch.Arrays[input]))];
        foreach (var input in inputs)
            before[input].CopyTo(batch.Arrays[input], 0);
        return gradients;
    }

    private static void AtWidth(int width, Action check)
    {
        KernelWidth.Force(width);
        try
        {
            check();
        }
        finally
        {
            KernelWidth.Force(null);
        }
    }
}
