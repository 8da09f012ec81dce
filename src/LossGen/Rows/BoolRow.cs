namespace LossGen;

/// <summary>A row of flags of one sample: a mask, or the result of comparing rows.</summary>
/// <remarks>Masks choose and never multiply: <see cref="Formula.Where(BoolRow, Row, Row)"/> takes nothing from the side that is not chosen, not even NaN.</remarks>
public readonly struct BoolRow : IEquatable<BoolRow>
{
    private readonly bool[]? values;

    /// <summary>A row that holds a copy of <paramref name="values"/>, for trying a formula on one sample.</summary>
    public BoolRow(params ReadOnlySpan<bool> values) => this.values = values.ToArray();

    /// <summary>The number of elements; 0 for <c>default</c>.</summary>
    public int Length => Values.Length;

    internal ReadOnlySpan<bool> Values => values;

    /// <summary>The element at <paramref name="index"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative or not less than <see cref="Length"/>.</exception>
    public bool this[int index]
    {
        get
        {
            Elementwise.RequireIndex(index, Length);
            return Values[index];
        }
    }

    /// <summary>Where both rows are true.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static BoolRow operator &(BoolRow left, BoolRow right) => new(Elementwise.Map(left.Values, right.Values, static (x, y) => x & y));

    /// <summary>Where at least one of the rows is true.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static BoolRow operator |(BoolRow left, BoolRow right) => new(Elementwise.Map(left.Values, right.Values, static (x, y) => x | y));

    /// <summary>Where exactly one of the rows is true.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static BoolRow operator ^(BoolRow left, BoolRow right) => new(Elementwise.Map(left.Values, right.Values, static (x, y) => x ^ y));

    /// <summary>Where the row is false.</summary>
    public static BoolRow operator !(BoolRow row) => new(Elementwise.Map(row.Values, static x => !x));

    /// <summary>A new array with the elements.</summary>
    public bool[] ToArray() => Values.ToArray();

    /// <summary>Whether both rows have the same length and equal elements.</summary>
    public bool Equals(BoolRow other) => Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BoolRow other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in Values)
            hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary>The elements in brackets, such as <c>[true, false]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", Elementwise.Map(Values, static value => value ? "true" : "false"))}]";
}
