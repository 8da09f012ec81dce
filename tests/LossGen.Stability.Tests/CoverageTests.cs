using LossGen.Compiler.Rewriting;

namespace LossGen.Stability.Tests;

/// <summary>The snippets are enough, and of every kind.</summary>
public sealed class CoverageTests
{
    private const int Enough = 300;

    /// <summary>Rules of which other code has no left side, and why.</summary>
    private static readonly Dictionary<string, string> OfFormulas = new()
    {
        ["G08"] = "A difference of error functions is held in formulas: no C# library in reach has one but StableMath.",
        ["A26"] = "A comparison of a softmax with 0 stands in guards of gradients.",
    };

    private static IEnumerable<Snippet> Snippets => SnippetFile.All.Values.SelectMany(file => file);

    /// <summary>The rules whose left sides fail somewhere: what never fails is not reported.</summary>
    public static TheoryData<string> Reportable =>
    [
        .. CodeRuleTable.All
            .Where(rule => !rule.IsHandwritten && !OfFormulas.ContainsKey(rule.Id))
            .Where(rule => !Failure.Of(rule, isDouble: false).IsEmpty || !Failure.Of(rule, isDouble: true).IsEmpty)
            .Select(rule => rule.Id)
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Hazards => [.. HazardTable.Rows.Select(hazard => hazard.Id).Distinct().Order(StringComparer.Ordinal)];

    [Fact]
    public void ThereAreEnoughSnippets() => Assert.True(Snippets.Count() >= Enough);

    [Fact]
    public void NamesAreUnique() => Assert.Empty(Snippets.GroupBy(snippet => snippet.Name).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void ThereAreSnippetsOfWhichNothingIsReported() => Assert.True(Snippets.Count(snippet => snippet.Marks.Count == 0) >= Enough / 4);

    [Theory]
    [MemberData(nameof(Reportable))]
    public void EveryRuleIsReportedInASnippet(string id) => Assert.Contains(Snippets, snippet => snippet.Marks.Count > 0 && snippet.Rules.Contains(id));

    [Theory]
    [MemberData(nameof(Hazards))]
    public void EveryHazardIsReportedInASnippet(string id) => Assert.Contains(Snippets, snippet => snippet.Marks.Count > 0 && snippet.Rules.Contains(id));
}
