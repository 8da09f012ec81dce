using System.Linq;
using LossGen.Compiler.Emission.Cpu;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Gpu;

/// <summary>The structs that carry a launch's views and numbers: public, because the launcher that ILGPU makes lies in an assembly of its own.</summary>
internal static class DeviceArgumentsPrinter
{
    public static void Print(CodeWriter writer, DeviceInputs inputs)
    {
        writer.Comment("What a launch is given.");
        writer.Open("public struct Arguments");
        foreach (var parameter in inputs.Formula.Parameters)
        {
            writer.Line(parameter.IsHyper
                ? $"public {HyperType(inputs, parameter)} {inputs.Field(parameter)};"
                : $"public {DeviceInputs.View(inputs.Storage.TypeOf(parameter))} {inputs.Field(parameter)};");
            if (parameter is { IsHyper: false, IsOptional: true })
                writer.Line($"public int {inputs.PresenceField(parameter)};");
        }

        writer.Line("public long Samples;");
        if (inputs.Formula.HasRows)
            writer.Line("public int Team;");
        else
            writer.Line("public long Quads;");
        foreach (var (axis, _) in inputs.Axes())
        {
            writer.Line($"public int {inputs.WidthField(axis)};");
            writer.Line($"public int {inputs.QuadsField(axis)};");
        }

        if (inputs.HasLabels)
            writer.Line("public int IgnoredLabel;");
        writer.Line("public double GradientScale;");
        writer.Line("public global::ILGPU.ArrayView<double> Denominator;");
        writer.Line($"public {DeviceInputs.View(inputs.Element)} LossGradient;");
        foreach (var output in inputs.Formula.Outputs)
            writer.Line($"public {DeviceInputs.View(inputs.Element)} {inputs.OutputField(output)};");
        writer.Line("public int IsStoring;");
        foreach (var parameter in inputs.Gradients)
            writer.Line($"public {DeviceInputs.View(inputs.Storage.TypeOf(parameter))} {inputs.GradientField(parameter)};");
        writer.Line("public global::ILGPU.ArrayView<double> Partials;");
        writer.Close();

        writer.Comment("What the last launch of a call is given: the sums that the groups left behind, and where the results go.");
        writer.Open("public struct FinishArguments");
        writer.Line("public global::ILGPU.ArrayView<double> Partials;");
        writer.Line("public int Groups;");
        writer.Line("public int IsMean;");
        writer.Line("public int IsDeclared;");
        writer.Line("public double Declared;");
        writer.Line("public double Samples;");
        writer.Line("public global::ILGPU.ArrayView<double> Denominator;");
        foreach (var output in inputs.Formula.Outputs)
            writer.Line($"public {DeviceInputs.View(inputs.Element)} {Names.Pascal(output.Name)};");
        writer.Close();
    }

    // ILGPU passes neither truth values nor enumerations.
    private static string HyperType(DeviceInputs inputs, Parameter parameter) => parameter.Element switch
    {
        ElementKind.Flag => "byte",
        ElementKind.Integer => "int",
        _ => inputs.HyperType(parameter),
    };
}
