namespace LossGen.Benchmarks.Data;

/// <summary>How an element is stored.</summary>
internal enum ElementType
{
    Single,
    Int32,
    Boolean,
}

internal static class ElementTypeExtensions
{
    public static int Size(this ElementType element) => element switch
    {
        ElementType.Single or ElementType.Int32 => 4,
        ElementType.Boolean => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(element)),
    };
}
