using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using LossGen.Analyzers.Stability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace LossGen.CodeFixes;

/// <summary>Puts the stable form in the place of unstable arithmetic, one at a time or everywhere.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(StabilityCodeFix))]
[Shared]
public sealed class StabilityCodeFix : CodeFixProvider
{
    private const string Title = "Use the numerically stable form";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. StabilityDiagnostics.All.Select(descriptor => descriptor.Id)];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new InOneChange();

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.ContainsKey(StabilityDiagnostics.Replacement))
            {
                var action = CodeAction.Create(Title, cancellation => Fix(context.Document, [diagnostic], cancellation), equivalenceKey: nameof(StabilityCodeFix));
                context.RegisterCodeFix(action, diagnostic);
            }
        }

        return Task.CompletedTask;
    }

    private static async Task<Document> Fix(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return document;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var root = await model.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(new StableText(model, root, text, diagnostics).Changes()));
    }

    private sealed class InOneChange : DocumentBasedFixAllProvider
    {
        protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics) =>
            await Fix(document, diagnostics, fixAllContext.CancellationToken).ConfigureAwait(false);
    }
}
