using Microsoft.CodeAnalysis;

namespace LossGen.Stability.Tests;

/// <summary>The analyzer and its fixes over the snippets.</summary>
public sealed class SnippetTests
{
    /// <summary>Every snippet.</summary>
    public static TheoryData<string> All => [.. SnippetFile.All.Values.SelectMany(file => file).Select(snippet => snippet.Name)];

    /// <summary>The snippets of which something is reported.</summary>
    public static TheoryData<string> Reported => [.. SnippetFile.All.Values.SelectMany(file => file).Where(snippet => snippet.Marks.Count > 0).Select(snippet => snippet.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task ReportsAreWhereTheMarksAre(string name)
    {
        var run = await SnippetRun.Of(name);
        Assert.Empty(run.Errors);
        var expected = run.Snippet.Reports.Select(report => $"{report.Id}: {run.Snippet.Source.Substring(report.Span.Start, report.Span.Length)}");
        Assert.Equal(
            string.Join('\n', expected),
            string.Join('\n', run.Reports.Select(report => $"{report.Id}: {SnippetProject.Code(report)}")));
        Assert.Equal(run.Snippet.Marks, run.Reports.Select(report => report.Location.SourceSpan));
    }

    [Theory]
    [MemberData(nameof(Reported))]
    public async Task MessagesSayWhatTheSnippetWants(string name)
    {
        var run = await SnippetRun.Of(name);
        var messages = run.Reports.Select(SnippetProject.Message).ToList();
        Assert.All(run.Snippet.Says, text => Assert.Contains(messages, message => message.Contains(text, StringComparison.Ordinal)));
        if (run.Snippet.Flags.HasFlag(SnippetFlags.Info))
            Assert.All(run.Reports, report => Assert.Equal(DiagnosticSeverity.Info, report.Severity));
        if (run.Snippet.Flags.HasFlag(SnippetFlags.Warning))
            Assert.All(run.Reports, report => Assert.Equal(DiagnosticSeverity.Warning, report.Severity));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task FixGivesTheExpectedCode(string name)
    {
        var run = await SnippetRun.Of(name);
        Assert.Equal(run.Snippet.Fixed ?? run.Snippet.Source, run.Fixed);
    }

    [Theory]
    [MemberData(nameof(Reported))]
    public async Task FixedCodeCompilesAndStaysAsItIs(string name)
    {
        var run = await SnippetRun.Of(name);
        Assert.Empty(run.FixedErrors);
        Assert.Equal(run.Fixed, run.FixedAgain);
    }
}
