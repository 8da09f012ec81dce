using System.Diagnostics;

namespace LossGen.VectorMath.Accuracy;

/// <summary>Measures the worst error of the functions: over every float, and over samples for doubles.</summary>
internal static class AccuracyReport
{
    private const int Chunk = 1 << 16;

    /// <summary>Prints the table for the functions and element types named, for all where none is.</summary>
    public static int Run(IReadOnlyCollection<string> words)
    {
        var elements = words.Intersect(["float", "double"]).ToList();
        var names = words.Except(elements).ToList();
        var exceeded = false;
        Console.WriteLine("| function | element | arguments | worst ulp | at | bound |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var function in SingleFunction.All.Where(function => Chosen(function.Name, "float")))
        {
            var (worst, at) = EveryFloat(function);
            Row(function.Name, "float", "all", worst, at, function.Bound);
            exceeded |= worst > function.Bound;
        }

        foreach (var function in DoubleFunction.All.Where(function => Chosen(function.Name, "double")))
        {
            var (worst, at) = Sampled(function, 4_000_000);
            Row(function.Name, "double", "4 million", worst, at, function.Bound);
            exceeded |= worst > function.Bound;
        }

        return exceeded ? 1 : 0;

        bool Chosen(string name, string element) =>
            (names.Count == 0 || names.Contains(name)) && (elements.Count == 0 || elements.Contains(element));
    }

    /// <summary>The worst error over every stride-th float.</summary>
    public static (double Worst, float At) Sampled(SingleFunction function, uint stride)
    {
        var (worst, at) = (0d, 0f);
        for (ulong bits = 0; bits <= uint.MaxValue; bits += stride)
        {
            var x = BitConverter.UInt32BitsToSingle((uint)bits);
            if (!function.Domain(x))
                continue;
            var error = Ulp.Error(function.Scalar(x), function.Reference(x));
            if (!(error <= worst))
                (worst, at) = (error, x);
        }

        return (worst, at);
    }

    /// <summary>The worst error over samples of doubles.</summary>
    public static (double Worst, double At) Sampled(DoubleFunction function, int count)
    {
        var (worst, at) = (0d, 0d);
        foreach (var x in function.Samples(count, seed: 1))
        {
            var error = Ulp.Error(function.Scalar(x), function.Reference(x));
            if (!(error <= worst))
                (worst, at) = (error, x);
        }

        return (worst, at);
    }

    private static (double Worst, float At) EveryFloat(SingleFunction function)
    {
        var (worst, at, done) = (0d, 0f, 0L);
        var watch = Stopwatch.StartNew();
        var shown = TimeSpan.Zero;
        var gate = new Lock();
        Parallel.For(0, 1 << 16, () => (X: new float[Chunk], Y: new float[Chunk]), (chunk, _, buffers) =>
        {
            var (chunkWorst, chunkAt) = WorstOf(function, (uint)chunk << 16, buffers.X, buffers.Y);
            lock (gate)
            {
                if (!(chunkWorst <= worst))
                    (worst, at) = (chunkWorst, chunkAt);
                done++;
                if (watch.Elapsed - shown > TimeSpan.FromSeconds(5))
                {
                    shown = watch.Elapsed;
                    Console.Error.WriteLine($"{function.Name}: {done * 100 / (1 << 16)} %, {worst:F3} ulp at {at:R}");
                }
            }

            return buffers;
        }, static _ => { });
        return (worst, at);
    }

    private static (double Worst, float At) WorstOf(SingleFunction function, uint firstBits, float[] x, float[] y)
    {
        for (var i = 0; i < x.Length; i++)
            x[i] = BitConverter.UInt32BitsToSingle(firstBits + (uint)i);
        function.Apply(x, y);
        var (worst, at) = (0d, 0f);
        for (var i = 0; i < x.Length; i++)
        {
            if (!function.Domain(x[i]))
                continue;
            var error = Ulp.Error(y[i], function.Reference(x[i]));
            if (!(error <= worst))
                (worst, at) = (error, x[i]);
        }

        return (worst, at);
    }

    private static void Row(string name, string element, string arguments, double worst, double at, double bound) =>
        Console.WriteLine($"| {name} | {element} | {arguments} | {worst:F3} | {at:R} | {bound} |");
}
