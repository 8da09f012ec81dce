using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;
using LossGen.Rules.Sides;

namespace LossGen.Rules.Sampling;

/// <summary>The points of a grid at which a rule may be applied.</summary>
internal static class PointSet
{
    // How many of the few numbers each variable takes, by the number of variables.
    private static readonly int[] FewByCount = [0, 0, 0, 16, 8, 6, 4];
    private const int NumbersBesideRows = 8;

    public static IEnumerable<SampleInputs> Of(RuleSides sides, FloatFormat format)
    {
        var grid = Grid.Of(format);
        var points = sides.HasRows ? grid.Rows.SelectMany(rows => WithRows(sides, grid, rows)) : Numbers(sides, grid);
        return points.Select(values => Complete(sides, values)).Where(point => Admission.Admits(sides, point));
    }

    private static IEnumerable<ImmutableArray<double>[]> Numbers(RuleSides sides, Grid grid)
    {
        var reals = sides.Variables.Count(variable => variable.Kind == ElementKind.Real);
        var numbers = reals <= 2 ? grid.Numbers : grid.Few[..FewByCount[Math.Min(reals, FewByCount.Length - 1)]];
        foreach (var point in Product(sides.Variables.Select(variable => Choices(variable, numbers)).ToList()))
            yield return point;
        foreach (var point in NearPoints(sides, grid))
            yield return point;
    }

    /// <summary>Points at which two variables are nearly equal.</summary>
    private static IEnumerable<ImmutableArray<double>[]> NearPoints(RuleSides sides, Grid grid)
    {
        double[] others = [1, 0, 2, 0.5];
        for (var i = 0; i < sides.Variables.Count; i++)
            for (var j = 0; j < sides.Variables.Count; j++)
                foreach (var (greater, less) in i == j ? [] : grid.NearPairs)
                    foreach (var point in Product(sides.Variables.Select((variable, k) => Choices(variable, k == i ? [greater] : k == j ? [less] : others)).ToList()))
                        yield return point;
    }

    private static IEnumerable<ImmutableArray<double>[]> WithRows(RuleSides sides, Grid grid, double[][] rows)
    {
        var realRows = sides.Variables.Count(variable => variable is { IsRow: true, Kind: ElementKind.Real });
        var numbers = realRows > 1 || sides.Variables.Count > 2 ? grid.Few[..NumbersBesideRows] : grid.Few;
        return Product(sides.Variables.Select(variable => variable.IsRow ? RowChoices(variable, rows) : Choices(variable, numbers)).ToList());
    }

    private static List<ImmutableArray<double>> Choices(RuleVariable variable, double[] numbers) => variable.Kind switch
    {
        ElementKind.Flag or ElementKind.Integer => [[0], [1]],
        _ => [.. numbers.Select(number => ImmutableArray.Create(number))],
    };

    private static List<ImmutableArray<double>> RowChoices(RuleVariable variable, double[][] rows) => variable.Kind == ElementKind.Real
        ? [.. rows.Select(row => row.ToImmutableArray())]
        : [[.. rows[0].Select((_, i) => i == 0 ? 1.0 : 0)], [.. rows[0].Select(_ => 1.0)], [.. rows[0].Select(_ => 0.0)]];

    private static IEnumerable<ImmutableArray<double>[]> Product(List<List<ImmutableArray<double>>> choices)
    {
        IEnumerable<ImmutableArray<double>[]> points = [[]];
        return choices.Aggregate(points, (known, next) => known.SelectMany(point => next.Select(choice => (ImmutableArray<double>[])[.. point, choice])));
    }

    /// <summary>A variable that is computed from another, a shift by hand, is its greatest element.</summary>
    public static SampleInputs Complete(RuleSides sides, ImmutableArray<double>[] values)
    {
        foreach (var condition in sides.Rule.Requirements.Where(condition => condition.Predicate.StartsWith("from ", StringComparison.Ordinal)))
            values[sides.IndexOf(condition.Variable)] = [values[sides.IndexOf(condition.Predicate["from ".Length..])].Max()];
        return new SampleInputs([.. values]);
    }
}
