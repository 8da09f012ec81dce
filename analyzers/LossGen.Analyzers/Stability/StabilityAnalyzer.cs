using System.Collections.Immutable;
using LossGen.Analyzers.Stability;
using LossGen.Analyzers.Stability.Reading;
using LossGen.Analyzers.Stability.Screening;
using LossGen.Compiler.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

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
        var screen = new Screen(context.Compilation, hasTensors: context.Compilation.GetTypeByMetadataName("TorchSharp.torch") is not null);
        context.RegisterSemanticModelAction(model => Analyze(model, screen));
    }

    private static void Analyze(SemanticModelAnalysisContext context, Screen screen)
    {
        var model = context.SemanticModel;
        if (!screen.MayHold(model.SyntaxTree, context.FilterSpan ?? new TextSpan(0, model.SyntaxTree.Length)))
            return;
        foreach (var (declaration, body) in Bodies.Of(model.SyntaxTree.GetRoot(context.CancellationToken), member => (context.FilterSpan?.IntersectsWith(member.Span) ?? true) && screen.MayHold(model.SyntaxTree, member.Span)))
        {
            if (!screen.MayHold(body) || IsFormula(declaration, model, context.CancellationToken) || model.GetOperation(body, context.CancellationToken) is not { } operation)
                continue;
            var code = CodeReader.Read(operation, context.CancellationToken);
            foreach (var diagnostic in new StabilityFinder(code).Find())
                context.ReportDiagnostic(diagnostic);
        }
    }

    /// <summary>A formula is mathematics: the generator makes it stable.</summary>
    private static bool IsFormula(SyntaxNode declaration, SemanticModel model, CancellationToken cancellation) =>
        declaration is MethodDeclarationSyntax { AttributeLists.Count: > 0 } method
        && model.GetDeclaredSymbol(method, cancellation) is { } symbol && KnownTypes.Has(symbol, "Loss");
}
