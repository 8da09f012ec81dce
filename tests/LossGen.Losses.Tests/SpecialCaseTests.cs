using LossGen.Losses;

namespace LossGen.Kernels.Tests;

/// <summary>What the catalogue gives where a textbook form gives NaN, or where libraries differ.</summary>
public sealed class SpecialCaseTests
{
    private const float Inf = float.PositiveInfinity;

    [Theory]
    [InlineData(Inf, 1)]
    [InlineData(-Inf, 0)]
    public void ACertainAndRightLogitCostsNothing(float logit, float target)
    {
        var gradient = new float[1];
        Assert.Equal(0, Classification.BinaryCrossEntropyWithGradient([logit], [target], gradient));
        Assert.Equal(0, gradient[0]);
    }

    [Fact]
    public void WhereEveryLabelIsIgnoredTheLossIsZero()
    {
        var gradient = new[] { 7f, 7f };
        var (loss, _) = Classification.CrossEntropyWithGradient([1, 2], [-100], gradient, options: new LossOptions { IgnoreLabel = -100 });
        Assert.Equal(0, loss);
        Assert.Equal([0f, 0f], gradient);
    }

    [Fact]
    public void AMaskedLogitIsOfNoConsequenceWithoutSmoothing()
    {
        var gradient = new float[3];
        var (loss, _) = Classification.CrossEntropyWithGradient([1, -Inf, 1], [0], gradient);
        Assert.Equal(MathF.Log(2), loss);
        Assert.Equal([-0.5f, 0, 0.5f], gradient);
    }

    [Fact]
    public void WithSmoothingAMaskedLogitIsInfinite()
    {
        var gradient = new float[3];
        var (loss, _) = Classification.CrossEntropyWithGradient([1, -Inf, 1], [0], gradient, smoothing: 0.1f);
        Assert.Equal(Inf, loss);
        Assert.Equal([0f, 0, 0], gradient);
    }

    [Fact]
    public void ASoftTargetOfZeroIgnoresItsMaskedLogit() => Assert.Equal(MathF.Log(2), Classification.SoftCrossEntropy([0, -Inf, 0], [0.5f, 0, 0.5f], 3));

    [Fact]
    public void AProbabilityThatTheModelRulesOutIsInfinitelyFar()
    {
        var gradient = new float[2];
        Assert.Equal(Inf, Classification.KlDivergenceWithGradient([0, -Inf], [0.5f, 0.5f], 2, gradient));
        Assert.Equal([0f, 0], gradient);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(100)]
    [InlineData(-100)]
    public void FocalLossHasItsDigitsFarFromZero(float logit)
    {
        // (1 − p)² softplus(−x), both by their leading terms: the next ones are beyond the digits of float.
        var expected = logit > 0 ? Math.Exp(-3.0 * logit) : -logit;
        Assert.Equal(0.25 * expected, Classification.Focal([(double)logit], [1.0]), 0.25 * expected * 1e-12);
    }

    [Fact]
    public void EqualEmbeddingsHaveNoGradient()
    {
        var (a, b) = (new float[3], new float[3]);
        Assert.Equal(0.5f, MetricLearning.ContrastiveWithGradient([1, 2, 3], [1, 2, 3], [false], a, b));
        Assert.Equal([0f, 0, 0], a);
        Assert.Equal([0f, 0, 0], b);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void ArcFaceIsFiniteWhereTheAngleHasNoDerivative(float cosine)
    {
        var gradient = new float[2];
        var loss = MetricLearning.ArcFaceWithGradient([cosine, 0], [0], gradient);
        Assert.True(float.IsFinite(loss) && gradient.All(float.IsFinite), $"{loss}: {string.Join(", ", gradient)}");
    }

    [Fact]
    public void AZeroVectorHasCosineZero()
    {
        var (query, positive, negative) = (new float[2], new float[2], new float[2]);
        Assert.Equal(0.5f, MetricLearning.CosineRankingWithGradient([0, 0], [1, 0], [0, 1], 2, query, positive, negative));
        Assert.All([.. query, .. positive, .. negative], value => Assert.Equal(0, value));
    }

    [Fact]
    public void NoPathIsNoLoss()
    {
        var gradient = new[] { 7f, 7f };
        Assert.Equal(0, Retrieval.PathPlanningWithGradient([-1, -2], [false, false], 2, gradient));
        Assert.Equal([0f, 0], gradient);
    }

    [Fact]
    public void AnAnswerOfManyTokensDoesNotUnderflow() => Assert.Equal(4000 - MathF.Log(1.5f) + MathF.Log(2), Retrieval.RagSequence([0, 0], [-4000, -4000 - MathF.Log(2)], 2), 1e-3f);

    [Fact]
    public void ADocumentThatIsNotThereHasNoShare() => Assert.Equal(3, Retrieval.RagSequence([0, -Inf], [-3, -1], 2));

    [Theory]
    [InlineData(1e-3, 5.0016670834e-7)]
    [InlineData(-1e-4, 4.9998333375e-9)]
    public void TheEstimateOfASmallDivergenceHasItsDigits(double difference, double expected) =>
        Assert.Equal(expected, Policy.K3Divergence([0f], [(float)difference]), expected * 1e-5);

    [Fact]
    public void AMaskedTokenNeverCounts()
    {
        var gradient = new float[2];
        var (loss, _, _) = Policy.PpoWithGradient([0, Inf], [0, -Inf], [1, 0], gradient, counts: [true, false]);
        Assert.Equal(-1, loss);
        Assert.Equal([-1f, 0], gradient);
    }

    [Fact]
    public void ARatioBeyondItsBoundIsNotTrained()
    {
        var gradient = new float[1];
        Policy.PpoWithGradient([200], [0], [1], gradient);
        Assert.Equal(0, gradient[0]);
    }

    [Fact]
    public void TheEndOfAnEpisodeHasNoNextValue() => Assert.Equal(0.5f, Policy.QLearning([1, 0], [float.NaN, float.NaN], [0], [2], [true]));

    [Fact]
    public void AnUndesirableAnswerFarAboveTheReferenceStillCounts() => Assert.Equal(1f, Preference.Kto([400], [0], [false]).loss);

    [Fact]
    public void ADesirableAnswerFarAboveTheReferenceKeepsItsDigits() => Assert.Equal(Math.Exp(-40), Preference.Kto([400.0], [0.0], [true]).loss, Math.Exp(-40) * 1e-12);
}
