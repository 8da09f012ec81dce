using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;
using LossGen.Rules.Sampling;
using LossGen.Rules.Sides;

namespace LossGen.Rules.Tests;

/// <summary>The points at which a rule is proved: of the grid, and with what is not a usual number in one place.</summary>
internal static class ProofPoints
{
    private const int MostFinite = 100;
    private const int MostBases = 6;

    /// <summary>Points of the grid, evenly taken from all.</summary>
    public static IEnumerable<SampleInputs> Finite(RuleSides sides, int most = MostFinite)
    {
        var all = PointSet.Of(sides, FloatFormat.Single).ToList();
        // A step that shares no factor with the lengths of the grid, so that all of its numbers come.
        var step = Math.Max(1, (all.Count / most) | 1);
        return all.Where((_, i) => i % step == 0);
    }

    public static IEnumerable<(SampleInputs Point, int Variable, int Element)> WithInfinity(RuleSides sides) =>
        from value in new[] { double.PositiveInfinity, double.NegativeInfinity }
        from changed in Changed(sides, value)
        select changed;

    public static IEnumerable<SampleInputs> WithNaN(RuleSides sides) => Changed(sides, double.NaN).Select(changed => changed.Point);

    /// <summary>With -0, and the same with 0.</summary>
    public static IEnumerable<(SampleInputs Point, SampleInputs AtZero)> WithNegativeZero(RuleSides sides) =>
        Changed(sides, -0.0).Zip(Changed(sides, 0.0), (negative, zero) => (negative.Point, zero.Point));

    private static IEnumerable<(SampleInputs Point, int Variable, int Element)> Changed(RuleSides sides, double value)
    {
        var bases = Bases(sides);
        for (var variable = 0; variable < sides.Variables.Count; variable++)
        {
            if (sides.Variables[variable].Kind != ElementKind.Real || IsComputed(sides, variable))
                continue;
            foreach (var point in bases)
                for (var element = 0; element < point.Values[variable].Length; element++)
                    if (With(sides, point, variable, element, value) is var changed && Admission.Admits(sides, changed))
                        yield return (changed, variable, element);
        }
    }

    /// <summary>Usual points, also with zeros.</summary>
    private static List<SampleInputs> Bases(RuleSides sides)
    {
        var usual = RandomPoints.Of(sides, 1, 200).Where(point => point.Values.All(values => values.All(value => Math.Abs(value) is >= 0.1 and <= 30 or 0))).Take(MostBases - 2);
        var zeros = PointSet.Of(sides, FloatFormat.Single).Where(point => point.Values.All(values => values.All(value => value is 0 or 1))).Take(2);
        return [.. usual, .. zeros];
    }

    private static SampleInputs With(RuleSides sides, SampleInputs point, int variable, int element, double value) =>
        PointSet.Complete(sides, [.. point.Values.SetItem(variable, point.Values[variable].SetItem(element, value))]);

    private static bool IsComputed(RuleSides sides, int variable) => sides.Rule.Requirements.Any(condition =>
        condition.Variable == sides.Variables[variable].Name && condition.Predicate.StartsWith("from ", StringComparison.Ordinal));
}
