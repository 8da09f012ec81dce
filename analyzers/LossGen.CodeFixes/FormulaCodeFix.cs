using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LossGen.CodeFixes;

/// <summary>Fixes what is missing around a formula: each diagnostic with one change of one node.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FormulaCodeFix))]
[Shared]
public sealed class FormulaCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => FormulaChanges.Ids;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root is null || FormulaChanges.Find(diagnostic.Id) is not { } change || change.Target(root.FindNode(diagnostic.Location.SourceSpan)) is not { } target)
                continue;
            var action = CodeAction.Create(
                change.Title,
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(target, change.Apply(target)))),
                equivalenceKey: diagnostic.Id);
            context.RegisterCodeFix(action, diagnostic);
        }
    }
}
