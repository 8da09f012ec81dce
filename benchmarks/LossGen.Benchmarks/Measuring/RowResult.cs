using LossGen.Benchmarks.Data;
using LossGen.Benchmarks.Tables;

namespace LossGen.Benchmarks.Measuring;

/// <summary>What was measured of a row with a number of threads: seconds, a value a round.</summary>
internal sealed record RowResult(BenchmarkRow Row, Shape Shape, int Threads, long Bytes)
{
    /// <summary>Whether the least times count instead of the medians: for a machine that does other work as well.</summary>
    public bool IsLeast { get; init; }

    /// <summary>Bytes that one call allocates on the calling thread.</summary>
    public long Allocated { get; init; }

    /// <summary>The stream of the same bytes.</summary>
    public required IReadOnlyList<double> Stream { get; init; }

    /// <summary>The kernel's own time on data in the first-level cache, scaled to the size.</summary>
    public required IReadOnlyList<double> InCache { get; init; }

    public required IReadOnlyList<double> Ours { get; init; }

    /// <summary>The loss that this one is a composition with.</summary>
    public IReadOnlyList<double>? Beside { get; init; }

    /// <summary>The same loss of floats.</summary>
    public IReadOnlyList<double>? InFloat { get; init; }

    public IReadOnlyList<double>? TensorPrimitives { get; init; }

    public IReadOnlyList<double>? Scalar { get; init; }

    public IReadOnlyList<double>? Torch { get; init; }

    public double Seconds => IsLeast ? Ours.Min() : Median.Of(Ours);

    public double BytesPerSecond => Bytes / Seconds;

    public double StreamShare => Ratio(Stream, Ours);

    public double CacheShare => Ratio(InCache, Ours);

    /// <summary>The share of the slower of stream and kernel in cache.</summary>
    public double LimitShare => IsLeast ? Math.Max(StreamShare, CacheShare) : Median.Of(LimitShares);

    public double WorstLimitShare => LimitShares.Min();

    public double? TorchRatio => RatioOf(Torch);

    public double? TensorPrimitivesRatio => RatioOf(TensorPrimitives);

    public double? ScalarRatio => RatioOf(Scalar);

    /// <summary>The time as a multiple of that of the loss beside it.</summary>
    public double? Composition => Beside is null ? null : Ratio(Ours, Beside);

    /// <summary>The time as a multiple of that of the same loss of floats.</summary>
    public double? FloatRatio => InFloat is null ? null : Ratio(Ours, InFloat);

    /// <summary>Seconds of a call beyond its arithmetic.</summary>
    public double Overhead => IsLeast ? Ours.Min() - InCache.Min() : Median.Of(Ours.Zip(InCache, (ours, arithmetic) => ours - arithmetic));

    private IEnumerable<double> LimitShares => Stream.Zip(InCache, Math.Max).Zip(Ours, (limit, ours) => limit / ours);

    private double? RatioOf(IReadOnlyList<double>? peer) => peer is null ? null : Ratio(peer, Ours);

    private double Ratio(IReadOnlyList<double> times, IReadOnlyList<double> others)
        => IsLeast ? times.Min() / others.Min() : Median.Of(times.Zip(others, (time, other) => time / other));
}
