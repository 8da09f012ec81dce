using LossGen.Compiler.Rewriting;

namespace LossGen.Rules.Documentation;

/// <summary>The pages that are written from the tables, by their paths in the repository.</summary>
internal static class DocumentationPages
{
    public static IReadOnlyDictionary<string, string> All() =>
        CatalogEntry.All.Select(entry => (Path: $"docs/rules/{entry.Id}.md", Text: RulePage.Write(entry)))
            .Concat(RuleFamily.All.Select(family => (Path: $"docs/diagnostics/{family.DiagnosticId}.md", Text: FamilyPage.Write(family))))
            .Append((Path: "docs/rules/README.md", Text: RuleIndexPage.Write()))
            .ToDictionary(page => page.Path, page => page.Text);
}
