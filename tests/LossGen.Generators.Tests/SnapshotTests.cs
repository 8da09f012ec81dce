using LossGen.Testing;

namespace LossGen.Generators.Tests;

/// <summary>What is emitted, to the letter.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public Task SquaredError() => Snapshot.Match(Generation.Run(Formulas.SquaredError));

    [Fact]
    public Task Huber() => Snapshot.Match(Generation.Run(Formulas.Huber));

    [Fact]
    public Task BinaryCrossEntropy() => Snapshot.Match(Generation.Run(Formulas.BinaryCrossEntropy));

    [Fact]
    public Task CrossEntropy() => Snapshot.Match(Generation.Run(Formulas.CrossEntropy));

    [Fact]
    public Task Focal() => Snapshot.Match(Generation.Run(Formulas.Focal));

    [Fact]
    public Task DirectPreference() => Snapshot.Match(Generation.Run(Formulas.DirectPreference));

    [Fact]
    public Task CosineDistance() => Snapshot.Match(Generation.Run(Formulas.CosineDistance));

    [Fact]
    public Task WeightedAndMasked() => Snapshot.Match(Generation.Run(Formulas.WeightedAndMasked));

    [Fact]
    public Task OptionalTarget() => Snapshot.Match(Generation.Run(Formulas.OptionalTarget));

    [Fact]
    public Task StoredInHalf() => Snapshot.Match(Generation.Run(Formulas.StoredInHalf));

    [Fact]
    public Task Rejected() => Snapshot.Match(Generation.Run(Formulas.Rejected));

    [Fact]
    public void EveryFormulaHasASnapshot() =>
        Assert.All(Formulas.ByName.Keys, name => Assert.NotNull(typeof(SnapshotTests).GetMethod(name)));

    [Fact]
    public void NoVerifiedFileIsOrphaned() => Assert.Empty(OrphanedSnapshots.Of(typeof(SnapshotTests).Assembly));
}
