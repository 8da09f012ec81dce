using System.Text;
using LossGen.Compiler.Rewriting;

namespace LossGen.Rules.Documentation;

/// <summary>The index of all ids.</summary>
internal static class RuleIndexPage
{
    private const string Start =
        """
        # Rules

        Written by `dotnet run --project tools/LossGen.Rules -- docs` from the tables of `generators/LossGen.Generators/Rewriting`: the rules that the generator applies to formulas, and
        the analyzers hold any C# code against.

        | rule | title | kind | diagnostic |
        |---|---|---|---|

        """;

    private const string Chained =
        """

        ## By other rules

        Forms that need no row of their own: rules see through signs, factors and shared parts, and one exposes what another takes.

        | id | what | form | rules |
        |---|---|---|---|

        """;

    private const string LeftOut =
        """

        ## Left out

        Known unstable forms that no table has.

        | id | what | why |
        |---|---|---|

        """;

    public static string Write()
    {
        var page = new StringBuilder(Start.ReplaceLineEndings("\n"));
        foreach (var entry in CatalogEntry.All)
            page.Append($"| [{entry.Id}]({entry.Id}.md) | {Markdown.Text(entry.Title)} | {entry.Kinds} | [{entry.Family.DiagnosticId}](../diagnostics/{entry.Family.DiagnosticId}.md) |\n");
        page.Append(Chained.ReplaceLineEndings("\n"));
        foreach (var rule in ChainedRules.Rows)
            page.Append($"| {rule.Id} | {Markdown.Text(rule.Title)} | {Markdown.Code(rule.Text)} | {string.Join(", ", rule.RuleIds.Split(' ').Select(id => $"[{id}]({id}.md)"))} |\n");
        page.Append(LeftOut.ReplaceLineEndings("\n"));
        foreach (var rule in LeftOutRules.Rows)
            page.Append($"| {rule.Id} | {Markdown.Text(rule.Title)} | {Markdown.Text(rule.Reason)} |\n");
        return page.ToString();
    }
}
