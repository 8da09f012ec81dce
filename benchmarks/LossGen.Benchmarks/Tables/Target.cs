namespace LossGen.Benchmarks.Tables;

/// <summary>The shares of the limit, in percent, that a loss must reach with one thread and with two; null where none is set.</summary>
internal sealed record Target(int? OneThread, int? TwoThreads)
{
    /// <summary>How far the worst round may lie below, in points.</summary>
    public const double WorstRoundSlack = 5;

    /// <summary>How many times faster than PyTorch a row must be, unless it moves at the speed of memory.</summary>
    public const double TorchRatio = 4;

    /// <summary>How many times faster than the composition a row must be, unless it moves at the speed of memory.</summary>
    public const double TensorPrimitivesRatio = 2;

    /// <summary>The share of the stream from which traffic alone explains the time.</summary>
    public const double StreamShare = 0.90;

    /// <summary>How many times faster than PyTorch the median row must be.</summary>
    public const double MedianTorchRatio = 8;

    /// <summary>How many times the time of its first term a composed loss may take.</summary>
    public const double Composition = 1.15;

    /// <summary>What a small call may cost beyond its arithmetic, in nanoseconds.</summary>
    public const double SmallCallOverhead = 100;

    public static Target None { get; } = new(null, null);
    public static Target Linear { get; } = new(95, 95);
    public static Target Bce { get; } = new(80, 95);
    public static Target Focal { get; } = new(70, 85);
    public static Target CrossEntropy { get; } = new(65, 80);
    public static Target Kl { get; } = new(70, 85);
    public static Target Embedding { get; } = new(80, 85);
    public static Target Dpo { get; } = new(60, 80);
    public static Target ShortRow { get; } = new(60, 70);

    public int? Share(int threads) => threads == 1 ? OneThread : TwoThreads;
}
