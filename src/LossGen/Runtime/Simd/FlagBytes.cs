using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LossGen.Runtime;

/// <summary>Reads exactly as many flags as a mask has lanes, into the lowest bytes of a vector.</summary>
internal static class FlagBytes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Load16(ref readonly bool source, nuint index) => Read<Vector128<byte>>(in source, index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Load8(ref readonly bool source, nuint index) =>
        Vector128.CreateScalarUnsafe(Read<ulong>(in source, index)).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Load4(ref readonly bool source, nuint index) =>
        Vector128.CreateScalarUnsafe(Read<uint>(in source, index)).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Load2(ref readonly bool source, nuint index) =>
        Vector128.CreateScalarUnsafe(Read<ushort>(in source, index)).AsByte();

    private static T Read<T>(ref readonly bool source, nuint index) where T : struct =>
        Unsafe.ReadUnaligned<T>(ref Unsafe.As<bool, byte>(ref Unsafe.Add(ref Unsafe.AsRef(in source), index)));
}
