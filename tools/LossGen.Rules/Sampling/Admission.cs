using System.Globalization;
using LossGen.Compiler.Rewriting;
using LossGen.Oracle.Interpretation;
using LossGen.Rules.Sides;

namespace LossGen.Rules.Sampling;

/// <summary>Whether the conditions of a rule hold at a point.</summary>
internal static class Admission
{
    private static readonly Dictionary<string, Func<double, double, bool>> Comparisons = new()
    {
        [">="] = (x, y) => x >= y,
        [">"] = (x, y) => x > y,
        ["<="] = (x, y) => x <= y,
        ["<"] = (x, y) => x < y,
    };

    // What is known of the formula and not of its values.
    private static readonly HashSet<string> Structural = ["may be zero", "may be infinite", "varies", "uniform"];

    public static bool Admits(RuleSides sides, SampleInputs point) =>
        sides.Rule.Requirements.Where(condition => condition.Expected && !IsStructural(condition))
            .All(condition => point.Values[sides.IndexOf(condition.Variable)].All(value => Holds(condition.Predicate, value, sides, point)));

    private static bool IsStructural(Compiler.Rewriting.Condition condition) => Structural.Contains(condition.Predicate) || condition.Predicate.StartsWith("from ", StringComparison.Ordinal);

    private static bool Holds(string predicate, double value, RuleSides sides, SampleInputs point)
    {
        if (double.IsNaN(value))
            return predicate != "is constant";
        if (predicate == "in [0,1]")
            return value is >= 0 and <= 1;

        // A constant 0 or infinity is folded before any rule is tried.
        if (predicate == "is constant")
            return value != 0 && double.IsFinite(value);
        if (predicate == "is integer-constant")
            return Math.Floor(value) == value;
        var words = predicate.Split(' ');
        if (words.Length != 2 || !Comparisons.TryGetValue(words[0], out var comparison))
            throw new NotSupportedException($"The condition '{predicate}' is not known.");
        return double.TryParse(words[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var bound)
            ? comparison(value, bound)
            : point.Values[sides.IndexOf(words[1])].All(other => comparison(value, other));
    }
}
