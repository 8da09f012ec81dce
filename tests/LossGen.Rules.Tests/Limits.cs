using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;
using LossGen.Rules.Sides;

namespace LossGen.Rules.Tests;

/// <summary>The left side of a rule while one of its numbers grows without bound.</summary>
/// <param name="Values">Where it is defined on the way, in the order of the way.</param>
internal sealed record Limits(IReadOnlyList<double> Values)
{
    private const double Near = 1e-9;
    private static readonly int[] Powers = [10, 30, 50];

    /// <param name="sides">The rule.</param>
    /// <param name="point">A point with one infinity.</param>
    /// <param name="variable">The variable that is infinite there.</param>
    /// <param name="element">The element of it.</param>
    /// <param name="of">Which element of the value.</param>
    public static Limits Of(RuleSides sides, SampleInputs point, int variable, int element, int of)
    {
        var sign = Math.Sign(point.Values[variable][element]);
        var way = Powers.Select(power => new SampleInputs(point.Values.SetItem(variable, point.Values[variable].SetItem(element, Math.ScaleB(sign, power)))));
        return new([.. way.Select(at => Exact.Of(sides.Left, at)[of]).OfType<Ball>().Where(value => !value.IsNaN).Select(value => value.ToDoubleBounds().Lower)]);
    }

    /// <summary>The left side is undefined all the way: a value at the end is no part of its domain.</summary>
    public bool AreNone => Values.Count == 0;

    /// <summary>Whether a value is the limit, or there is none to compare it with.</summary>
    public bool Allow(Ball limit)
    {
        if (AreNone)
            return true;
        var target = limit.ToDoubleBounds().Lower;
        if (double.IsInfinity(target))
            return Math.Sign(Values[^1]) == Math.Sign(target) && Math.Abs(Values[^1]) > 10 && Math.Abs(Values[^1]) >= Math.Abs(Values[0]);

        // A small power comes nearer and nearer, but slowly.
        return Math.Abs(Values[^1] - target) <= Near * Math.Max(1, Math.Abs(target)) || Values.Select(value => Math.Abs(value - target)).ToList() is var distances && distances.Zip(distances.Skip(1)).All(pair => pair.Second < pair.First);
    }
}
