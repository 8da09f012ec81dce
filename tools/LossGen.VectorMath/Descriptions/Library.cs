using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>Every file that is printed.</summary>
internal static class Library
{
    public static IReadOnlyList<SourceFile> Files { get; } =
    [
        new("Exponential", Element.Single, Exponential.Single),
        new("Exponential", Element.Double, Exponential.Double),
        new("Logarithm", Element.Single, Logarithm.Single),
        new("Logarithm", Element.Double, Logarithm.Double),
        new("HyperbolicTangent", Element.Single, [HyperbolicTangent.Single]),
        new("HyperbolicTangent", Element.Double, [HyperbolicTangent.Double]),
        new("Trigonometry", Element.Single, Trigonometry.Single),
        new("Trigonometry", Element.Double, Trigonometry.DoubleLanes),
        new("Power", Element.Single, Power.Single),
        new("Power", Element.Double, Power.DoubleLanes),
        .. Both("Arithmetic", Arithmetic.Functions),
        .. Both("Comparison", Comparison.Functions),
        .. Both("Selection", Selection.Functions),
        .. Both("LaneByLane", LaneByLane.Functions),
        .. Both("Memory", Memory.Functions),
        new("HalfMemory", Element.Single, NarrowMemory.Half),
        new("BFloat16Memory", Element.Single, NarrowMemory.BFloat16),
        new("IntegerLanes", Element.Single, [.. IntegerLanes.Functions, .. IntegerLanes.Single]),
        new("IntegerLanes", Element.Double, [.. IntegerLanes.Functions, .. IntegerLanes.Double]),
        new("Flags", Element.Single, Flags.Single),
        new("Flags", Element.Double, Flags.Double),
        new("Accumulation", Element.Single, Accumulation.Functions),
        .. Both("ArgMax", ArgMax.Functions),
        new("PairLength", Element.Single, PairLength.Single),
        new("PairLength", Element.Double, PairLength.Double),
        new("Tails", Element.Single, Tails.Single),
        new("Tails", Element.Double, Tails.Double),
        new("Samples", Element.Single, Samples.Single),
        new("Samples", Element.Double, Samples.Double),
        new("SampleReductions", Element.Single, SampleReductions.Single),
        new("SampleReductions", Element.Double, SampleReductions.Double),
        new("Widening", Element.Single, Widening.Functions),
        new("Normalizer", Element.Single, Normalizer.Single),
        new("Normalizer", Element.Double, Normalizer.Double),
        new("RowNormalizer", Element.Single, RowNormalizer.Single),
        new("RowNormalizer", Element.Double, RowNormalizer.Double),
    ];

    private static IEnumerable<SourceFile> Both(string subject, IReadOnlyList<Function> functions) =>
        [new(subject, Element.Single, functions), new(subject, Element.Double, functions)];
}
