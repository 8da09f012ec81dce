using LossGen.Compiler.Rewriting;

namespace LossGen.Stability.Tests;

/// <summary>The snippets are enough, and of every kind.</summary>
public sealed class CoverageTests
{
    private const int Enough = 300;

    /// <summary>Rules that meet nothing outside a formula, and why.</summary>
    private static readonly Dictionary<string, string> Unreachable = new()
    {
    };

    private static IEnumerable<Snippet> Snippets => SnippetFile.All.Values.SelectMany(file => file);

    public static TheoryData<string> Reportable =>
    [
        .. RuleTable.Rows
            .Where(rule => rule is { IsHandwritten: false, IsForGradients: false, Stage: RuleStage.Stable } && !Unreachable.ContainsKey(rule.Id))
            .Select(rule => rule.Id)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void ThereAreEnoughSnippets() => Assert.True(Snippets.Count() >= Enough);

    [Fact]
    public void NamesAreUnique() => Assert.Empty(Snippets.GroupBy(snippet => snippet.Name).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void ThereAreSnippetsOfWhichNothingIsReported() => Assert.True(Snippets.Count(snippet => snippet.Marks.Count == 0) >= Enough / 4);

    [Theory]
    [MemberData(nameof(Reportable))]
    public void EveryRuleIsReportedInASnippet(string id) => Assert.Contains(Snippets, snippet => snippet.Marks.Count > 0 && snippet.Rules.Contains(id));
}
