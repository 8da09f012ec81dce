using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LossGen;

/// <summary>What a sum over a span adds up, eight elements at a time; the elements are doubles, floats having been widened.</summary>
internal interface ITerm
{
    /// <summary>The terms of eight elements of x and, where there are two spans, of y. Elements of 0 behind the end are made terms of 0 by the caller.</summary>
    Vector512<double> Of(Vector512<double> x, Vector512<double> y);
}

/// <summary>Compensated sums over spans.</summary>
internal static class Accumulator
{
    public static double Sum<TTerm>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, TTerm term)
        where TTerm : struct, ITerm
    {
        var sum = default(LaneSum);
        ref var first = ref MemoryMarshal.GetReference(x);
        ref var second = ref MemoryMarshal.GetReference(y);
        var whole = x.Length & ~7;
        for (var i = 0; i < whole; i += 8)
            sum.Add(term.Of(Vector512.LoadUnsafe(ref first, (nuint)i), Vector512.LoadUnsafe(ref second, (nuint)i)));
        if (whole < x.Length)
            sum.Add(Masked(term.Of(Tail(x[whole..]), Tail(y[whole..])), x.Length - whole));
        return sum.Value;
    }

    public static double Sum<TTerm>(ReadOnlySpan<float> x, ReadOnlySpan<float> y, TTerm term)
        where TTerm : struct, ITerm
    {
        var sum = default(LaneSum);
        ref var first = ref MemoryMarshal.GetReference(x);
        ref var second = ref MemoryMarshal.GetReference(y);
        var whole = x.Length & ~7;
        for (var i = 0; i < whole; i += 8)
            sum.Add(term.Of(Widen(Vector256.LoadUnsafe(ref first, (nuint)i)), Widen(Vector256.LoadUnsafe(ref second, (nuint)i))));
        if (whole < x.Length)
            sum.Add(Masked(term.Of(Widen(Tail(x[whole..])), Widen(Tail(y[whole..]))), x.Length - whole));
        return sum.Value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Widen(Vector256<float> x)
    {
        var (lower, upper) = Vector256.Widen(x);
        return Vector512.Create(lower, upper);
    }

    private static Vector512<double> Masked(Vector512<double> terms, int count) =>
        Vector512.ConditionalSelect(Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).AsDouble(), terms, Vector512<double>.Zero);

    private static Vector512<double> Tail(ReadOnlySpan<double> rest)
    {
        Span<double> lanes = stackalloc double[8];
        lanes.Clear();
        rest.CopyTo(lanes);
        return Vector512.Create<double>(lanes);
    }

    private static Vector256<float> Tail(ReadOnlySpan<float> rest)
    {
        Span<float> lanes = stackalloc float[8];
        lanes.Clear();
        rest.CopyTo(lanes);
        return Vector256.Create<float>(lanes);
    }
}
