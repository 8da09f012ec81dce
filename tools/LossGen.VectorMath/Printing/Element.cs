namespace LossGen.VectorMath.Printing;

/// <summary>A floating-point type that lanes may have, with the integer type of the same size.</summary>
internal sealed record Element(string Name, string Real, string Integer, string Suffix, string ToBits, string FromBits, int Bits)
{
    public static Element Single { get; } =
        new("Single", "float", "int", "f", "BitConverter.SingleToInt32Bits", "BitConverter.Int32BitsToSingle", 32);

    public static Element Double { get; } =
        new("Double", "double", "long", "", "BitConverter.DoubleToInt64Bits", "BitConverter.Int64BitsToDouble", 64);
}
