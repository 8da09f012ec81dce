namespace LossGen.Benchmarks.Data;

/// <summary>What one input of a loss is: its elements, how many a sample has, the range of random values, and whether it gets a gradient.</summary>
internal sealed record Field(ElementType Element, bool IsRow, float Minimum, float Maximum, bool IsWhole = false, bool IsDifferentiated = false)
{
    /// <summary>An index into the row of the sample.</summary>
    public static Field Label { get; } = new(ElementType.Int32, false, 0, 0);

    public static Field Flag { get; } = new(ElementType.Boolean, false, 0, 1);

    /// <summary>A number that is 0 or 1.</summary>
    public static Field Binary { get; } = new(ElementType.Single, false, 0, 1, IsWhole: true);

    public Field WithGradient => this with { IsDifferentiated = true };

    /// <summary>The same numbers as another type stores them; labels and flags as they are.</summary>
    public Field StoredAs(ElementType element) => Element == ElementType.Single ? this with { Element = element } : this;

    public static Field Number(float minimum, float maximum) => new(ElementType.Single, false, minimum, maximum);

    public static Field Row(float minimum, float maximum) => new(ElementType.Single, true, minimum, maximum);

    public long Bytes(Shape shape) => (long)Element.Size() * shape.Samples * (IsRow ? shape.Width : 1);
}
