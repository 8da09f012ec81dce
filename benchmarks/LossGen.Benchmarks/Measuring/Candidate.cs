using System.Diagnostics;

namespace LossGen.Benchmarks.Measuring;

/// <summary>One of the works that take turns in a round.</summary>
/// <param name="seconds">The mean time of one call, of some repetitions.</param>
/// <param name="factor">What a time is multiplied by where only a part of the work is done.</param>
internal sealed class Candidate(Func<int, double> seconds, double factor = 1)
{
    private const int MostRepetitions = 1 << 16;

    private readonly List<double> _times = [];
    private int _repetitions = 1;

    /// <summary>Seconds of one call, a value a round.</summary>
    public IReadOnlyList<double> Times => _times;

    public static Candidate Of(Action work, double factor = 1) => new(
        repetitions =>
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < repetitions; i++)
                work();
            return Stopwatch.GetElapsedTime(start).TotalSeconds / repetitions;
        },
        factor);

    /// <summary>Warms up, and chooses how often a call is repeated so that it takes a time that the clock resolves.</summary>
    public void Calibrate(double slice)
    {
        seconds(1);
        _repetitions = (int)Math.Clamp(Math.Ceiling(slice / seconds(1)), 1, MostRepetitions);
    }

    public void Measure()
    {
        // What is repeated is meant to find its data where it left it.
        if (_repetitions > 1)
            seconds(1);
        _times.Add(factor * seconds(_repetitions));
    }
}
