using System.Collections.Immutable;
using LossGen.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Reader.Tests;

/// <summary>What a user sees of the reader in a build.</summary>
public sealed class AnalyzerTests
{
    private const string Body = "[Loss] public static partial float F([Grad] float p, float t = 2f) => p % t;";

    [Fact]
    public async Task DiagnosticIsReportedBesideTheDefiningPart() => Assert.Equal(["LG0055"], await Ids(TestSource.InClass(Body)));

    [Fact]
    public async Task PragmaDisablesADiagnostic() =>
        Assert.Empty(await Ids("#pragma warning disable LG0055\n" + TestSource.InClass(Body)));

    [Fact]
    public async Task MethodsThatAreNoLossesAreLeftAlone() =>
        Assert.Empty(await Ids(TestSource.InClass("[Obsolete] public static float F(string s) { while (true) { } }")));

    [Fact]
    public async Task DefaultValueOfALossIsNoWarning()
    {
        const string Other = "public partial class D { static partial void M(int x); static partial void M(int x = 1) { } }";
        var ids = await Ids(TestSource.InClass("[Loss] public static partial float F([Grad] float p, float t = 2f) => p * t;") + Other, all: true);
        Assert.Equal(["CS1066"], ids);
    }

    private static async Task<IEnumerable<string>> Ids(string source, bool all = false)
    {
        var parts = TestSource.ReadAll(TestSource.Compile(source)).Select(result => UserMethod.DefiningPart(result.Model!));
        var compilation = TestSource.Compile([source, .. parts]);
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false);
        var analyzed = compilation.WithAnalyzers([new FormulaAnalyzer(), new DefaultValueSuppressor()], options);
        var diagnostics = all ? await analyzed.GetAllDiagnosticsAsync() : await analyzed.GetAnalyzerDiagnosticsAsync();
        return diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed).Select(diagnostic => diagnostic.Id);
    }
}
