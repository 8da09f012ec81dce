using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LossGen.Compiler.Syntax;
using Microsoft.CodeAnalysis;

namespace LossGen.Reader.Tests;

/// <summary>Every diagnostic has a page, and what the page shows is true.</summary>
public sealed partial class DiagnosticPagesTests
{
    private static readonly string Folder = RepositoryFiles.Path("docs/diagnostics");

    public static TheoryData<string> Ids => [.. Diagnostics.All.Select(descriptor => descriptor.Id)];

    [Fact]
    public void PagesAndDescriptorsAreTheSame() => Assert.Equal(
        Diagnostics.All.Select(descriptor => descriptor.Id + ".md"),
        Directory.GetFiles(Folder, "LG0*.md").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public void IndexListsEveryDiagnostic() => Assert.Equal(
        Diagnostics.All.Select(descriptor => $"| [{descriptor.Id}]({descriptor.Id}.md) | {descriptor.Title} |"),
        File.ReadAllLines(Path.Combine(Folder, "README.md")).Where(line => line.StartsWith("| [LG0", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void PageHasTheTitleOfItsDescriptor(string id)
    {
        var descriptor = Find(id);
        Assert.Equal($"# {id}: {descriptor.Title}", File.ReadLines(PathOf(id)).First());
        Assert.EndsWith($"/docs/diagnostics/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task ExampleTriggersTheDiagnosticAndItsFixDoesNot(string id)
    {
        var examples = CodeBlock().Matches(File.ReadAllText(PathOf(id))).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(2, examples.Count);
        Assert.Contains(id, await Reported(examples[0]));
        Assert.DoesNotContain(await Reported(examples[1]), reported => reported == id || reported != "LG0063");
    }

    [Fact]
    public void EveryDescriptorIsTested()
    {
        var tested = new[] { RejectedFormulaTests.Bodies, RejectedFormulaTests.Members, RejectedFormulaTests.Files }
            .SelectMany(cases => cases).Select(row => (string)row[0]).Concat(HintTests.Formulas.Select(row => (string)row[0])).Concat(RejectedFormulaTests.TestedByPages).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Diagnostics.All.Select(descriptor => descriptor.Id), tested);
    }

    private static async Task<IEnumerable<string>> Reported(string code)
    {
        var file = code.StartsWith("using LossGen", StringComparison.Ordinal) ? code : TestSource.InClass(code);
        return (await Analyzed.File(file)).Select(diagnostic => diagnostic.Id);
    }

    private static DiagnosticDescriptor Find(string id) => Diagnostics.All.Single(descriptor => descriptor.Id == id);

    private static string PathOf(string id) => Path.Combine(Folder, id + ".md");

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
