using LossGen.Benchmarks.Data;

namespace LossGen.Benchmarks.Tables;

/// <summary>A loss at one size, a row of the printed table.</summary>
internal sealed record BenchmarkRow(Subject Subject, Shape Shape)
{
    /// <summary>Where one sample has so few elements that a vector holds several samples.</summary>
    private const int ShortRow = 32;

    private const int SmallCall = 8;
    private const int SerialElements = 1 << 17;

    /// <summary>What the loss is a composition with; its time is taken beside it.</summary>
    public Subject? Beside { get; init; }

    /// <summary>Why the kernel is slower than its target, with the arithmetic that shows it; for the page, where it misses.</summary>
    public string? Bound { get; init; }

    /// <summary>Whether the cost is that of calling.</summary>
    public bool IsSmallCall => Shape.Samples <= SmallCall;

    /// <summary>Whether there is so little work that a call stays on one thread, however many it may use.</summary>
    public bool IsSerial => Shape.Elements < SerialElements;

    public Target Target => IsSmallCall ? Target.None : Shape.Width is > 1 and <= ShortRow ? Target.ShortRow : Subject.Target;

    public string Name => $"{Subject.Name} {Shape}";
}
