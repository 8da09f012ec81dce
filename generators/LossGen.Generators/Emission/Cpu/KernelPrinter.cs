using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>What all kernels begin with: references to the arrays, numbers that hold for the whole call.</summary>
internal abstract class KernelPrinter
{
    protected KernelPrinter(CodeWriter writer, KernelInputs inputs, KernelSchedule kernel, CpuForm form)
    {
        Writer = writer;
        Inputs = inputs;
        Kernel = kernel;
        Form = form;
        Names = new Names("arguments", "start", "end", "sums", "i", "j", "whole", "stop", "lane", "storing", "remaining", "isFinite", "count", "isStaged", "isPadded");
        Roots = [.. KernelInputs.Roots(kernel)];
        Numbers = new BodyPrinter(writer, null, Names, NumberLeaf);
    }

    protected CodeWriter Writer { get; }

    protected KernelInputs Inputs { get; }

    protected KernelSchedule Kernel { get; }

    protected CpuForm Form { get; }

    protected Names Names { get; }

    protected IReadOnlyList<Node> Roots { get; }

    /// <summary>Numbers: one a call or one a sample.</summary>
    protected BodyPrinter Numbers { get; }

    /// <summary>The local reference to the array of a parameter.</summary>
    protected Dictionary<int, string> Arrays { get; } = new();

    /// <summary>The local step of an input that may be left out: 1, or 0 to read the same value again and again.</summary>
    protected Dictionary<int, string> Steps { get; } = new();

    protected Dictionary<int, string> Gradients { get; } = new();

    protected List<string> OutputArrays { get; } = [];

    protected string? UpstreamArray { get; private set; }

    /// <summary>Whether a kernel says if all that it watches is finite.</summary>
    public static bool IsGuarded(KernelSchedule kernel, bool isDouble) =>
        !isDouble && (!kernel.Guards.IsEmpty || kernel.Sweeps.Any(sweep => !sweep.Guards.IsEmpty));

    /// <summary>Whether a sample that is not finite in float is computed again.</summary>
    public static bool IsRetried(KernelSchedule kernel, bool isDouble) => kernel.CanOverflow && !isDouble;

    /// <summary>The name of a kernel in one form.</summary>
    public static string MethodName(KernelKind kind, CpuForm form) => kind + (form.Samples is null ? "" : "Short") + (form.IsStoredAsSingle ? "InDouble" : form.Suffix);

    /// <summary>The methods of a kernel in one form, in the order in which their conditions are asked; no condition: always.</summary>
    public static IEnumerable<(string? Condition, string Method)> Methods(KernelInputs inputs, KernelSchedule kernel, CpuForm form)
    {
        var method = MethodName(kernel.Kind, form);
        if (!HasWriters(inputs, kernel, form))
            return [(null, method)];
        List<(string?, string)> methods = [("arguments.IsStreaming", $"{method}<StreamingWriter{form.Suffix}>")];
        if (IsRetried(kernel, form.IsDouble))
            methods.Add(("arguments.IsInPlace", method + "<StagingWriter>"));
        return [.. methods, (null, method + "<CachingWriter>")];
    }

    public void Print()
    {
        Writer.Line($"[MethodImpl(MethodImplOptions.{(Form.IsStoredAsSingle ? "NoInlining" : "AggressiveOptimization")})]");
        var header = $"private static {ReturnType} {MethodName(Kernel.Kind, Form)}";
        const string parameters = "(ref Arguments arguments, nuint start, nuint end, scoped Span<double> sums)";
        Writer.Open(HasWriters(Inputs, Kernel, Form) ? $"{header}<TWriter>{parameters}\n    where TWriter : struct, IResultWriter{Form.Suffix}" : header + parameters);
        DeclareArrays();
        PrintBody();
        Writer.Close();
    }

    protected bool IsGuarding => IsGuarded(Kernel, Form.IsDouble);

    /// <summary>Whether the caller chooses how gradients are written.</summary>
    protected static bool HasWriters(KernelInputs inputs, KernelSchedule kernel, CpuForm form) => form.HasWriters && !inputs.Storage.IsNarrow && !inputs.Formula.HasRows && !kernel.ScalarGradients.IsEmpty;

    protected abstract string ReturnType { get; }

    protected abstract void PrintBody();

    /// <summary>The text of a number that is read, not computed.</summary>
    protected virtual Text? NumberLeaf(Node node, int vector) => node switch
    {
        _ when node.IsConstant => new Text(CpuForm.Literal(node.Value, isDouble: true), node.Value.Sign < 0 ? 7 : Text.Tight),
        _ when node.Is(Ops.FlagConstant) => new Text((bool)node.Payload! ? "true" : "false", Text.Tight),
        _ when node.Is(Ops.IntegerConstant) => new Text(((int)node.Payload!).ToText(), Text.Tight),
        _ when node.Is(Ops.Input) && Inputs.Formula.Parameters[node.Parameter] is { IsHyper: true } hyper => Hyper(hyper),
        _ when node.Is(Ops.Given) && node.Axes.IsEmpty => new Text("arguments." + Names.Pascal((string)node.Payload!), Text.Tight),
        _ => null,
    };

    /// <summary>Prints numbers that do not vary with the sample.</summary>
    protected void ComputeUniform(IEnumerable<Node> nodes) => Numbers.Compute(Graph.Topological(nodes).Where(node => node.Axes.IsEmpty && IsInteresting(node)));

    // Constants are written where they are used; operands of numbers are printed with them.
    private bool IsInteresting(Node node) => (node.Op.Shape != OpShape.Leaf || node.Is(Ops.Given)) && UsedByVarying(node);

    private bool UsedByVarying(Node node) => Graph.Topological(Roots).Any(user => !user.Axes.IsEmpty && user.Operands.Contains(node));

    private Text Hyper(Parameter hyper) => hyper.Element == ElementKind.Integer && hyper.HyperType != "int"
        ? new Text("(int)arguments." + Inputs.Field(hyper), 7)
        : hyper.Element == ElementKind.Real ? new Text("(double)arguments." + Inputs.Field(hyper), 7) : new Text("arguments." + Inputs.Field(hyper), Text.Tight);

    private void DeclareArrays()
    {
        foreach (var index in KernelInputs.Read(Roots).OrderBy(index => index))
        {
            var parameter = Inputs.Formula.Parameters[index];
            if (parameter.IsHyper)
                continue;
            Arrays[index] = Reference(parameter.Name + "Data", Inputs.Field(parameter));
            if (!parameter.IsOptional)
                continue;
            Steps[index] = Names.Fresh(parameter.Name + "Step");
            Writer.Line($"var {Steps[index]} = arguments.{Inputs.StepField(parameter)};");
        }

        if (KernelInputs.Reads(Roots, Scheduler.LossGradient))
            UpstreamArray = Reference("lossGradientData", "LossGradient");
        foreach (var gradient in Kernel.ScalarGradients.Concat(Kernel.Sweeps.SelectMany(sweep => sweep.Gradients)))
        {
            var parameter = Inputs.Formula.Parameters[gradient.Parameter];
            Gradients[gradient.Parameter] = Reference(parameter.Name + "GradientData", Inputs.GradientField(parameter));
        }

        for (var i = 0; i < Kernel.Outputs.Length; i++)
        {
            var field = Inputs.OutputField(Inputs.Formula.Outputs[i]);
            OutputArrays.Add(Reference(Names.Camel(field) + "Data", field));
        }

        if (OutputArrays.Count > 0)
            Writer.Line($"var storing = !arguments.{Inputs.OutputField(Inputs.Formula.Loss)}.IsEmpty;");
    }

    private string Reference(string wish, string field)
    {
        var name = Names.Fresh(wish);
        Writer.Line($"ref var {name} = ref MemoryMarshal.GetReference(arguments.{field});");
        return name;
    }
}
