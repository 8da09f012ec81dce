using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>Loads carry the width in their name, since it is not in their arguments.</summary>
internal static class Memory
{
    public static IReadOnlyList<Function> Functions { get; } =
    [
        new("The $C elements at the index.", "$F Load$W(ref readonly $R source, nuint index) => V.LoadUnsafe(in source, index);")
        {
            Scalar = "$F Load$W(ref readonly $R source, nuint index) => Unsafe.Add(ref Unsafe.AsRef(in source), index);",
        },
        new("Writes the lanes at the index.", "void Store($F value, ref $R destination, nuint index) => V.StoreUnsafe(value, ref destination, index);")
        {
            Scalar = "void Store($F value, ref $R destination, nuint index) => Unsafe.Add(ref destination, index) = value;",
        },
        new("The value in every lane.", "$F Broadcast$W($R value) => V.Create(value);"),
    ];
}
