namespace LossGen.RealCode.Tests;

/// <summary>The page on real code counts what the files of reports hold.</summary>
public sealed class DocumentTests
{
    private static readonly string Page = Path.Combine(RepositorySources.Root, "docs", "real-code.md");

    [Fact]
    public void The_table_of_code_counts_the_recorded_reports() =>
        Holds("| code | warnings: right | explained | suggestions: right | explained |", CodeBody.All.Select(code => $"| {code.Name} | {Counts(Of(code, "warning"))} | {Counts(Of(code, "suggestion"))} |"));

    [Fact]
    public void The_table_of_rules_counts_the_reports_on_libraries() =>
        Holds(
            "| rule | | right | explained |",
            CodeBody.All.Where(code => code.Name != "LossGen").SelectMany(code => new ReportFile(code.Name).Read())
                .GroupBy(judgement => (judgement.Report.Rule, judgement.Report.Severity)).OrderBy(group => group.Key.Rule, StringComparer.Ordinal).ThenBy(group => group.Key.Severity, StringComparer.Ordinal)
                .Select(group => $"| {group.Key.Rule} | {group.Key.Severity} | {Counts(group)} |"));

    private static IEnumerable<Judgement> Of(CodeBody code, string severity) => new ReportFile(code.Name).Read().Where(judgement => judgement.Report.Severity == severity);

    private static string Counts(IEnumerable<Judgement> judgements)
    {
        var verdicts = judgements.CountBy(judgement => judgement.Verdict).ToDictionary();
        return string.Join(" | ", Judgement.Verdicts.Select(verdict => verdicts.GetValueOrDefault(verdict)));
    }

    /// <summary>The rows under a heading are these and no others; with the acceptance of reports they are written.</summary>
    private static void Holds(string heading, IEnumerable<string> rows)
    {
        var lines = File.ReadAllLines(Page);
        var from = Array.IndexOf(lines, heading) + 2;
        Assert.True(from > 1, $"{Page} has no table '{heading}'.");
        var to = Array.FindIndex(lines, from, line => !line.StartsWith('|'));
        var expected = rows.ToList();
        if (Acceptance.IsAsked())
            File.WriteAllLines(Page, [.. lines[..from], .. expected, .. to < 0 ? [] : lines[to..]]);
        else
            Assert.Equal(expected, lines[from..(to < 0 ? lines.Length : to)]);
    }
}
