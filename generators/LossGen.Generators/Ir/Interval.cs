using System;

namespace LossGen.Compiler.Ir;

/// <summary>A closed interval that holds every finite value of an expression.</summary>
internal readonly record struct Interval(double Minimum, double Maximum)
{
    public static readonly Interval All = new(double.NegativeInfinity, double.PositiveInfinity);
    public static readonly Interval NonNegative = new(0, double.PositiveInfinity);
    public static readonly Interval NonPositive = new(double.NegativeInfinity, 0);
    public static readonly Interval Unit = new(0, 1);
    public static readonly Interval SignedUnit = new(-1, 1);

    public bool IsNonNegative => Minimum >= 0;

    public bool IsNonPositive => Maximum <= 0;

    public bool IsPositive => Minimum > 0;

    public static Interval Point(double value) => double.IsNaN(value) ? All : new(value, value);

    public static Interval operator -(Interval x) => new(-x.Maximum, -x.Minimum);

    public static Interval operator +(Interval x, Interval y) => Of(x.Minimum + y.Minimum, x.Maximum + y.Maximum);

    public static Interval operator *(Interval x, Interval y)
    {
        var (a, b, c, d) = (Product(x.Minimum, y.Minimum), Product(x.Minimum, y.Maximum), Product(x.Maximum, y.Minimum), Product(x.Maximum, y.Maximum));
        return Of(Math.Min(Math.Min(a, b), Math.Min(c, d)), Math.Max(Math.Max(a, b), Math.Max(c, d)));
    }

    /// <summary>The next double: every value above an exclusive bound is at least that.</summary>
    public static double Above(double value) =>
        value == 0 ? double.Epsilon
        : double.IsInfinity(value) ? value
        : BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) + (value > 0 ? 1 : -1));

    public Interval Union(Interval other) => new(Math.Min(Minimum, other.Minimum), Math.Max(Maximum, other.Maximum));

    public Interval Intersect(Interval other) => new(Math.Max(Minimum, other.Minimum), Math.Min(Maximum, other.Maximum));

    private static Interval Of(double minimum, double maximum) =>
        double.IsNaN(minimum) || double.IsNaN(maximum) ? All : new(minimum, maximum);

    private static double Product(double x, double y) => x == 0 || y == 0 ? 0 : x * y;
}
