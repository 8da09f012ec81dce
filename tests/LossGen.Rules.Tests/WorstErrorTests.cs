using LossGen.Compiler.Rewriting;
using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;
using LossGen.Rules.Evaluation;
using LossGen.Rules.Failures;

namespace LossGen.Rules.Tests;

/// <summary>Over the domain in which a rule is applied, the right side in float is finite wherever the truth is, and its worst error is not greater than that of the left.</summary>
public sealed class WorstErrorTests
{
    private const int GridCount = 160;
    private const int RandomCount = 60;

    // Where both sides are good, a few units in the last place do not matter.
    private const double Floor = 8;

    // The worst of a sample is an estimate: where both sides lose what the rounding of a difference of logits loses, neither is the better one.
    private const double Estimate = 2;

    public static TheoryData<int, string> All => RuleRows.All();

    [Theory]
    [MemberData(nameof(All))]
    public void TheRightIsNotWorseThanTheLeft(int row, string rule)
    {
        var sides = RuleRows.At(row);
        var format = FloatFormat.Single;
        var (worstLeft, worstRight, atRight) = (0.0, 0.0, "");
        var known = Failure.Of(sides.Rule, isDouble: false).Select(failure => new SampleInputs([.. failure.Point.Select(value => value.Values)]));
        foreach (var point in ProofPoints.Finite(sides, GridCount).Concat(RandomPoints.Of(sides, ~row, RandomCount)).Concat(known))
        {
            if (Exemption.Holds(sides, point))
                continue;
            var inputs = Measured.InFormat(point, format);
            var (left, right) = (RoundedEvaluation.AsWritten(sides.Left, inputs, format), RoundedEvaluation.AsInKernels(sides.LoweredRight, inputs, format));
            var lowered = RoundedEvaluation.AsInKernels(sides.LoweredLeft, inputs, format);
            var (byLeft, byRight) = (Truth.Of(sides.Left, inputs, format), Truth.Of(sides.Right, inputs, format));
            for (var i = 0; i < left.Length; i++)
            {
                var j = right.Length > 1 ? i : 0;
                if ((byLeft[i] ?? byRight[j]) is not { IsFinite: true } truth || !double.IsFinite(format.ToDouble(truth.Mid)))
                    continue;
                // A softmax on the left is no better than the one on the right.
                var (errorLeft, errorRight) = (Math.Max(Ulps.Of(left[i], truth, format), Ulps.Of(lowered[i], truth, format)), Ulps.Of(right[j], truth, format));
                Assert.True(double.IsFinite(right[j]), $"{rule} at {PointText.Of(sides, point)}: the right computes {right[j]}, and {truth} is true.");
                worstLeft = Math.Max(worstLeft, errorLeft);
                if (errorRight > worstRight)
                    (worstRight, atRight) = (errorRight, $"at {PointText.Of(sides, point)}: {right[j]:R} for {truth}");
            }
        }

        Assert.True(worstRight <= Math.Max(Estimate * worstLeft, Floor), $"{rule}: {worstRight:0.0} ulp, the left {worstLeft:0.0} ulp; {atRight}");
    }
}
