namespace LossGen;

/// <summary>A Euclidean norm as ‖x·scale‖ and the power of two that brings the squares into the range of the type.</summary>
internal readonly record struct RowNorm(double Scaled, double Scale)
{
    /// <summary>Sums of squares between these lose nothing to overflow or underflow.</summary>
    private const double Least = 1e-280, Most = 1e300;

    /// <summary>The norm itself.</summary>
    public double Value => Scaled / Scale;

    // The square of a float neither overflows nor vanishes in double.
    public static RowNorm Of(ReadOnlySpan<float> x) => new(Math.Sqrt(Accumulator.Sum(x, x, new SquareTerm(1, 0))), 1);

    public static RowNorm Of(ReadOnlySpan<double> x)
    {
        var squares = Accumulator.Sum(x, x, new SquareTerm(1, 0));
        if (squares is >= Least and <= Most)
            return new(Math.Sqrt(squares), 1);
        var largest = 0d;
        foreach (var value in x)
            largest = Math.Max(largest, Math.Abs(value));
        return ScaleFor(largest) is { } scale ? new(Math.Sqrt(Accumulator.Sum(x, x, new SquareTerm(scale, 0))), scale) : new(largest, 1);
    }

    public static RowNorm OfDifference(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => new(Math.Sqrt(Accumulator.Sum(x, y, new DistanceTerm(1))), 1);

    public static RowNorm OfDifference(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var squares = Accumulator.Sum(x, y, new DistanceTerm(1));
        if (squares is >= Least and <= Most)
            return new(Math.Sqrt(squares), 1);
        // Of halves, whose difference cannot overflow unless an element is infinite.
        var largest = 0d;
        for (var i = 0; i < x.Length; i++)
            largest = Math.Max(largest, Math.Abs(x[i]) < 1 && Math.Abs(y[i]) < 1 ? Math.Abs(x[i] - y[i]) : 2 * Math.Abs(0.25 * x[i] - 0.25 * y[i]));
        return ScaleFor(largest) is { } scale ? new(Math.Sqrt(Accumulator.Sum(x, y, new DistanceTerm(scale))), scale) : new(largest, 1);
    }

    /// <summary>The power of two that brings a magnitude next to 1, or null where there is none: of 0, ∞ and NaN.</summary>
    public static double? ScaleFor(double magnitude) =>
        magnitude == 0 || !double.IsFinite(magnitude) ? null : Math.ScaleB(1, Math.Clamp(-Math.ILogB(magnitude), -1000, 1000));
}
