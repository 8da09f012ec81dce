using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LossGen.Runtime;

namespace LossGen.VectorMath.Accuracy;

/// <summary>Measures functions over 4096 floats or 2048 doubles, which stay in the first-level cache: nanoseconds an element, the best of many rounds.</summary>
internal static class SpeedReport
{
    private const int Count = 4096;

    private static int allocations;

    private interface IFunction
    {
        static abstract Vector512<float> Of(Vector512<float> x);

        static abstract Vector512<double> Of(Vector512<double> x);
    }

    public static int Run(IReadOnlyCollection<string> names)
    {
        Console.WriteLine("| function | float | double |");
        Console.WriteLine("|---|---|---|");
        Row<Exp>(names, -10, 10);
        Row<ExpOfNonPositive>(names, -20, 0);
        Row<Expm1>(names, -10, 10);
        Row<Log>(names, 0.01, 10);
        Row<Log1p>(names, -0.9, 10);
        Row<Log1pOfUnit>(names, 0, 1);
        Row<Tanh>(names, -4, 4);
        Row<Sin>(names, -10, 10);
        Row<Pow>(names, 0.01, 10);
        return 0;
    }

    private static void Row<T>(IReadOnlyCollection<string> names, double from, double to) where T : IFunction
    {
        if (names.Count != 0 && !names.Contains(typeof(T).Name))
            return;
        var (single, singleResult) = (Aligned<float>(Count), Aligned<float>(Count));
        var (wide, wideResult) = (Aligned<double>(Count / 2), Aligned<double>(Count / 2));
        for (var i = 0; i < Count; i++)
            single.Span[i] = (float)(from + (to - from) * i / (Count - 1));
        for (var i = 0; i < Count / 2; i++)
            wide.Span[i] = from + (to - from) * i / (Count / 2 - 1);
        var ofSingle = Best(() => Singles<T>(single.Span, singleResult.Span)) / Count;
        var ofDouble = Best(() => Doubles<T>(wide.Span, wideResult.Span)) / (Count / 2);
        Console.WriteLine($"| {typeof(T).Name} | {ofSingle:F3} | {ofDouble:F3} |");
    }

    // On a cache line, and each a few lines further into its page than the last: a store that agrees with a later load in the low twelve bits delays it.
    private static Memory<T> Aligned<T>(int count) where T : unmanaged
    {
        var array = GC.AllocateUninitializedArray<T>(count + 1024, pinned: true);
        var misaligned = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(array, 0) & 4095);
        allocations++;
        var start = ((4096 - misaligned) + 64 * 5 * (allocations % 8)) / Unsafe.SizeOf<T>();
        return array.AsMemory(start % 1024, count);
    }

    private static double Best(Action pass)
    {
        var best = double.PositiveInfinity;
        for (var round = 0; round < 40; round++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < 200; i++)
                pass();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / 200);
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Singles<T>(ReadOnlySpan<float> x, Span<float> y) where T : IFunction
    {
        ref readonly var from = ref MemoryMarshal.GetReference(x);
        ref var to = ref MemoryMarshal.GetReference(y);
        for (nuint i = 0; i < (nuint)x.Length; i += 16)
            Simd.Store(T.Of(Simd.Load512(in from, i)), ref to, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Doubles<T>(ReadOnlySpan<double> x, Span<double> y) where T : IFunction
    {
        ref readonly var from = ref MemoryMarshal.GetReference(x);
        ref var to = ref MemoryMarshal.GetReference(y);
        for (nuint i = 0; i < (nuint)x.Length; i += 8)
            Simd.Store(T.Of(Simd.Load512(in from, i)), ref to, i);
    }

    private readonly struct Exp : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> x) => Simd.Exp(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> x) => Simd.Exp(x);
    }

    private readonly struct ExpOfNonPositive : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> x) => Simd.ExpOfNonPositive(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> x) => Simd.ExpOfNonPositive(x);
    }

    private readonly struct Expm1 : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> x) => Simd.Expm1(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> x) => Simd.Expm1(x);
    }

    private readonly struct Log : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> x) => Simd.Log(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> x) => Simd.Log(x);
    }

    private readonly struct Log1p : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> x) => Simd.Log1p(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> x) => Simd.Log1p(x);
    }

    private readonly struct Log1pOfUnit : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> x) => Simd.Log1pOfUnit(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> x) => Simd.Log1pOfUnit(x);
    }

    private readonly struct Tanh : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> x) => Simd.Tanh(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> x) => Simd.Tanh(x);
    }

    private readonly struct Sin : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> x) => Simd.Sin(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> x) => Simd.Sin(x);
    }

    private readonly struct Pow : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> x) => Simd.Pow(x, x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<double> Of(Vector512<double> x) => Simd.Pow(x, x);
    }
}
