namespace QuickStart;

/// <summary>A vertical axis: where a value stands between bottom (0) and top (1), and the ticks with their labels.</summary>
internal sealed record Axis(Func<double, double> Position, IReadOnlyList<(double Value, string Label)> Ticks)
{
    private static readonly double[] _finestAccuracySteps = [0.01, 0.02, 0.05, 0.1, 0.2];

    /// <summary>Ticks at 1, 2 and 5 of each power of ten, from the one below the least value to the one above the greatest.</summary>
    public static Axis Logarithmic(IEnumerable<float> values)
    {
        var (least, greatest) = Range(values);
        var marks = Enumerable.Range(-8, 12)
            .SelectMany(power => new[] { 1, 2, 5 }.Select(digit => digit * Math.Pow(10, power)))
            .ToList();
        var bottom = marks.Last(mark => mark <= least);
        var top = marks.First(mark => mark >= greatest);
        return new Axis(
            value => Math.Log(value / bottom) / Math.Log(top / bottom),
            [.. marks.Where(mark => mark >= bottom && mark <= top).Select(mark => (mark, $"{mark:0.########}"))]);
    }

    public static Axis UpToOneHundredPercent(IEnumerable<float> values)
    {
        var (least, _) = Range(values);
        var step = _finestAccuracySteps.First(step => (1 - least) / step <= 8 || step == _finestAccuracySteps[^1]);
        var steps = (int)Math.Ceiling((1 - least) / step);
        return new Axis(
            value => 1 - (1 - value) / (steps * step),
            [.. Enumerable.Range(0, steps + 1).Select(i => (1 - i * step, $"{1 - i * step:0 %}"))]);
    }

    private static (double Least, double Greatest) Range(IEnumerable<float> values)
    {
        var (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
            (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
        // A floor keeps a loss that reached 0 on the picture.
        return (Math.Max(least, 1e-7), Math.Max(greatest, 1e-6));
    }
}
