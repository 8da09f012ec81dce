namespace LossGen;

public static partial class Formula
{
    /// <summary>Where the elements at a place are equal, as <c>==</c> on floats: NaN equals nothing, −0 equals 0.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static BoolRow Equal(Row left, Row right) => new(Elementwise.Map(left.Values, right.Values, static (x, y) => x == y));

    /// <summary>Where an element equals <paramref name="right"/>, as <c>==</c> on floats.</summary>
    public static BoolRow Equal(Row left, float right) => new(Elementwise.Map(left.Values, x => x == right));

    /// <summary>Where the elements at a place are equal.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static BoolRow Equal(IntRow left, IntRow right) => new(Elementwise.Map(left.Values, right.Values, static (x, y) => x == y));

    /// <summary>Where an element equals <paramref name="right"/>.</summary>
    public static BoolRow Equal(IntRow left, int right) => new(Elementwise.Map(left.Values, x => x == right));

    /// <summary>Where the elements at a place differ, as <c>!=</c> on floats: NaN differs from everything.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static BoolRow NotEqual(Row left, Row right) => !Equal(left, right);

    /// <summary>Where an element differs from <paramref name="right"/>, as <c>!=</c> on floats.</summary>
    public static BoolRow NotEqual(Row left, float right) => !Equal(left, right);

    /// <summary>Where the elements at a place differ.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static BoolRow NotEqual(IntRow left, IntRow right) => !Equal(left, right);

    /// <summary>Where an element differs from <paramref name="right"/>.</summary>
    public static BoolRow NotEqual(IntRow left, int right) => !Equal(left, right);
}
