using System.Text;
using LossGen.Compiler.Rewriting;

namespace LossGen.Rules.Documentation;

/// <summary>The page of a diagnostic: of one family of rules.</summary>
internal static class FamilyPage
{
    public static string Write(RuleFamily family)
    {
        var page = new StringBuilder();
        page.Append($"# {family.DiagnosticId}: {family.Title}\n\n");
        page.Append("Category `LossGen.Stability`, in any C# code. What surely overflows or loses its digits is a warning; what depends on a range that the code does not show is a suggestion.\n");
        page.Append("Code is left alone where a branch keeps every input out at which it fails, and where it is a stable form written by hand.\n");
        page.Append("\n## What is reported\n\n| rule | title | kind |\n|---|---|---|\n");
        var entries = CatalogEntry.All.Where(entry => entry.Family == family).ToList();
        foreach (var entry in entries)
            page.Append($"| [{entry.Id}](../rules/{entry.Id}.md) | {Markdown.Text(entry.Title)} | {entry.Kinds} |\n");
        if (entries.Any(entry => entry.Convention is not null))
            page.Append("\nA *derivative* is a convention of generated gradients, and not reported by itself.\n");
        page.Append(Configuration.Section(family.DiagnosticId));
        page.Append($"""

            ## How to suppress it

            In one place, with the reason beside it:

            ```csharp
            #pragma warning disable {family.DiagnosticId} // x is at most 10 here
            {Code(entries)}
            #pragma warning restore {family.DiagnosticId}
            ```

            For a member, `[SuppressMessage("LossGen.Stability", "{family.DiagnosticId}", Justification = "x is at most 10 here")]`.

            """.ReplaceLineEndings("\n"));
        return page.ToString();
    }

    private static string Code(IEnumerable<CatalogEntry> entries) =>
        entries.SelectMany(entry => entry.Reportable).Select(Example.Of).FirstOrDefault(example => example is { InFormula: false })?.Before ?? "var y = Loss(x);";
}
