using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;
using LossGen.Rules.Evaluation;
using LossGen.Rules.Sides;

namespace LossGen.Rules.Tests;

/// <summary>Both sides of every rule are one function: in exact arithmetic, at the borders of the domain, at infinities and with NaN.</summary>
public sealed class AgreementTests
{
    private const int RandomCount = 24;
    private const int LeastCompared = 8;

    public static TheoryData<int, string> All => RuleRows.All();

    [Theory]
    [MemberData(nameof(All))]
    public void BothSidesAgreeOnTheDomainOfTheLeft(int row, string rule)
    {
        var sides = RuleRows.At(row);
        var compared = 0;
        foreach (var point in ProofPoints.Finite(sides).Concat(RandomPoints.Of(sides, row, RandomCount)))
            compared += Compare(sides, point);
        Assert.True(compared >= LeastCompared, $"{rule}: only {compared} points were in the domain.");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void AtAnInfinityTheRightHasTheValueOfTheLeftOrItsLimit(int row, string rule)
    {
        var sides = RuleRows.At(row);
        foreach (var (point, variable, element) in ProofPoints.WithInfinity(sides))
        {
            if (Exemption.Holds(sides, point))
                continue;
            var (left, right) = (Exact.Of(sides.Left, point), Exact.Of(sides.Right, point));
            var written = RoundedEvaluation.AsWritten(sides.Left, point, FloatFormat.Double);
            for (var i = 0; i < left.Length; i++)
            {
                if (left[i] is not { } expected || right[right.Length > 1 ? i : 0] is not { } actual)
                    continue;

                // 0 · ∞ is 0 to the oracle where the infinity was computed; as written it is undefined, and so may the right be.
                if (expected.IsNaN || double.IsNaN(written[i]))
                    Assert.True(actual.IsNaN || Limits.Of(sides, point, variable, element, i).Allow(actual), $"{rule} at {PointText.Of(sides, point)}: the right is {actual}, which is not the limit of the left.");
                else
                    Assert.True(Exact.Agree(expected, actual) || Limits.Of(sides, point, variable, element, i).AreNone, $"{rule} at {PointText.Of(sides, point)}: {expected} and {actual}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void NaNThatTheLeftShowsTheRightShowsToo(int row, string rule)
    {
        var sides = RuleRows.At(row);
        foreach (var point in ProofPoints.WithNaN(sides).Where(point => !Exemption.Holds(sides, point)))
        {
            var left = Exact.Of(sides.Left, point);
            var (right, computed) = (Exact.Of(sides.Right, point), RoundedEvaluation.AsInKernels(sides.LoweredRight, point, FloatFormat.Single));
            for (var i = 0; i < left.Length; i++)
            {
                if (left[i] is not { IsNaN: true })
                    continue;
                Assert.True(right[right.Length > 1 ? i : 0] is null or { IsNaN: true }, $"{rule} at {PointText.Of(sides, point)}: the right is {right[right.Length > 1 ? i : 0]}.");
                Assert.True(double.IsNaN(computed[computed.Length > 1 ? i : 0]), $"{rule} at {PointText.Of(sides, point)}: the right computes {computed[computed.Length > 1 ? i : 0]}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void AtNegativeZeroTheRightHasTheValueOfTheLeftOrItsLimit(int row, string rule)
    {
        var sides = RuleRows.At(row);
        foreach (var (point, atZero) in ProofPoints.WithNegativeZero(sides))
        {
            if (Exemption.Holds(sides, atZero))
                continue;
            var truth = Exact.Of(sides.Left, atZero);
            var left = RoundedEvaluation.AsWritten(sides.Left, point, FloatFormat.Double);
            var right = RoundedEvaluation.AsInKernels(sides.LoweredRight, point, FloatFormat.Double);
            for (var i = 0; i < left.Length; i++)
            {
                var value = right[right.Length > 1 ? i : 0];
                if (!double.IsNaN(left[i]) && !IsNear(value, left[i]) && !(truth[i] is { } exact && IsNear(value, exact.ToDoubleBounds().Lower)))
                    Assert.Fail($"{rule} at {PointText.Of(sides, atZero)} with -0: {left[i]} and {value}, and {truth[i]} is true.");
            }
        }
    }

    private static int Compare(RuleSides sides, SampleInputs point)
    {
        if (Exemption.Holds(sides, point))
            return 0;
        var (left, right) = (Exact.Of(sides.Left, point), Exact.Of(sides.Right, point));
        var compared = 0;
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] is not { IsNaN: false } expected || right[right.Length > 1 ? i : 0] is not { } actual)
                continue;
            compared++;
            Assert.True(Exact.Agree(expected, actual) || IsSamePole(sides, point, i, expected, actual), $"{sides.Rule.Id}: {sides.Rule.Text} at {PointText.Of(sides, point)}: {expected} and {actual}.");
        }

        return compared;
    }

    // Exact zeros have no sign, and so a pole has none: which infinity it is, IEEE 754 says.
    private static bool IsSamePole(RuleSides sides, SampleInputs point, int element, Ball expected, Ball actual)
    {
        var (left, right) = (RoundedEvaluation.AsWritten(sides.Left, point, FloatFormat.Double), RoundedEvaluation.AsInKernels(sides.LoweredRight, point, FloatFormat.Double));
        return expected.IsInfinite && actual.IsInfinite && left[element].Equals(right[right.Length > 1 ? element : 0]);
    }

    private static bool IsNear(double x, double y) => x.Equals(y) || x == y || Math.Abs(x - y) <= 1e-9 * Math.Abs(y);
}
