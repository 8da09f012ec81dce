using System.Collections.Immutable;
using LossGen.Analyzers.Stability;
using LossGen.Analyzers.Stability.Reading;
using LossGen.Compiler.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Analyzers;

/// <summary>Finds unstable arithmetic of logarithms, exponentials, roots and differences in any C# code, by the rule table of the generator.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StabilityAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => StabilityDiagnostics.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        if (context is null)
            throw new ArgumentNullException(nameof(context));
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var hasTensors = context.Compilation.GetTypeByMetadataName("TorchSharp.torch") is not null;
        context.RegisterSyntaxNodeAction(
            node => Analyze(node, hasTensors),
            SyntaxKind.MethodDeclaration, SyntaxKind.ConstructorDeclaration, SyntaxKind.OperatorDeclaration, SyntaxKind.ConversionOperatorDeclaration, SyntaxKind.DestructorDeclaration,
            SyntaxKind.GetAccessorDeclaration, SyntaxKind.SetAccessorDeclaration, SyntaxKind.InitAccessorDeclaration,
            SyntaxKind.PropertyDeclaration, SyntaxKind.IndexerDeclaration, SyntaxKind.FieldDeclaration, SyntaxKind.CompilationUnit);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, bool hasTensors)
    {
        foreach (var body in Bodies(context.Node))
        {
            if (!Interest.Has(body, hasTensors) || IsFormula(context.Node, context.SemanticModel, context.CancellationToken)
                || context.SemanticModel.GetOperation(body, context.CancellationToken) is not { } operation)
                continue;
            var code = CodeReader.Read(operation, context.CancellationToken);
            foreach (var diagnostic in new StabilityFinder(code).Find())
                context.ReportDiagnostic(diagnostic);
        }
    }

    /// <summary>The code of a declaration that no other declaration owns.</summary>
    private static IEnumerable<SyntaxNode> Bodies(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax => [declaration],
        PropertyDeclarationSyntax property => new SyntaxNode?[] { property.ExpressionBody, property.Initializer }.OfType<SyntaxNode>(),
        IndexerDeclarationSyntax { ExpressionBody: { } body } => [body],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Initializer).OfType<SyntaxNode>(),
        CompilationUnitSyntax unit when unit.Members.Any(SyntaxKind.GlobalStatement) => [unit],
        _ => [],
    };

    /// <summary>A formula is mathematics: the generator makes it stable.</summary>
    private static bool IsFormula(SyntaxNode declaration, SemanticModel model, CancellationToken cancellation) =>
        declaration is MethodDeclarationSyntax { AttributeLists.Count: > 0 } method
        && model.GetDeclaredSymbol(method, cancellation) is { } symbol && KnownTypes.Has(symbol, "Loss");
}
