namespace LossGen.VectorMath.Printing;

/// <summary>What a template is printed for: vectors of one width, or the scalar (Width 1).</summary>
internal sealed record LaneType(Element Element, int Width)
{
    public static int[] Widths { get; } = [512, 256, 128, 1];

    public bool IsScalar => Width == 1;

    public int Count => IsScalar ? 1 : Width / Element.Bits;

    public string Of(string element) => IsScalar ? element : $"Vector{Width}<{element}>";
}
