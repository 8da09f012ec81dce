using LossGen.Compiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Generators.Tests;

/// <summary>Runs of the generator.</summary>
internal static class Generation
{
    public static GeneratorDriver Driver(Compilation compilation) => CSharpGeneratorDriver.Create(
        [new LossGenerator().AsSourceGenerator()],
        parseOptions: (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static GeneratorDriver Run(Compilation compilation) => Driver(compilation).RunGenerators(compilation);

    public static GeneratorDriver Run(string source) => Run(Sources.Compile(source));

    /// <summary>The compilation with what was generated for it.</summary>
    public static Compilation Complete(Compilation compilation)
    {
        var driver = Driver(compilation).RunGeneratorsAndUpdateCompilation(compilation, out var complete, out var diagnostics);
        Assert.Empty(diagnostics);
        Assert.All(driver.GetRunResult().Results, result => Assert.Null(result.Exception));
        return complete;
    }

    /// <summary>The emitted texts, each under its name.</summary>
    public static IReadOnlyList<string> Texts(string source) =>
        [.. Run(source).GetRunResult().Results.SelectMany(result => result.GeneratedSources).Select(file => file.HintName + "\n" + file.SourceText)];
}
