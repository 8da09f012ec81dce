using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>What a kernel reads and writes, and what it is called in the arguments of a call.</summary>
internal sealed class KernelInputs
{
    private readonly Dictionary<Parameter, string> fields = new();
    private readonly Dictionary<Parameter, string> stepFields = new();
    private readonly Dictionary<Parameter, string> gradientFields = new();
    private readonly Dictionary<Output, string> outputFields = new();
    private readonly Dictionary<Axis, string> widthFields = new();

    public KernelInputs(Formula formula, StorageType storage)
    {
        Formula = formula;
        Storage = storage;
        var names = new Names("Arguments", "Scale", "LossGradient", "IgnoredLabel", "IsInPlace", "IsStreaming", "Results", "Result");
        foreach (var parameter in formula.Parameters)
            fields[parameter] = names.Fresh(Names.Pascal(parameter.Name));
        foreach (var parameter in formula.Parameters.Where(parameter => parameter.IsOptional))
            stepFields[parameter] = names.Fresh(fields[parameter] + "Step");
        foreach (var parameter in formula.Parameters.Where(parameter => parameter.IsGrad))
            gradientFields[parameter] = names.Fresh(Names.Pascal(parameter.Name) + "Gradient");
        foreach (var output in formula.Outputs)
            outputFields[output] = names.Fresh(formula.Outputs.Length == 1 ? "Losses" : Names.Pascal(output.Name) + "PerSample");
        foreach (var (axis, _) in Axes())
            widthFields[axis] = names.Fresh(Names.Pascal(WidthName(axis)));
    }

    public Formula Formula { get; }

    /// <summary>How numbers are stored.</summary>
    public StorageType Storage { get; }

    /// <summary>The type of what is computed: of losses, of upstream gradients.</summary>
    public string Element => Storage.Arithmetic;

    /// <summary>The elements that a step of a kernel reads at most.</summary>
    public int LongestStep => new CpuForm(1, Storage.IsDouble).LongestStep;

    /// <summary>The field of a parameter.</summary>
    public string Field(Parameter parameter) => fields[parameter];

    /// <summary>The field of the step of a parameter that may be left out.</summary>
    public string StepField(Parameter parameter) => stepFields[parameter];

    /// <summary>The field of the gradient of a parameter.</summary>
    public string GradientField(Parameter parameter) => gradientFields[parameter];

    /// <summary>The field that receives an output per sample.</summary>
    public string OutputField(Output output) => outputFields[output];

    /// <summary>The field of the width of an axis.</summary>
    public string WidthField(Axis axis) => widthFields[axis];

    /// <summary>The axes of the formula's rows, each with the parameter that tells its width: a shared row, or the first one that it has in every call.</summary>
    public IEnumerable<(Axis Axis, Parameter First)> Axes() =>
        Formula.Parameters.Where(parameter => parameter.IsRow).GroupBy(parameter => parameter.Axis)
            .Select(group => (group.Key, group.OrderBy(parameter => parameter.IsOptional).ThenByDescending(parameter => parameter.IsShared).First()));

    /// <summary>What the width of an axis is called: <c>width</c> where there is one, else after its first row.</summary>
    public string WidthName(Axis axis)
    {
        var axes = Axes().ToList();
        return axes.Count == 1 ? "width" : axes.First(known => known.Axis == axis).First.Name + "Width";
    }

    /// <summary>The element type of an input's storage.</summary>
    public string StorageOf(Parameter parameter) => parameter.Element switch
    {
        ElementKind.Flag => "bool",
        ElementKind.Integer => "int",
        _ => IsStored(parameter) ? Storage.Type : Element,
    };

    /// <summary>The element type of what a member writes.</summary>
    public string StorageOf(Destination destination) => destination.Of is { } parameter ? StorageOf(parameter) : Element;

    /// <summary>The text of a number of an input that is left out.</summary>
    public string Absent(Parameter parameter)
    {
        var value = parameter.Element == ElementKind.Real && Element == "double" ? parameter.Default!.TrimEnd('f', 'F') : parameter.Default!;
        return parameter.Element == ElementKind.Real && IsStored(parameter) && Storage.IsNarrow ? Storage.Narrowed($"({value})") : value;
    }

    private static bool IsStored(Parameter parameter) => !parameter.IsWeight;

    /// <summary>The type of a hyperparameter in the members of this element type.</summary>
    public string HyperType(Parameter parameter) => parameter.HyperType == "float" ? Element : parameter.HyperType;

    /// <summary>The parameters that nodes below some roots read.</summary>
    public static HashSet<int> Read(IEnumerable<Node> roots) =>
        [.. Graph.Topological(roots).Where(node => node.Is(Ops.Input)).Select(node => node.Parameter)];

    public static bool Reads(IEnumerable<Node> roots, string given) =>
        Graph.Topological(roots).Any(node => node.Is(Ops.Given) && (string)node.Payload! == given);

    public static IEnumerable<Node> Roots(KernelSchedule kernel) =>
        kernel.Sums.Concat(kernel.Outputs).Select(value => value.Value)
            .Concat(kernel.ScalarGradients.Concat(kernel.Sweeps.SelectMany(sweep => sweep.Gradients))
                .SelectMany(gradient => gradient.Patches.SelectMany(patch => new[] { patch.Label, patch.Value }).Append(gradient.Value)))
            .Concat(kernel.Skip is null ? [] : new[] { kernel.Skip });
}
