using System.Text;

namespace LossGen.RealCode.Tests;

/// <summary>Every report on real code was looked at by a person, who says what is wrong there or why nothing is.</summary>
public sealed class RealCodeTests
{
    public static TheoryData<string> Names => [.. CodeBody.All.Select(code => code.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_report_is_recorded_and_every_record_is_reported(string name)
    {
        var code = CodeBody.All.Single(body => body.Name == name);
        var file = new ReportFile(name);
        var found = new List<(Report Report, string Message)>();
        foreach (var compilation in code.Compile())
            found.AddRange(await Report.On(compilation));

        if (Acceptance.IsAsked())
            file.Write(code.Title, found.Select(report => report.Report));
        else if (Difference(file, found) is { } difference)
            Assert.Fail(difference);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_recorded_report_has_a_verdict_and_a_reason(string name)
    {
        var file = new ReportFile(name);
        var unjudged = file.Read().Where(judgement => !judgement.IsJudged).Select(judgement => judgement.ToString()).ToList();
        Assert.True(unjudged.Count == 0, $"{file.Name} holds {unjudged.Count} lines that do not end in one of '{string.Join(": reason', '", Judgement.Verdicts)}: reason':\n{string.Join('\n', unjudged)}");
    }

    private static string? Difference(ReportFile file, IReadOnlyList<(Report Report, string Message)> found)
    {
        var recorded = file.Read().Select(judgement => judgement.Report).ToList();
        var text = new StringBuilder();
        foreach (var (report, message) in found)
            if (!recorded.Remove(report))
                text.Append("+ ").Append(Judgement.Text(report)).Append("\n      ").Append(message).Append('\n');
        foreach (var report in recorded)
            text.Append("- ").Append(Judgement.Text(report)).Append('\n');
        return text.Length == 0 ? null : $"{file.Name}: + is reported and not recorded, - is recorded and not reported any more.\n{text}Read the differences, then record them with {Acceptance.Variable}=1 dotnet test and judge what is new.";
    }
}
