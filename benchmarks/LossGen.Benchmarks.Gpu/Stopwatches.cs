using System.Diagnostics;
using ILGPU.Runtime;

namespace LossGen.Benchmarks.Gpu;

/// <summary>Times on a stream that is waited for, the median of some rounds after a warm-up.</summary>
internal static class Stopwatches
{
    public static double Seconds(Accelerator accelerator, int rounds, Action<AcceleratorStream> launch)
    {
        var stream = accelerator.DefaultStream;
        for (var i = 0; i < Math.Min(rounds, 3); i++)
            launch(stream);
        stream.Synchronize();
        var seconds = new double[rounds];
        for (var i = 0; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            launch(stream);
            stream.Synchronize();
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(seconds);
        return seconds[rounds / 2];
    }
}
