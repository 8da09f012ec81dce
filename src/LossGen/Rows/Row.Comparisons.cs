namespace LossGen;

public readonly partial struct Row
{
    /// <summary>Where an element of <paramref name="left"/> is less than the one of <paramref name="right"/>. False where one of them is NaN.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static BoolRow operator <(Row left, Row right) => new(Elementwise.Map(left.Values, right.Values, static (x, y) => x < y));

    /// <summary>Where an element of <paramref name="left"/> is less than <paramref name="right"/>. False where one of them is NaN.</summary>
    public static BoolRow operator <(Row left, float right) => new(Elementwise.Map(left.Values, x => x < right));

    /// <summary>Where <paramref name="left"/> is less than an element of <paramref name="right"/>. False where one of them is NaN.</summary>
    public static BoolRow operator <(float left, Row right) => new(Elementwise.Map(right.Values, y => left < y));

    /// <summary>Where an element of <paramref name="left"/> is at most the one of <paramref name="right"/>. False where one of them is NaN.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static BoolRow operator <=(Row left, Row right) => new(Elementwise.Map(left.Values, right.Values, static (x, y) => x <= y));

    /// <summary>Where an element of <paramref name="left"/> is at most <paramref name="right"/>. False where one of them is NaN.</summary>
    public static BoolRow operator <=(Row left, float right) => new(Elementwise.Map(left.Values, x => x <= right));

    /// <summary>Where <paramref name="left"/> is at most an element of <paramref name="right"/>. False where one of them is NaN.</summary>
    public static BoolRow operator <=(float left, Row right) => new(Elementwise.Map(right.Values, y => left <= y));

    /// <summary>Where an element of <paramref name="left"/> is greater than the one of <paramref name="right"/>. False where one of them is NaN.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static BoolRow operator >(Row left, Row right) => new(Elementwise.Map(left.Values, right.Values, static (x, y) => x > y));

    /// <summary>Where an element of <paramref name="left"/> is greater than <paramref name="right"/>. False where one of them is NaN.</summary>
    public static BoolRow operator >(Row left, float right) => new(Elementwise.Map(left.Values, x => x > right));

    /// <summary>Where <paramref name="left"/> is greater than an element of <paramref name="right"/>. False where one of them is NaN.</summary>
    public static BoolRow operator >(float left, Row right) => new(Elementwise.Map(right.Values, y => left > y));

    /// <summary>Where an element of <paramref name="left"/> is at least the one of <paramref name="right"/>. False where one of them is NaN.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static BoolRow operator >=(Row left, Row right) => new(Elementwise.Map(left.Values, right.Values, static (x, y) => x >= y));

    /// <summary>Where an element of <paramref name="left"/> is at least <paramref name="right"/>. False where one of them is NaN.</summary>
    public static BoolRow operator >=(Row left, float right) => new(Elementwise.Map(left.Values, x => x >= right));

    /// <summary>Where <paramref name="left"/> is at least an element of <paramref name="right"/>. False where one of them is NaN.</summary>
    public static BoolRow operator >=(float left, Row right) => new(Elementwise.Map(right.Values, y => left >= y));
}
