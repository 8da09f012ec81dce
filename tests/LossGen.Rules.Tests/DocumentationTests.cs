using LossGen.Compiler.Rewriting;
using LossGen.Rules.Documentation;

namespace LossGen.Rules.Tests;

/// <summary>The pages are those that the tables print.</summary>
public sealed class DocumentationTests
{
    private static readonly IReadOnlyDictionary<string, string> Pages = DocumentationPages.All();

    public static TheoryData<string> Paths => [.. Pages.Keys];

    [Theory]
    [MemberData(nameof(Paths))]
    public void APageIsAsTheTablesPrintIt(string path) =>
        Assert.Equal(Pages[path], File.Exists(Repository.PathOf(path)) ? File.ReadAllText(Repository.PathOf(path)) : $"no file: dotnet run --project tools/LossGen.Rules -- docs");

    [Fact]
    public void NoPageIsLeftOver() => Assert.Equal(
        Pages.Keys.Select(path => Repository.PathOf(path)).Where(path => path.Contains("/rules/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        Directory.GetFiles(Repository.PathOf("docs/rules")).Order(StringComparer.Ordinal));

    [Fact]
    public void TheIndexOfDiagnosticsListsEveryFamily() => Assert.Equal(
        RuleFamily.All.Select(family => $"| [{family.DiagnosticId}]({family.DiagnosticId}.md) | {family.Title} |"),
        File.ReadLines(Repository.PathOf("docs/diagnostics/README.md")).Where(line => line.StartsWith("| [LG1", StringComparison.Ordinal)));
}
