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
        .. Of(
            "Comparison", "Selection", "IntegerLanes", "Exponential", "Logarithm", "HyperbolicTangent", "PairLength", "Power",
            "Normalizer", "Accumulation", "SampleReductions", "ArgMax"),
    ];

    // What the primitives define is not taken from the files of the processor.
    private static IEnumerable<SourceFile> Of(params string[] subjects)
    {
        var defined = DevicePrimitives.Single.Concat(DevicePrimitives.Double).Select(function => function.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var subject in subjects)
        {
            foreach (var file in Library.Files.Where(file => file.Subject == subject))
                yield return file with { Functions = [.. file.Functions.Where(function => function is { VectorsOnly: false, IsOnDevice: true } && !defined.Contains(function.Name))] };
        }
    }
}
