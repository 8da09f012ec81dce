using System.Text;
using LossGen.Compiler.Emission;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;
using LossGen.Compiler.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SourceText = Microsoft.CodeAnalysis.Text.SourceText;

namespace LossGen.Compiler;

/// <summary>Emits the defining part, the members and the kernels of every loss. Wiring only: the stages do the work.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class LossGenerator : IIncrementalGenerator
{
    /// <summary>The step that reads formulas.</summary>
    public const string ReadStep = "ReadLoss";

    /// <summary>The step that compiles formulas and prints their files.</summary>
    public const string EmitStep = "EmitLoss";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var models = context.SyntaxProvider
            .ForAttributeWithMetadataName("LossGen.LossAttribute", static (node, _) => node is MethodDeclarationSyntax, static (source, cancellation) => source.TargetSymbol is IMethodSymbol method
                ? FormulaReader.Read(method, (MethodDeclarationSyntax)source.TargetNode, source.SemanticModel, cancellation).Model
                : null)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .WithTrackingName(ReadStep);

        var files = models
            .Select(static (model, _) => new EmittedFile(model.Declaration.HintName + ".g.cs", LossEmitter.Emit(model, model.Formula is { } formula ? LossCompiler.Compile(formula) : null)))
            .WithTrackingName(EmitStep);

        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8)));
    }

    private sealed record EmittedFile(string HintName, string Text);
}
