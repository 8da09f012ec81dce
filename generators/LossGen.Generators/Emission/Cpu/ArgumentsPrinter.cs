using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>The struct that carries a call's arrays and numbers to its kernels.</summary>
internal static class ArgumentsPrinter
{
    public static void Print(CodeWriter writer, KernelInputs inputs)
    {
        writer.Comment("What a call was given.");
        writer.Open("internal ref struct Arguments : IKernelArguments");
        foreach (var parameter in inputs.Formula.Parameters)
        {
            var field = inputs.Field(parameter);
            writer.Line(parameter.IsHyper ? $"public {inputs.HyperType(parameter)} {field};" : $"public ReadOnlySpan<{inputs.StorageOf(parameter)}> {field};");
            if (parameter is { IsHyper: false, IsOptional: true })
                writer.Line($"public nuint {inputs.StepField(parameter)};");
        }

        foreach (var (axis, _) in inputs.Axes())
            writer.Line($"public int {inputs.WidthField(axis)};");
        if (inputs.Formula.Parameters.Any(parameter => parameter is { IsLabel: true, Kind: ParameterKind.Integer }))
            writer.Line("public int IgnoredLabel;");
        writer.Line("public double Scale;");
        writer.Line($"public ReadOnlySpan<{inputs.Element}> LossGradient;");
        foreach (var output in inputs.Formula.Outputs)
            writer.Line($"public Span<{inputs.Element}> {inputs.OutputField(output)};");
        var gradients = inputs.Formula.Parameters.Where(parameter => parameter.IsGrad).ToList();
        foreach (var parameter in gradients)
            writer.Line($"public Span<{inputs.StorageOf(parameter)}> {inputs.GradientField(parameter)};");
        writer.Line("public bool IsInPlace;");
        writer.Line("public bool IsStreaming { get; set; }");
        writer.Line($"public readonly int Results => {gradients.Count.ToText()};");
        writer.Line($"public readonly Span<byte> Result(int index) => {Result([.. gradients.Select(inputs.GradientField)])};");
        writer.Close();
    }

    private static string Result(List<string> gradients) => gradients.Count switch
    {
        0 => "default",
        1 => $"MemoryMarshal.AsBytes({gradients[0]})",
        _ => $"MemoryMarshal.AsBytes(index switch {{ {string.Join(", ", gradients.Select((gradient, index) => $"{(index < gradients.Count - 1 ? index.ToText() : "_")} => {gradient}"))} }})",
    };
}
