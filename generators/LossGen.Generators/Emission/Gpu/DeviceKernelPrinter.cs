using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Emission.Cpu;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Emission.Gpu;

/// <summary>What the kernels for devices have in common: sums in double, inputs that may be absent, numbers that hold for the whole call.</summary>
internal abstract class DeviceKernelPrinter(CodeWriter writer, DeviceInputs inputs, KernelSchedule kernel, bool isWeighted)
{
    protected const int Four = 4;

    protected CodeWriter Writer { get; } = writer;

    protected DeviceInputs Inputs { get; } = inputs;

    protected KernelSchedule Kernel { get; } = kernel;

    protected IReadOnlyList<Node> Roots { get; } = [.. KernelInputs.Roots(kernel)];

    protected bool IsDouble => Inputs.Storage.Storage.IsDouble;

    /// <summary>Whether a sample that is not finite in float is computed again, in double.</summary>
    protected bool IsRetried => Kernel.CanOverflow && !IsDouble;

    protected string Kind => Kernel.Kind.ToString();

    /// <summary>The locals in which a thread adds up.</summary>
    protected IEnumerable<string> Totals => Kernel.Sums.Select(sum => sum.Name + "Total");

    protected string TotalParameters => string.Concat(Totals.Select(total => $", ref double {total}"));

    protected string TotalArguments => string.Concat(Totals.Select(total => $", ref {total}"));

    /// <summary>The method of one sample.</summary>
    protected string SampleName(bool isInDouble) => Kind + (isInDouble && !IsDouble ? "InDouble" : "One");

    // The denominator of a mean over weights is known on the device alone.
    private string Scale => isWeighted && Kernel.Kind == KernelKind.WithGradient ? "DeviceSum.Quotient(arguments.GradientScale, arguments.Denominator[0])" : "arguments.GradientScale";

    public abstract void Print();

    /// <summary>Leaves the sums of a group behind.</summary>
    protected void PrintPartials()
    {
        foreach (var (total, index) in Totals.Select((total, index) => (total, index)))
        {
            Writer.Line($"{total} = DeviceSum.OfGroup({total});");
            Writer.Nested("if (Group.IdxX == 0)", $"arguments.Partials[Grid.IdxX * {Kernel.Sums.Length.ToText()} + {index.ToText()}] = {total};");
        }
    }

    /// <summary>A value of a sample, in the arithmetic of lanes or of numbers.</summary>
    protected Text Element(Parameter parameter, bool isDouble)
    {
        var value = Inputs.Storage.Loaded(parameter, $"arguments.{Inputs.Field(parameter)}[i]", isDouble);
        return parameter.IsOptional
            ? new Text($"arguments.{Inputs.PresenceField(parameter)} != 0 ? {value.At(1)} : {Inputs.Absent(parameter, isDouble)}", 0)
            : value;
    }

    /// <summary>What stands in storage for an element that was left out.</summary>
    protected string Absent(Parameter parameter) => parameter.Element switch
    {
        ElementKind.Flag => parameter.Default == "true" ? "1" : "0",
        ElementKind.Integer => parameter.Default!,
        _ => Inputs.Storage.TypeOf(parameter) == Inputs.Element
            ? Inputs.Absent(parameter, IsDouble)
            : Inputs.Storage.Stored(new Text(parameter.Default!, 7), IsDouble),
    };

    /// <summary>The text of a number that is read, not computed.</summary>
    protected virtual Text? NumberLeaf(Node node) => node switch
    {
        _ when node.IsConstant => new Text(CpuForm.Literal(node.Value, isDouble: true), node.Value.Sign < 0 ? 7 : Text.Tight),
        _ when node.Is(Ops.FlagConstant) => new Text((bool)node.Payload! ? "true" : "false", Text.Tight),
        _ when node.Is(Ops.IntegerConstant) => new Text(((int)node.Payload!).ToText(), Text.Tight),
        _ when node.Is(Ops.Input) => Hyper(Inputs.Formula.Parameters[node.Parameter]),
        _ when node.Is(Ops.Given) && (string)node.Payload! == Scheduler.Scale => new Text(Scale, Text.Tight),
        _ when node.Is(Ops.Given) => new Text("arguments." + Names.Pascal((string)node.Payload!), Text.Tight),
        _ => null,
    };

    private Text Hyper(Parameter hyper) => hyper.Element switch
    {
        ElementKind.Real => new Text("(double)arguments." + Inputs.Field(hyper), 7),
        ElementKind.Flag => new Text($"arguments.{Inputs.Field(hyper)} != 0", 3),
        _ => new Text("arguments." + Inputs.Field(hyper), Text.Tight),
    };
}
