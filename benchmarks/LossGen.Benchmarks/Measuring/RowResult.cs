using LossGen.Benchmarks.Data;
using LossGen.Benchmarks.Tables;

namespace LossGen.Benchmarks.Measuring;

/// <summary>What was measured of a row with a number of threads: seconds, a value a round.</summary>
internal sealed record RowResult(BenchmarkRow Row, Shape Shape, int Threads, long Bytes)
{
    /// <summary>The stream of the same bytes.</summary>
    public required IReadOnlyList<double> Stream { get; init; }

    /// <summary>The kernel's own time on data in the first-level cache, scaled to the size.</summary>
    public required IReadOnlyList<double> InCache { get; init; }

    public required IReadOnlyList<double> Ours { get; init; }

    /// <summary>The loss that this one is a composition with.</summary>
    public IReadOnlyList<double>? Beside { get; init; }

    public IReadOnlyList<double>? TensorPrimitives { get; init; }

    public IReadOnlyList<double>? Scalar { get; init; }

    public IReadOnlyList<double>? Torch { get; init; }

    public double Seconds => Median.Of(Ours);

    public double BytesPerSecond => Bytes / Seconds;

    public double StreamShare => Median.Of(Shares(Stream));

    public double CacheShare => Median.Of(Shares(InCache));

    /// <summary>The share of the slower of stream and kernel in cache.</summary>
    public double LimitShare => Median.Of(LimitShares);

    public double WorstLimitShare => LimitShares.Min();

    public double? TorchRatio => Ratio(Torch);

    public double? TensorPrimitivesRatio => Ratio(TensorPrimitives);

    public double? ScalarRatio => Ratio(Scalar);

    /// <summary>The time as a multiple of that of the loss beside it.</summary>
    public double? Composition => Beside is null ? null : Median.Of(Ours.Zip(Beside, (ours, other) => ours / other));

    private IEnumerable<double> LimitShares => Shares([.. Stream.Zip(InCache, Math.Max)]);

    private IEnumerable<double> Shares(IReadOnlyList<double> limit) => limit.Zip(Ours, (least, ours) => least / ours);

    private double? Ratio(IReadOnlyList<double>? peer) => peer is null ? null : Median.Of(peer.Zip(Ours, (other, ours) => other / ours));
}
