namespace LossGen.RealCode.Tests;

/// <summary>A recorded report and what a person found out about it, a line of a file of reports.</summary>
/// <param name="Report">The report.</param>
/// <param name="Verdict">One of <see cref="Verdicts"/>, or <see cref="Unjudged"/>.</param>
/// <param name="Reason">What happens there, or why nothing does.</param>
internal sealed record Judgement(Report Report, string Verdict, string Reason)
{
    public const string Unjudged = "unjudged";

    private const string Separator = " | ";

    /// <summary>What a report can be: a fault of the code, or code that is fine for a reason that the analyzer cannot see.</summary>
    public static IReadOnlyList<string> Verdicts { get; } = ["right", "explained"];

    public bool IsJudged => Verdicts.Contains(Verdict) && Reason.Length > 0;

    /// <summary>Reads <c>severity rule | member | code | verdict: reason</c>.</summary>
    public static Judgement Parse(string line)
    {
        var (head, member, tail) = line.Split(Separator, 3) is [var first, var second, var third]
            ? (first.Split(' '), second, third)
            : throw new FormatException($"'{line}' is not 'severity rule | member | code | verdict: reason'.");
        var last = tail.LastIndexOf(Separator, StringComparison.Ordinal);
        if (head.Length != 2 || last < 0)
            throw new FormatException($"'{line}' is not 'severity rule | member | code | verdict: reason'.");
        var judgement = tail[(last + Separator.Length)..].Split(": ", 2);
        return new Judgement(new Report(head[0], head[1], member, tail[..last]), judgement[0], judgement.ElementAtOrDefault(1)?.Trim() ?? string.Empty);
    }

    public override string ToString() => Text(Report) + Separator + (Reason.Length > 0 ? $"{Verdict}: {Reason}" : Verdict);

    /// <summary>A report as its line begins.</summary>
    public static string Text(Report report) => string.Join(Separator, $"{report.Severity} {report.Rule}", report.Member, report.Code);
}
