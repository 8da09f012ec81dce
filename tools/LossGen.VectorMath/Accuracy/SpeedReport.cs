using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LossGen.Runtime;

namespace LossGen.VectorMath.Accuracy;

/// <summary>Measures functions over 4096 floats or 2048 doubles, which stay in the first-level cache: nanoseconds an element, the best of many rounds.</summary>
internal static class SpeedReport
{
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
        var single = new float[4096];
        var singleResult = new float[4096];
        var wide = new double[2048];
        var wideResult = new double[2048];
        for (var i = 0; i < single.Length; i++)
            single[i] = (float)(from + (to - from) * i / 4095);
        for (var i = 0; i < wide.Length; i++)
            wide[i] = from + (to - from) * i / 2047;
        var ofSingle = Best(() => Singles<T>(single, singleResult)) / single.Length;
        var ofDouble = Best(() => Doubles<T>(wide, wideResult)) / wide.Length;
        Console.WriteLine($"| {typeof(T).Name} | {ofSingle:F3} | {ofDouble:F3} |");
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
    private static void Singles<T>(float[] x, float[] y) where T : IFunction
    {
        for (nuint i = 0; i < (nuint)x.Length; i += 16)
            Simd.Store(T.Of(Simd.Load512(in x[0], i)), ref y[0], i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Doubles<T>(double[] x, double[] y) where T : IFunction
    {
        for (nuint i = 0; i < (nuint)x.Length; i += 8)
            Simd.Store(T.Of(Simd.Load512(in x[0], i)), ref y[0], i);
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
