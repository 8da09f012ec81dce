using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Emission.Cpu;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Gpu;

/// <summary>What a device kernel reads and writes, and what it is called in the arguments of a launch.</summary>
internal sealed class DeviceInputs(Formula formula, StorageType storage)
{
    private readonly KernelInputs inputs = new(formula, storage);

    public Formula Formula => formula;

    public DeviceStorage Storage { get; } = new(storage);

    /// <summary>The same inputs as the processor's kernels see them.</summary>
    public KernelInputs Shared => inputs;

    public string Element => inputs.Element;

    public string Field(Parameter parameter) => inputs.Field(parameter);

    /// <summary>The field that says whether an input that may be left out was given.</summary>
    public string PresenceField(Parameter parameter) => "Has" + inputs.Field(parameter);

    public string GradientField(Parameter parameter) => inputs.GradientField(parameter);

    public string OutputField(Output output) => inputs.OutputField(output);

    public IEnumerable<(Axis Axis, Parameter First)> Axes() => inputs.Axes();

    public string WidthName(Axis axis) => inputs.WidthName(axis);

    public string WidthField(Axis axis) => inputs.WidthField(axis);

    /// <summary>The field that says how many times four elements of a row are read at once; 0 where its memory is not aligned.</summary>
    public string QuadsField(Axis axis) => inputs.WidthField(axis) + "Quads";

    public string HyperType(Parameter parameter) => inputs.HyperType(parameter);

    public IEnumerable<Parameter> Gradients => formula.Parameters.Where(parameter => parameter.IsGrad);

    /// <summary>The inputs of a batch: all but the hyperparameters.</summary>
    public IEnumerable<Parameter> Batched => formula.Parameters.Where(parameter => !parameter.IsHyper);

    public bool HasLabels => formula.Parameters.Any(parameter => parameter is { IsLabel: true, Kind: ParameterKind.Integer });

    /// <summary>What stands for an element of an input that was left out, in float or double.</summary>
    public string Absent(Parameter parameter, bool isDouble) => parameter.Element switch
    {
        ElementKind.Real => isDouble ? parameter.Default!.TrimEnd('f', 'F') + "d" : parameter.Default!,
        ElementKind.Integer => isDouble ? "(long)" + parameter.Default! : parameter.Default!,
        _ => parameter.Default!,
    };

    /// <summary>The type of a view.</summary>
    public static string View(string element) => $"global::ILGPU.ArrayView<{element}>";
}
