using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>The functions that kernels of a device have, in the order in which they are printed.</summary>
internal static class DeviceLibrary
{
    public static IReadOnlyList<SourceFile> Files { get; } =
    [
        new("Primitives", Element.Single, DevicePrimitives.Single),
        new("Primitives", Element.Double, DevicePrimitives.Double),
        new("Flags", Element.Single, DevicePrimitives.Flags),
        new("BFloat16", Element.Single, DeviceStorage.BFloat16),
        new("Half", Element.Single, DeviceStorage.Half),
        .. Shared(Element.Single, "Comparison", "Selection", "IntegerLanes", "Exponential", "Logarithm", "HyperbolicTangent", "Trigonometry", "PairLength", "Power", "LaneByLane"),
        .. Shared(Element.Double, "Comparison", "Selection", "IntegerLanes", "Exponential", "Logarithm", "HyperbolicTangent", "PairLength", "Power"),
        new("Parts", Element.Double, DeviceParts.Double),
        new("Exponential", Element.Double, DeviceExponential.Double),
        new("Trigonometry", Element.Double, DeviceTrigonometry.Double),
        new("Roots", Element.Double, DeviceRoots.Double),
        new("StableMath", Element.Double, StableMathReader.Functions),
        .. Shared(Element.Single, "Normalizer", "Accumulation", "SampleReductions", "ArgMax"),
        .. Shared(Element.Double, "Normalizer", "SampleReductions", "ArgMax"),
    ];

    // What devices have a form of their own for is not taken from the files of the processor.
    private static IEnumerable<SourceFile> Shared(Element element, params string[] subjects)
    {
        IEnumerable<Function> own = [.. DevicePrimitives.Single, .. DevicePrimitives.Double, .. element == Element.Double ? DeviceExponential.Double : []];
        var defined = own.Select(function => function.Name).ToHashSet(StringComparer.Ordinal);
        return subjects.Select(subject => Library.Files.Single(file => file.Subject == subject && file.Element == element))
            .Select(file => file with { Functions = [.. file.Functions.Where(function => function is { VectorsOnly: false, IsOnDevice: true } && !defined.Contains(function.Name))] });
    }
}
