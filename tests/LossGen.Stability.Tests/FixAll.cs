using System.Collections.Immutable;
using LossGen.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LossGen.Stability.Tests;

/// <summary>The fix of everything that is reported in a document.</summary>
internal static class FixAll
{
    /// <summary>The document after fix-all of the first group of reports that has a fix and is not in <paramref name="done"/>; null where there is none.</summary>
    /// <param name="document">The document.</param>
    /// <param name="reports">What is reported of it.</param>
    /// <param name="done">The groups that had their turn: one that comes again was not fixed.</param>
    public static async Task<Document?> Apply(Document document, IReadOnlyList<Diagnostic> reports, HashSet<(string Id, string? Key)> done)
    {
        var fix = new StabilityCodeFix();
        foreach (var report in reports)
        {
            foreach (var (id, key) in await Actions(fix, document, report))
            {
                if (!done.Add((id, key)))
                    continue;
                ImmutableArray<Diagnostic> same = [.. reports.Where(other => other.Id == id)];
                var context = new FixAllContext(document, fix, FixAllScope.Document, key!, [id], new Given(same), CancellationToken.None);
                if (await fix.GetFixAllProvider()!.GetFixAsync(context) is { } action)
                    return await Changed(action, document);
            }
        }

        return null;
    }

    private static async Task<List<(string Id, string? Key)>> Actions(CodeFixProvider fix, Document document, Diagnostic report)
    {
        var actions = new List<(string, string?)>();
        if (fix.FixableDiagnosticIds.Contains(report.Id))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, report, (action, _) => actions.Add((report.Id, action.EquivalenceKey)), CancellationToken.None));
        return actions;
    }

    private static async Task<Document> Changed(CodeAction action, Document document)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    private sealed class Given(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
