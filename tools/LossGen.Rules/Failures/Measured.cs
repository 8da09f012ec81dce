using System.Collections.Immutable;
using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;
using LossGen.Rules.Evaluation;
using LossGen.Rules.Sides;

namespace LossGen.Rules.Failures;

/// <summary>The left side of a rule at a point where it fails and the right side does not.</summary>
/// <param name="Point">The values of the variables.</param>
/// <param name="Element">The element that fails where the left side is a row; else 0.</param>
/// <param name="Computed">What the left side gives, as written.</param>
/// <param name="True">What it should give, in the type.</param>
/// <param name="Outcome">How it fails.</param>
internal sealed record Measured(SampleInputs Point, int Element, double Computed, double True, Outcome Outcome)
{
    /// <summary>Errors beyond this many units in the last place are failures.</summary>
    public const double Threshold = 1024;

    // Below this the sides are equally good, and the exact value need not be known.
    private const double Negligible = 256;

    /// <summary>The elements at which the left side of a rule fails at a point.</summary>
    public static IEnumerable<Measured> At(RuleSides sides, SampleInputs point, FloatFormat format)
    {
        var inputs = InFormat(point, format);
        var left = RoundedEvaluation.AsWritten(sides.Left, inputs, format);
        var right = RoundedEvaluation.AsInKernels(sides.LoweredRight, inputs, format);
        if (!left.Where((value, i) => Differ(value, right[right.Length > 1 ? i : 0], format)).Any())
            yield break;

        var truths = Truth.Of(sides.Left, inputs, format);
        for (var i = 0; i < left.Length; i++)
        {
            if (truths[i] is not { IsFinite: true } truth || !truth.TryRound(format, out var rounded) || !double.IsFinite(rounded))
                continue;
            var (error, errorRight) = (Ulps.Of(left[i], truth, format), Ulps.Of(right[right.Length > 1 ? i : 0], truth, format));
            if (error > Threshold && errorRight * 64 < error && errorRight < Threshold)
                yield return new Measured(point, i, left[i], rounded, OutcomeOf(left[i], rounded));
        }
    }

    /// <summary>The point as numbers of a type.</summary>
    public static SampleInputs InFormat(SampleInputs point, FloatFormat format) =>
        new([.. point.Values.Select(values => values.Select(value => RoundedOperation.Round(value, format)).ToImmutableArray())]);

    private static Outcome OutcomeOf(double computed, double truth) =>
        double.IsNaN(computed) ? Outcome.NaN
        : double.IsInfinity(computed) ? computed > 0 ? Outcome.PositiveInfinity : Outcome.NegativeInfinity
        : Math.Abs(computed - truth) >= 0.5 * Math.Abs(truth) ? Outcome.Lost
        : Outcome.Inaccurate;

    private static bool Differ(double left, double right, FloatFormat format) =>
        !left.Equals(right) && !(Math.Abs(left - right) <= Negligible * Math.ScaleB(1, -format.SignificandBits) * Math.Abs(right));
}
