using LossGen.Benchmarks.Data;

namespace LossGen.Benchmarks.Tables;

/// <summary>A loss at one size, a row of the printed table.</summary>
internal sealed record BenchmarkRow(Subject Subject, Shape Shape)
{
    /// <summary>Where one sample has so few elements that a vector holds several samples.</summary>
    private const int ShortRow = 32;

    /// <summary>What the loss is a composition with; its time is taken beside it.</summary>
    public Subject? Beside { get; init; }

    public Target Target => Shape.Width is > 1 and <= ShortRow ? Target.ShortRow : Subject.Target;

    public string Name => $"{Subject.Name} {Shape}";
}
