using System.Text;
using LossGen.Compiler.Emission;
using LossGen.Compiler.Emission.Gpu;
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

    /// <summary>The step that finds whether the compilation references ILGPU.</summary>
    public const string DeviceStep = "FindDevices";

    /// <summary>The step that prints the files of formulas for devices.</summary>
    public const string EmitDeviceStep = "EmitDevice";

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

        var isOnDevices = context.CompilationProvider
            .Select(static (compilation, _) => compilation.GetTypeByMetadataName("ILGPU.Runtime.Accelerator") is not null)
            .WithTrackingName(DeviceStep);
        var deviceModels = models.Where(static model => GpuEmitter.Takes(model)).Combine(isOnDevices).Where(static pair => pair.Right).Select(static (pair, _) => pair.Left);
        var deviceFiles = deviceModels
            .Select(static (model, _) => new EmittedFile(model.Declaration.HintName + ".Gpu.g.cs", GpuEmitter.Emit(model, LossCompiler.Compile(model.Formula!))))
            .WithTrackingName(EmitDeviceStep);
        var support = deviceModels.Collect().Select(static (models, _) => !models.IsEmpty);

        context.RegisterSourceOutput(deviceFiles, static (output, file) => output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8)));
        context.RegisterSourceOutput(support, static (output, isNeeded) =>
        {
            if (!isNeeded)
                return;
            output.AddSource(SupportText.HintName, SourceText.From(SupportText.Text, Encoding.UTF8));
            output.AddSource(SupportText.MathHintName, SourceText.From(DeviceMathText.Source, Encoding.UTF8));
        });
        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8)));
    }

    private sealed record EmittedFile(string HintName, string Text);
}
