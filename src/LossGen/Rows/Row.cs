using System.Globalization;

namespace LossGen;

/// <summary>A row of numbers of one sample: logits, an embedding, the values of K candidates.</summary>
/// <remarks>
/// In a formula a row is an input or an intermediate; operators and <see cref="Formula"/> work element by element, and rows that meet have the
/// same length. The generated members take spans instead, so that an array never converts to a row by itself; <c>new Row(array)</c> is for running
/// a formula on one sample. <c>==</c> is not defined: <see cref="Formula.Equal(Row, Row)"/> compares element by element.
/// </remarks>
public readonly partial struct Row : IEquatable<Row>
{
    private readonly float[]? values;

    /// <summary>A row that holds a copy of <paramref name="values"/>, for trying a formula on one sample.</summary>
    public Row(params ReadOnlySpan<float> values) => this.values = values.ToArray();

    /// <summary>The number of elements; 0 for <c>default</c>.</summary>
    public int Length => Values.Length;

    internal ReadOnlySpan<float> Values => values;

    /// <summary>The element at <paramref name="index"/>, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative or not less than <see cref="Length"/>.</exception>
    public float this[int index]
    {
        get
        {
            Elementwise.RequireIndex(index, Length);
            return Values[index];
        }
    }

    /// <summary>A new array with the elements.</summary>
    public float[] ToArray() => Values.ToArray();

    /// <summary>Whether both rows have the same length and equal elements; NaN equals NaN here.</summary>
    public bool Equals(Row other) => Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Row other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in Values)
            hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary>The elements in brackets, such as <c>[1, -0.5]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", Elementwise.Map(Values, static value => value.ToString(CultureInfo.InvariantCulture)))}]";
}
