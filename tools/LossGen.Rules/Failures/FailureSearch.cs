using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;
using LossGen.Rules.Printing;
using LossGen.Rules.Sampling;
using LossGen.Rules.Sides;

namespace LossGen.Rules.Failures;

/// <summary>Finds the inputs that show best how the left side of a rule fails.</summary>
internal static class FailureSearch
{
    /// <summary>One failure for each outcome, and for a function of one number also for each sign; the worst first, the shortest numbers of each.</summary>
    public static IReadOnlyList<Measured> Of(RuleSides sides, FloatFormat format)
    {
        var best = new Dictionary<(Outcome Outcome, string Signs), (double Cost, Measured Failure)>();
        foreach (var point in PointSet.Of(sides, format))
            foreach (var failure in Measured.At(sides, point, format))
            {
                var cost = point.Values.Sum(values => values.Sum(value => CostOf(value, format))) + failure.Element;
                if (!best.TryGetValue((failure.Outcome, SignsOf(failure)), out var known) || cost < known.Cost)
                    best[(failure.Outcome, SignsOf(failure))] = (cost, failure);
            }

        // The first of each outcome, then signs that no outcome has shown yet.
        var shown = new List<((Outcome Outcome, string Signs) Key, (double Cost, Measured Failure) Value)>();
        var ordered = best.OrderBy(pair => pair.Key.Outcome).ThenBy(pair => pair.Value.Cost).ThenByDescending(pair => pair.Key.Signs, StringComparer.Ordinal).ToList();
        foreach (var (key, value) in ordered)
            if (shown.All(other => other.Key.Outcome != key.Outcome))
                shown.Add((key, value));
        if (sides.Variables is [{ IsRow: false }])
            foreach (var (key, value) in ordered)
                if (shown.All(other => other.Key.Signs != key.Signs))
                    shown.Add((key, value));
        return [.. shown.OrderBy(pair => pair.Key.Outcome).Select(pair => pair.Value.Failure)];
    }

    /// <summary>Short numbers of a usual size are the most telling, and the nearest to where a guard would stand.</summary>
    private static double CostOf(double value, FloatFormat format) =>
        NumberText.Of(value, format).Length + (value == 0 || !double.IsFinite(value) ? 0 : Math.Abs(Math.Log10(Math.Abs(value))));

    private static string SignsOf(Measured failure) => failure.Point.Values is [[var number]] ? (number < 0 ? "-" : number > 0 ? "+" : "0") : "";
}
