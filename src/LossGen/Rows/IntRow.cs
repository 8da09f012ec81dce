using System.Globalization;

namespace LossGen;

/// <summary>A row of integers of one sample: the labels or the indices of K candidates.</summary>
/// <remarks><c>==</c> is not defined: <see cref="Formula.Equal(IntRow, IntRow)"/> compares element by element.</remarks>
public readonly struct IntRow : IEquatable<IntRow>
{
    private readonly int[]? values;

    /// <summary>A row that holds a copy of <paramref name="values"/>, for trying a formula on one sample.</summary>
    public IntRow(params ReadOnlySpan<int> values) => this.values = values.ToArray();

    /// <summary>The number of elements; 0 for <c>default</c>.</summary>
    public int Length => Values.Length;

    internal ReadOnlySpan<int> Values => values;

    /// <summary>The element at <paramref name="index"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative or not less than <see cref="Length"/>.</exception>
    public int this[int index]
    {
        get
        {
            Elementwise.RequireIndex(index, Length);
            return Values[index];
        }
    }

    /// <summary>Where an element of <paramref name="left"/> is less than the one of <paramref name="right"/>.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static BoolRow operator <(IntRow left, IntRow right) => new(Elementwise.Map(left.Values, right.Values, static (x, y) => x < y));

    /// <summary>Where an element of <paramref name="left"/> is less than <paramref name="right"/>.</summary>
    public static BoolRow operator <(IntRow left, int right) => new(Elementwise.Map(left.Values, x => x < right));

    /// <summary>Where <paramref name="left"/> is less than an element of <paramref name="right"/>.</summary>
    public static BoolRow operator <(int left, IntRow right) => new(Elementwise.Map(right.Values, y => left < y));

    /// <summary>Where an element of <paramref name="left"/> is at most the one of <paramref name="right"/>.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static BoolRow operator <=(IntRow left, IntRow right) => new(Elementwise.Map(left.Values, right.Values, static (x, y) => x <= y));

    /// <summary>Where an element of <paramref name="left"/> is at most <paramref name="right"/>.</summary>
    public static BoolRow operator <=(IntRow left, int right) => new(Elementwise.Map(left.Values, x => x <= right));

    /// <summary>Where <paramref name="left"/> is at most an element of <paramref name="right"/>.</summary>
    public static BoolRow operator <=(int left, IntRow right) => new(Elementwise.Map(right.Values, y => left <= y));

    /// <summary>Where an element of <paramref name="left"/> is greater than the one of <paramref name="right"/>.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static BoolRow operator >(IntRow left, IntRow right) => new(Elementwise.Map(left.Values, right.Values, static (x, y) => x > y));

    /// <summary>Where an element of <paramref name="left"/> is greater than <paramref name="right"/>.</summary>
    public static BoolRow operator >(IntRow left, int right) => new(Elementwise.Map(left.Values, x => x > right));

    /// <summary>Where <paramref name="left"/> is greater than an element of <paramref name="right"/>.</summary>
    public static BoolRow operator >(int left, IntRow right) => new(Elementwise.Map(right.Values, y => left > y));

    /// <summary>Where an element of <paramref name="left"/> is at least the one of <paramref name="right"/>.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static BoolRow operator >=(IntRow left, IntRow right) => new(Elementwise.Map(left.Values, right.Values, static (x, y) => x >= y));

    /// <summary>Where an element of <paramref name="left"/> is at least <paramref name="right"/>.</summary>
    public static BoolRow operator >=(IntRow left, int right) => new(Elementwise.Map(left.Values, x => x >= right));

    /// <summary>Where <paramref name="left"/> is at least an element of <paramref name="right"/>.</summary>
    public static BoolRow operator >=(int left, IntRow right) => new(Elementwise.Map(right.Values, y => left >= y));

    /// <summary>A new array with the elements.</summary>
    public int[] ToArray() => Values.ToArray();

    /// <summary>Whether both rows have the same length and equal elements.</summary>
    public bool Equals(IntRow other) => Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IntRow other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in Values)
            hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary>The elements in brackets, such as <c>[1, -5]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", Elementwise.Map(Values, static value => value.ToString(CultureInfo.InvariantCulture)))}]";
}
