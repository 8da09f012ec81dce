namespace LossGen;

public static partial class Formula
{
    /// <summary>The largest integer that is at most x.</summary>
    /// <remarks>The derivative is 0 everywhere.</remarks>
    public static float Floor(float x) => MathF.Floor(x);

    /// <summary><see cref="Floor(float)"/> of every element.</summary>
    public static Row Floor(Row x) => Map(x, Floor);

    /// <summary>The smallest integer that is at least x.</summary>
    /// <remarks>The derivative is 0 everywhere.</remarks>
    public static float Ceiling(float x) => MathF.Ceiling(x);

    /// <summary><see cref="Ceiling(float)"/> of every element.</summary>
    public static Row Ceiling(Row x) => Map(x, Ceiling);

    /// <summary>x without its fraction.</summary>
    /// <remarks>The derivative is 0 everywhere.</remarks>
    public static float Truncate(float x) => MathF.Truncate(x);

    /// <summary><see cref="Truncate(float)"/> of every element.</summary>
    public static Row Truncate(Row x) => Map(x, Truncate);

    /// <summary>The nearest integer; halves go to the even one.</summary>
    /// <remarks>The derivative is 0 everywhere.</remarks>
    public static float Round(float x) => MathF.Round(x);

    /// <summary><see cref="Round(float)"/> of every element.</summary>
    public static Row Round(Row x) => Map(x, Round);

    /// <summary>x − y·n, where n is the integer nearest to x / y, halves to the even one. NaN where y is 0 or x is infinite.</summary>
    /// <remarks>The derivative is 1 by x and −n by y.</remarks>
    public static float IEEERemainder(float x, float y) => MathF.IEEERemainder(x, y);

    /// <summary><see cref="IEEERemainder(float, float)"/> of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row IEEERemainder(Row x, Row y) => Map(x, y, IEEERemainder);

    /// <summary><see cref="IEEERemainder(float, float)"/> of every element and <paramref name="y"/>.</summary>
    public static Row IEEERemainder(Row x, float y) => Map(x, element => IEEERemainder(element, y));

    /// <summary><see cref="IEEERemainder(float, float)"/> of <paramref name="x"/> and every element.</summary>
    public static Row IEEERemainder(float x, Row y) => Map(y, element => IEEERemainder(x, element));
}
