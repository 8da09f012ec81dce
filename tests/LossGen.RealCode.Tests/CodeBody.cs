using Microsoft.CodeAnalysis;

namespace LossGen.RealCode.Tests;

/// <summary>Code that the analyzer is run over.</summary>
/// <param name="Name">The name of the file of its reports.</param>
/// <param name="Title">What it is, for the first line of that file.</param>
/// <param name="Compile">The code as compilations.</param>
internal sealed record CodeBody(string Name, string Title, Func<IReadOnlyList<Compilation>> Compile)
{
    public static IReadOnlyList<CodeBody> All { get; } =
    [
        new(
            "MathNet.Numerics",
            "MathNet.Numerics 5.0.0, decompiled, without the complex twins of the real matrices",
            () => [Library.Decompile("MathNet.Numerics", without: ["MathNet.Numerics.LinearAlgebra.Complex", "MathNet.Numerics.LinearAlgebra.Complex32"])]),
        new("Perfolizer", "Perfolizer 0.6.1, decompiled", () => [Library.Decompile("Perfolizer", needed: ["Pragmastat"])]),
        new("xunit.assert", "xunit.assert 2.9.3, decompiled: a library without numerical analysis", () => [Library.Decompile("xunit.assert")]),
        new("LossGen", "src, generators, analyzers, samples and tools of this repository", RepositorySources.Compile),
    ];
}
