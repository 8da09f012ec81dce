using System.Diagnostics;

namespace QuickStart;

/// <summary>The time of the formula as written and of the generated kernels, on one batch.</summary>
internal static class Speed
{
    private const int Samples = 4096;
    private const int Classes = 1024;
    private const int Repetitions = 7;

    public static void Print()
    {
        var random = new Random(3);
        var logits = Enumerable.Range(0, Samples * Classes).Select(_ => 8f * random.NextSingle() - 4f).ToArray();
        var labels = Enumerable.Range(0, Samples).Select(_ => random.Next(Classes)).ToArray();
        var gradient = new float[logits.Length];

        Console.WriteLine($"{"",-24}{"as written",14}{"generated",14}{"ratio",9}");
        PrintRow(
            "loss",
            Fastest(() => Rows(i => AsWritten.CrossEntropy(Row(logits, i), labels[i]))),
            Fastest(() => Losses.CrossEntropy(logits, labels).loss));
        PrintRow(
            "loss and gradient",
            Fastest(() => Rows(i => AsWritten.CrossEntropyWithGradient(Row(logits, i), labels[i], Row(gradient, i)))),
            Fastest(() => Losses.CrossEntropyWithGradient(logits, labels, gradient).loss));
    }

    private static Span<float> Row(float[] of, int sample) => of.AsSpan(sample * Classes, Classes);

    private static float Rows(Func<int, float> loss)
    {
        var sum = 0f;
        for (var i = 0; i < Samples; i++)
            sum += loss(i);
        return sum / Samples;
    }

    /// <summary>The fastest of a few repetitions: what else the machine does can only add time.</summary>
    private static TimeSpan Fastest(Func<float> work)
    {
        var fastest = TimeSpan.MaxValue;
        for (var i = 0; i < Repetitions; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            var elapsed = Stopwatch.GetElapsedTime(start);
            fastest = elapsed < fastest ? elapsed : fastest;
        }

        return fastest;
    }

    private static void PrintRow(string what, TimeSpan written, TimeSpan generated)
        => Console.WriteLine($"{what,-24}{written.TotalMilliseconds,11:0.00} ms{generated.TotalMilliseconds,11:0.00} ms{written / generated,8:0.0}×");
}
