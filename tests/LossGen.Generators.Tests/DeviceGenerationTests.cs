using LossGen.Compiler;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace LossGen.Generators.Tests;

/// <summary>Kernels for devices are for those who have devices.</summary>
public sealed class DeviceGenerationTests
{
    public static TheoryData<string> Names => [.. Formulas.ByName.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void NothingOfIlgpuIsMentionedWhereItIsNotReferenced(string name) =>
        Assert.All(Generation.Texts(Formulas.ByName[name]), text => Assert.DoesNotContain("ILGPU", text, StringComparison.OrdinalIgnoreCase));

    [Theory]
    [MemberData(nameof(Names))]
    public void WhatIsEmittedCompilesWithoutAWarning(string name)
    {
        var complete = Generation.Complete(Sources.CompileForDevices(Formulas.ByName[name]));

        var expected = Generation.Complete(Sources.Compile(Formulas.ByName[name])).GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.Id);
        Assert.Equal(expected, complete.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void AFormulaThatWasRejectedHasNoKernels() =>
        Assert.DoesNotContain(Files(Generation.Run(Sources.CompileForDevices(Formulas.ByName["Rejected"]))), file => file.Contains("Gpu", StringComparison.Ordinal));

    [Fact]
    public void TheSharedFilesAreThereOnceForAllLosses()
    {
        var files = Files(Generation.Run(Sources.CompileForDevices(Formulas.ByName["Huber"], Formulas.ByName["Focal"])));

        Assert.Equal(2, files.Count(file => file.EndsWith(".Gpu.g.cs", StringComparison.Ordinal) && file.StartsWith("Shop.", StringComparison.Ordinal)));
        Assert.Equal(2, files.Count(file => file.StartsWith("LossGen.Gpu.", StringComparison.Ordinal)));
    }

    [Fact]
    public void AnEditThatNoFormulaDependsOnPrintsNothingAgain()
    {
        var before = Sources.CompileForDevices(Formulas.ByName["Huber"], "class Other;");
        var driver = Generation.Run(before);
        var after = before.ReplaceSyntaxTree(before.SyntaxTrees[1], Sources.Tree("class Another;", before.SyntaxTrees[1].FilePath));

        var steps = driver.RunGenerators(after).GetRunResult().Results.Single().TrackedSteps;

        Assert.All(steps[LossGenerator.DeviceStep].SelectMany(step => step.Outputs), output => Assert.Equal(Unchanged, output.Reason));
        Assert.All(steps[LossGenerator.EmitDeviceStep].SelectMany(step => step.Outputs), output => Assert.Equal(Cached, output.Reason));
    }

    [Fact]
    public void AReferenceThatGoesTakesTheKernelsWithIt()
    {
        var before = Sources.CompileForDevices(Formulas.ByName["Huber"]);
        var driver = Generation.Run(before);

        Assert.Contains(Files(driver), file => file.EndsWith("Huber.Gpu.g.cs", StringComparison.Ordinal));
        Assert.DoesNotContain(Files(driver.RunGenerators(Sources.Compile(Formulas.ByName["Huber"]))), file => file.Contains("Gpu", StringComparison.Ordinal));
    }

    private static List<string> Files(GeneratorDriver driver) => [.. driver.GetRunResult().Results.SelectMany(result => result.GeneratedSources).Select(source => source.HintName)];
}
