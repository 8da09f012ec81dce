using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using LossGen.Oracle.Interpretation;
using LossGen.Rules.Sampling;
using LossGen.Rules.Sides;

namespace LossGen.Rules.Tests;

/// <summary>Random points at which a rule may be applied: of usual size, tiny, large, and probabilities.</summary>
internal static class RandomPoints
{
    // Conditions hold by luck: so many draws a point.
    private const int MostDraws = 200;

    public static IEnumerable<SampleInputs> Of(RuleSides sides, int seed, int count)
    {
        var random = new Random(seed);
        for (var draw = 0; draw < MostDraws * count && count > 0; draw++)
        {
            var width = random.Next(2, 5);
            var point = PointSet.Complete(sides, [.. sides.Variables.Select(variable => Values(variable, random, width))]);
            if (!Admission.Admits(sides, point))
                continue;
            count--;
            yield return point;
        }
    }

    private static ImmutableArray<double> Values(RuleVariable variable, Random random, int width) =>
        [.. Enumerable.Range(0, variable.IsRow ? width : 1).Select(_ => Value(variable.Kind, random))];

    private static double Value(ElementKind kind, Random random) => kind switch
    {
        ElementKind.Flag or ElementKind.Integer => random.Next(2),
        _ => random.Next(4) switch
        {
            0 => (float)((random.NextDouble() * 6) - 3),
            1 => (float)random.NextDouble(),
            2 => (float)((random.NextDouble() * 240) - 120),
            _ => (float)((random.Next(2) == 0 ? 1 : -1) * Math.ScaleB(1 + random.NextDouble(), random.Next(-40, 12))),
        },
    };
}
