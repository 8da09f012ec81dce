using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>Masks read from flags of one byte each; no byte past the last lane is touched.</summary>
internal static class Flags
{
    public static IReadOnlyList<Function> Single { get; } =
    [
        new("The mask of the $C flags at the index.", """
            $F LoadMask$W(ref readonly bool source, nuint index)
            {
                512: var lanes = Vector512.WidenLower(Vector256.WidenLower(FlagBytes.Load16(in source, index).ToVector256Unsafe()).ToVector512Unsafe());
                256: var lanes = Vector256.WidenLower(Vector128.WidenLower(FlagBytes.Load8(in source, index)).ToVector256Unsafe());
                128: var lanes = Vector128.WidenLower(Vector128.WidenLower(FlagBytes.Load4(in source, index)));
                return V.AsSingle(V.GreaterThan(V.AsInt32(lanes), V.Create(0)));
            }
            """) { Scalar = "bool LoadMask1(ref readonly bool source, nuint index) => Unsafe.Add(ref Unsafe.AsRef(in source), index);" },
        new("The flag in every lane.", "$F BroadcastMask$W(bool flag) => flag ? $F.AllBitsSet : $F.Zero;") { VectorsOnly = true },
    ];

    public static IReadOnlyList<Function> Double { get; } =
    [
        new("The mask of the $C flags at the index.", """
            $F LoadMask$WDouble(ref readonly bool source, nuint index)
            {
                512: var lanes = Vector512.WidenLower(Vector256.WidenLower(Vector128.WidenLower(FlagBytes.Load8(in source, index)).ToVector256Unsafe()).ToVector512Unsafe());
                256: var lanes = Vector256.WidenLower(Vector128.WidenLower(Vector128.WidenLower(FlagBytes.Load4(in source, index))).ToVector256Unsafe());
                128: var lanes = Vector128.WidenLower(Vector128.WidenLower(Vector128.WidenLower(FlagBytes.Load2(in source, index))));
                return V.AsDouble(V.GreaterThan(V.AsInt64(lanes), V.Create(0L)));
            }
            """) { Scalar = "bool LoadMask1Double(ref readonly bool source, nuint index) => Unsafe.Add(ref Unsafe.AsRef(in source), index);" },
        new("The flag in every lane.", "$F BroadcastMask$WDouble(bool flag) => flag ? $F.AllBitsSet : $F.Zero;") { VectorsOnly = true },
    ];
}
