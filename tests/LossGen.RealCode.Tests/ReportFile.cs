using System.Runtime.CompilerServices;

namespace LossGen.RealCode.Tests;

/// <summary>The judged reports on a body of code, in a file beside the tests.</summary>
internal sealed class ReportFile(string name)
{
    private readonly string path = Path.Combine(Folder(), name + ".txt");

    public string Name => Path.GetFileName(path);

    public IReadOnlyList<Judgement> Read() =>
        File.Exists(path) ? [.. File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(Judgement.Parse)] : [];

    /// <summary>Writes the reports with the verdicts that the file holds for them, in the order of severity, rule and member.</summary>
    public void Write(string title, IEnumerable<Report> reports)
    {
        var known = Read().ToLookup(judgement => judgement.Report);
        var lines = reports.GroupBy(report => report).SelectMany(same => same.Select((report, i) => known[report].ElementAtOrDefault(i) ?? new Judgement(report, Judgement.Unjudged, string.Empty)))
            .OrderByDescending(judgement => judgement.Report.Severity, StringComparer.Ordinal)
            .ThenBy(judgement => judgement.Report.Rule, StringComparer.Ordinal)
            .ThenBy(judgement => judgement.Report.Member, StringComparer.Ordinal)
            .ThenBy(judgement => judgement.Report.Code, StringComparer.Ordinal);
        File.WriteAllLines(path, ["# " + title, "# severity rule | member | code | verdict: reason", "", .. lines.Select(line => line.ToString())]);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Reports");
}
