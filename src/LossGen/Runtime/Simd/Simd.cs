using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace LossGen.Runtime;

/// <summary>
/// The vector math of emitted kernels. Every function has one name at every width and for the scalar, so that one text compiles for all of them,
/// and with fused multiply-add gives the same bits at every width. What a comparison returns is a mask: lanes of all bits or none, a bool for the scalar.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Simd
{
    /// <summary>
    /// The power of two by which a divisor is scaled, with what it divides, before both become floats: a subnormal float would have lost its digits.
    /// A dividend that the scale takes to infinity has an infinite quotient.
    /// </summary>
    public static double DivisionScale(double divisor) => Math.Abs(divisor) < 1.0 / (1UL << 63) ? 1UL << 63 : 1;

    /// <summary>Asks for the line of an element, which may lie behind the end of the data; where the processor has no such instruction, nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch<T>(ref readonly T source, nuint index)
        where T : unmanaged
    {
        if (Sse.IsSupported)
            Sse.Prefetch0((T*)Unsafe.AsPointer(ref Unsafe.AsRef(in source)) + index);
    }

    /// <summary>Whether both masks are set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool And(bool m, bool n) => m & n;

    /// <summary>Whether either mask is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Or(bool m, bool n) => m | n;

    /// <summary>Whether the mask is not set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Not(bool m) => !m;

    /// <summary>a where the mask is set, b elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Select(bool mask, bool a, bool b) => mask ? a : b;
}
