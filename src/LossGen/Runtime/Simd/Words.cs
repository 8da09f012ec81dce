using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LossGen.Runtime;

/// <summary>Reads words of 16 bits into lanes of 32, and writes the lower halves of such lanes; no byte past the last word is touched.</summary>
internal static class Words
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load16(ref readonly short source, nuint index)
    {
        var words = Vector256.LoadUnsafe(in source, index);
        return Avx512F.IsSupported ? Avx512F.ConvertToVector512Int32(words) : Vector512.Create(Widened(words.GetLower()), Widened(words.GetUpper()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load8(ref readonly short source, nuint index) => Widened(Vector128.LoadUnsafe(in source, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<int> Load4(ref readonly short source, nuint index) =>
        Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(ref Unsafe.As<short, byte>(ref Unsafe.Add(ref Unsafe.AsRef(in source), index)))).AsInt16());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> lanes, ref ushort destination, nuint index) =>
        (Avx512F.IsSupported ? Avx512F.ConvertToVector256UInt16(lanes) : Vector256.Create(Narrowed(lanes.GetLower()), Narrowed(lanes.GetUpper()))).StoreUnsafe(ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> lanes, ref ushort destination, nuint index) => Narrowed(lanes).StoreUnsafe(ref destination, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<int> lanes, ref ushort destination, nuint index) =>
        Unsafe.WriteUnaligned(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref destination, index)), Vector128.Narrow(lanes, lanes).AsInt64().ToScalar());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Widened(Vector128<short> words) =>
        Avx2.IsSupported ? Avx2.ConvertToVector256Int32(words) : Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Narrowed(Vector256<int> lanes) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.ConvertToVector128UInt16(lanes) : Vector128.Narrow(lanes.GetLower().AsUInt32(), lanes.GetUpper().AsUInt32());
}
