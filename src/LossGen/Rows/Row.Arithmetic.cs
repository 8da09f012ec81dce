namespace LossGen;

public readonly partial struct Row
{
    /// <summary>Every element with its sign changed.</summary>
    public static Row operator -(Row row) => Formula.Map(row, static x => -x);

    /// <summary>The sum of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row operator +(Row left, Row right) => Formula.Map(left, right, static (x, y) => x + y);

    /// <summary>The sum of every element and <paramref name="right"/>.</summary>
    public static Row operator +(Row left, float right) => Formula.Map(left, x => x + right);

    /// <summary>The sum of <paramref name="left"/> and every element.</summary>
    public static Row operator +(float left, Row right) => Formula.Map(right, y => left + y);

    /// <summary>The difference of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row operator -(Row left, Row right) => Formula.Map(left, right, static (x, y) => x - y);

    /// <summary>The difference of every element and <paramref name="right"/>.</summary>
    public static Row operator -(Row left, float right) => Formula.Map(left, x => x - right);

    /// <summary>The difference of <paramref name="left"/> and every element.</summary>
    public static Row operator -(float left, Row right) => Formula.Map(right, y => left - y);

    /// <summary>The product of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row operator *(Row left, Row right) => Formula.Map(left, right, static (x, y) => x * y);

    /// <summary>The product of every element and <paramref name="right"/>.</summary>
    public static Row operator *(Row left, float right) => Formula.Map(left, x => x * right);

    /// <summary>The product of <paramref name="left"/> and every element.</summary>
    public static Row operator *(float left, Row right) => Formula.Map(right, y => left * y);

    /// <summary>The quotient of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row operator /(Row left, Row right) => Formula.Map(left, right, static (x, y) => x / y);

    /// <summary>The quotient of every element and <paramref name="right"/>.</summary>
    public static Row operator /(Row left, float right) => Formula.Map(left, x => x / right);

    /// <summary>The quotient of <paramref name="left"/> and every element.</summary>
    public static Row operator /(float left, Row right) => Formula.Map(right, y => left / y);
}
