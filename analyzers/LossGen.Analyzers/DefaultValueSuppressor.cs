using System.Collections.Immutable;
using LossGen.Compiler.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Analyzers;

/// <summary>Suppresses CS1066 on losses: the default value in the implementing part is the one that the defining part repeats.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefaultValueSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Descriptor = new(
        "LGS0001", "CS1066", "The generated defining part of a loss repeats the default values of its formula");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions => [Descriptor];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree)
                continue;
            var place = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
            if (place.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } syntax
                && context.GetSemanticModel(tree).GetDeclaredSymbol(syntax, context.CancellationToken) is { } method
                && KnownTypes.Has(method, "Loss"))
                context.ReportSuppression(Suppression.Create(Descriptor, diagnostic));
        }
    }
}
