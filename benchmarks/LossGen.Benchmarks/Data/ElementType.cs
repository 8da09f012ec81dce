namespace LossGen.Benchmarks.Data;

/// <summary>How an element is stored.</summary>
internal enum ElementType
{
    Single,
    Int32,
    Boolean,
    Half,
    BFloat16,
}

internal static class ElementTypeExtensions
{
    public static int Size(this ElementType element) => element switch
    {
        ElementType.Single or ElementType.Int32 => 4,
        ElementType.Half or ElementType.BFloat16 => 2,
        ElementType.Boolean => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(element)),
    };
}
