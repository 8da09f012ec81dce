using System.Collections.Immutable;
using LossGen.Compiler.Rewriting;
using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;
using LossGen.Rules.Evaluation;
using LossGen.Rules.Failures;
using LossGen.Rules.Sampling;
using LossGen.Rules.Sides;

namespace LossGen.Rules.Tests;

/// <summary>What the table of failures says is true, and it says something of every rule that needs it.</summary>
public sealed class FailureTableTests
{
    public static TheoryData<int, string> All => RuleRows.All();

    [Theory]
    [MemberData(nameof(All))]
    public void EveryRowIsTrue(int row, string rule)
    {
        var sides = RuleRows.At(row);
        foreach (var format in new[] { FloatFormat.Single, FloatFormat.Double })
            foreach (var failure in Failure.Of(sides.Rule, format == FloatFormat.Double))
            {
                Assert.Equal(sides.Variables.Select(variable => variable.Name), failure.Point.Select(value => value.Variable));
                var point = new SampleInputs([.. failure.Point.Select(value => value.Values)]);
                var at = rule + " at " + PointText.Of(sides, point);
                Assert.True(Admission.Admits(sides, point), at);

                var inputs = Measured.InFormat(point, format);
                Assert.Equal(RoundedOperation.Round(failure.Computed, format), RoundedEvaluation.AsWritten(sides.Left, inputs, format)[failure.Element]);
                var truth = Truth.Of(sides.Left, inputs, format)[failure.Element];
                Assert.True(truth!.Value.TryRound(format, out var rounded), at);
                Assert.Equal(RoundedOperation.Round(failure.True, format), rounded);
                Assert.True(Ulps.Of(RoundedOperation.Round(failure.Computed, format), truth.Value, format) > Measured.Threshold, at);
            }
    }

    [Fact]
    public void EveryRowIsOfARule() =>
        Assert.Empty(FailureTable.Rows.Keys.Select(key => key.Text).Except(AllRules.Rows.Select(rule => rule.Text)));

    [Fact]
    public void ARuleWithoutAFailureIsThereForAnotherReason()
    {
        var without = AllRules.Rows
            .Where(rule => rule is { IsHandwritten: false, IsForGradients: false, Stage: RuleStage.Stable } && Failure.Of(rule, isDouble: false).IsEmpty)
            .Select(rule => rule.Text);
        Assert.Equal(WithoutFailure.Reasons.Keys.Order(StringComparer.Ordinal), without.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void AFormThatIsStableByHandDoesNotFail(int row, string rule)
    {
        var sides = RuleRows.At(row);
        if (!sides.Rule.IsHandwritten)
            return;
        Assert.Empty(Failure.Of(sides.Rule, isDouble: false));
        foreach (var failure in FailureSearch.Of(sides, FloatFormat.Single))
            Assert.True(IsSoftTarget(sides, failure.Point), $"{rule} at {PointText.Of(sides, failure.Point)}: {failure.Computed:R} for {failure.True:R}");
    }

    // The usual form of a binary cross-entropy is made for targets of 0 and 1; between them its terms cancel.
    private static bool IsSoftTarget(RuleSides sides, SampleInputs point) => sides.Rule.Id == "C10" && point.Values[sides.IndexOf("y")][0] is not (0 or 1);

    [Theory]
    [InlineData("log(1 + x) => log1p(x)", 1e-8, 0)]
    [InlineData("log(1 + exp(x)) => softplus(x)", 89, double.PositiveInfinity)]
    [InlineData("log(exp(x)) => x", -104, double.NegativeInfinity)]
    [InlineData("sqrt(x * x) => abs(x)", 1e20, double.PositiveInfinity)]
    [InlineData("1 - sigmoid(x) => sigmoid(-x)", 17, 5.9604645e-8)]
    public void KnownFailuresAreMeasured(string rule, double x, double computed)
    {
        var sides = new RuleSides(AllRules.Rows.Single(row => row.Text == rule));
        var failure = Assert.Single(Measured.At(sides, SampleInputs.Of([x]), FloatFormat.Single));
        Assert.Equal((float)computed, (float)failure.Computed);
    }
}
