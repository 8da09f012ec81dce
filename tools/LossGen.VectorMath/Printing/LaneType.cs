namespace LossGen.VectorMath.Printing;

/// <summary>What a template is printed for: vectors of one width, or the scalar (Width 1), which there is for this processor and for kernels of a device.</summary>
internal sealed record LaneType(Element Element, int Width)
{
    public static int[] Widths { get; } = [512, 256, 128, 1];

    /// <summary>Whether the scalar is that of kernels for a device, in the part of C# that their compiler knows.</summary>
    public bool IsDevice { get; init; }

    public static LaneType OfDevice(Element element) => new(element, 1) { IsDevice = true };

    public bool IsScalar => Width == 1;

    public int Count => IsScalar ? 1 : Width / Element.Bits;

    public string Of(string element) => IsScalar ? element : $"Vector{Width}<{element}>";
}
