using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;

namespace LossGen.Kernels.Tests;

/// <summary>What the reduced members must return: exact sums over the samples of a batch, as DESIGN.md defines them.</summary>
internal sealed class Reduced
{
    private static readonly BallArithmetic Arithmetic = new(320);

    public Reduced(TestFormula formula, Batch batch, LossOptions options = default)
    {
        var isSum = options.Reduction is { } reduction ? reduction == Reduction.Sum : formula.IsSum;
        Denominator = options.Denominator is { } declared ? Ball.From(declared) : isSum ? Ball.One : Weights(batch, 0);
        Outputs =
        [
            .. Enumerable.Range(0, formula.Source.Outputs.Length)
                .Select(output => Sum(batch, output).Over(output == 0 ? Denominator : Weights(batch, output))),
        ];
    }

    /// <summary>What the sum of the losses is divided by.</summary>
    public Ball Denominator { get; }

    /// <summary>The loss, then the statistics.</summary>
    public IReadOnlyList<Expectation> Outputs { get; }

    /// <summary>The gradient of the reduced loss by an element of one sample.</summary>
    public Expectation Gradient(PooledSample sample, Expectation element, double gradientScale = 1) => Weighted(sample, element).Times(Ball.From(gradientScale)).Over(Denominator);

    /// <summary>∂(w·ℓ) by an element of one sample.</summary>
    public static Expectation Weighted(PooledSample sample, Expectation element) => sample.Outputs[0] switch
    {
        { Counts: false } => Expectation.Zero,
        { IsWeighted: true, Weight: var weight } => element.TimesInput(weight),
        _ => element,
    };

    private static Ball Weights(Batch batch, int output) =>
        batch.Pooled.GroupBy(sample => sample, ReferenceEqualityComparer.Instance)
            .Aggregate(Ball.Zero, (sum, group) => Arithmetic.Add(sum, Arithmetic.Multiply(group.First().Outputs[output].Weight, Ball.From((long)group.Count()))));

    private static Expectation Sum(Batch batch, int output) =>
        Expectation.Sum(batch.Pooled.GroupBy(sample => sample, ReferenceEqualityComparer.Instance).Select(group => (group.First().Outputs[output].Weighted, group.Count())));
}
