using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Emission.Cpu;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Emission.Gpu;

/// <summary>
/// A kernel of a formula without rows: a thread takes four samples at a time where memory is aligned, and the rest one by one, in strides of the
/// whole launch. Sums are kept in double, and so is a sample whose result in float is not finite.
/// </summary>
internal sealed class ElementwiseDeviceKernel(CodeWriter writer, DeviceInputs inputs, KernelSchedule kernel, bool isWeighted) : DeviceKernelPrinter(writer, inputs, kernel, isWeighted)
{
    public override void Print()
    {
        PrintKernel();
        PrintSample(isInDouble: IsDouble);
        if (IsRetried)
            PrintSample(isInDouble: true);
    }

    private void PrintKernel()
    {
        Writer.Open($"internal static void {Kind}(Arguments arguments)");
        foreach (var total in Totals)
            Writer.Line($"var {total} = 0d;");
        Writer.Line("var stride = Grid.DimX * (long)Group.DimX;");
        Writer.Line("var first = Grid.IdxX * (long)Group.DimX + Group.IdxX;");
        Writer.Open("for (var quad = first; quad < arguments.Quads; quad += stride)");
        PrintQuad();
        Writer.Close();
        Writer.Open($"for (var i = {Four.ToText()} * arguments.Quads + first; i < arguments.Samples; i += stride)");
        Writer.Line($"{SampleName(IsDouble)}(arguments, i{TotalArguments});");
        Writer.Close();
        PrintPartials();
        Writer.Close();
    }

    private void PrintQuad()
    {
        var names = NewNames("quad");
        var form = new CpuForm(1, IsDouble);
        var loaded = new Dictionary<int, string>();
        foreach (var index in KernelInputs.Read(Roots).OrderBy(index => index))
            if (Inputs.Formula.Parameters[index] is { IsHyper: false } parameter)
                loaded[index] = Load(parameter, Inputs.Field(parameter), Inputs.Storage.TypeOf(parameter));
        string? upstream = KernelInputs.Reads(Roots, Scheduler.LossGradient) ? LoadView("lossGradient", "LossGradient", Inputs.Element) : null;

        var (numbers, body) = Printers(names, form, (node, lane) => node switch
        {
            _ when node.Is(Ops.Input) => Inputs.Storage.Loaded(Inputs.Formula.Parameters[node.Parameter], $"{loaded[node.Parameter]}.{"XYZW"[lane]}", IsDouble),
            _ => new Text($"{upstream}.{"XYZW"[lane]}", Text.Tight),
        }, Four);
        var watched = IsRetried ? Kernel.Guards : [];
        Compute(numbers, body, form, [.. Roots, .. watched]);
        var sums = new List<(string Total, string Sum)>();
        foreach (var (sum, total) in Kernel.Sums.Zip(Totals, (sum, total) => (sum, total)))
            sums.Add((total, Sum(body, sum.Value, sum.Name + "Sum")));
        if (IsRetried)
        {
            List<string> guards = [.. sums.Select(sum => sum.Sum), .. watched.Select(guard => Sum(body, guard, "guard"))];
            Writer.Open($"if ({string.Join(" && ", guards.Select(guard => $"IsFinite({guard})"))})");
        }

        foreach (var (total, sum) in sums)
            Writer.Line($"{total} += {sum};");
        foreach (var gradient in Kernel.ScalarGradients)
            Store(Inputs.Formula.Parameters[gradient.Parameter], gradient.Value);
        if (Kernel.Outputs.Length > 0)
        {
            Writer.Open("if (arguments.IsStoring != 0)");
            for (var i = 0; i < Kernel.Outputs.Length; i++)
                Writer.Line(QuadStore(Inputs.OutputField(Inputs.Formula.Outputs[i]), Inputs.Element, [.. Lanes(body, Kernel.Outputs[i].Value).Select(text => text.Value)]));
            Writer.Close();
        }

        if (!IsRetried)
            return;
        Writer.Close(apart: false);
        Writer.Open("else");
        Writer.Open($"for (var i = {Four.ToText()} * quad; i < {Four.ToText()} * quad + {Four.ToText()}; i++)");
        Writer.Line($"{SampleName(isInDouble: false)}(arguments, i{TotalArguments});");
        Writer.Close();
        Writer.Close();

        string Load(Parameter parameter, string field, string type)
        {
            if (!parameter.IsOptional)
                return LoadView(parameter.Name, field, type);
            var name = names.Fresh(parameter.Name + "Quad");
            var absent = Absent(parameter);
            Writer.Line($"var {name} = arguments.{Inputs.PresenceField(parameter)} != 0 ? {Quads(field, type)}[quad] : new Quad<{type}>({absent}, {absent}, {absent}, {absent});");
            return name;
        }

        string LoadView(string wish, string field, string type)
        {
            var name = names.Fresh(wish + "Quad");
            Writer.Line($"var {name} = {Quads(field, type)}[quad];");
            return name;
        }

        void Store(Parameter parameter, Node value) =>
            Writer.Line(QuadStore(Inputs.GradientField(parameter), Inputs.Storage.TypeOf(parameter), [.. Lanes(body, value).Select(text => Inputs.Storage.Stored(text, IsDouble))]));
    }

    private static string Quads(string field, string type) => $"arguments.{field}.Cast<Quad<{type}>>()";

    private static string QuadStore(string field, string type, IReadOnlyList<string> values) => $"{Quads(field, type)}[quad] = new Quad<{type}>({string.Join(", ", values)});";

    private static IEnumerable<Text> Lanes(BodyPrinter body, Node value) => Enumerable.Range(0, Four).Select(lane => body.Value(value, lane));

    private string Sum(BodyPrinter body, Node value, string wish)
    {
        var name = body.Names.Fresh(wish);
        var lanes = Lanes(body, value).Select(text => text.At(6)).ToList();
        Writer.Line($"var {name} = ({lanes[0]} + {lanes[1]}) + ({lanes[2]} + {lanes[3]});");
        return name;
    }

    private void PrintSample(bool isInDouble)
    {
        var isRetried = IsRetried && !isInDouble;
        var form = new CpuForm(1, isInDouble);
        Writer.Comment(isInDouble && !IsDouble ? "A sample that is not finite in float, in double." : "One sample.");
        Writer.Open($"private static void {SampleName(isInDouble)}(Arguments arguments, long i{TotalParameters})");
        var names = NewNames("i");
        var (numbers, body) = Printers(names, form, (node, _) => node switch
        {
            _ when node.Is(Ops.Input) => Element(Inputs.Formula.Parameters[node.Parameter], isInDouble),
            _ => new Text((isInDouble && !IsDouble ? "(double)" : "") + "arguments.LossGradient[i]", isInDouble && !IsDouble ? 7 : Text.Tight),
        }, 1);
        var watched = isRetried ? Kernel.Guards : [];
        Compute(numbers, body, form, [.. Roots, .. watched]);
        if (isRetried)
        {
            var guards = Kernel.Sums.Select(sum => sum.Value).Concat(watched).Where(value => value.Axes.Contains(Axis.Sample)).Select(value => $"IsFinite({body.Value(value)})").ToList();
            Writer.Open($"if (!({string.Join(" && ", guards)}))");
            Writer.Line($"{SampleName(isInDouble: true)}(arguments, i{TotalArguments});");
            Writer.Line("return;");
            Writer.Close();
        }

        foreach (var (sum, total) in Kernel.Sums.Zip(Totals, (sum, total) => (sum, total)))
            Writer.Line($"{total} += {body.Value(sum.Value)};");
        foreach (var gradient in Kernel.ScalarGradients)
            Writer.Line($"arguments.{Inputs.GradientField(Inputs.Formula.Parameters[gradient.Parameter])}[i] = {Inputs.Storage.Stored(body.Value(gradient.Value), isInDouble)};");
        if (Kernel.Outputs.Length > 0)
        {
            Writer.Open("if (arguments.IsStoring != 0)");
            for (var i = 0; i < Kernel.Outputs.Length; i++)
                Writer.Line($"arguments.{Inputs.OutputField(Inputs.Formula.Outputs[i])}[i] = {(isInDouble && !IsDouble ? "(float)" : "")}{body.Value(Kernel.Outputs[i].Value).At(8)};");
            Writer.Close();
        }

        Writer.Close();
    }

    private Names NewNames(string index) => new([.. Totals, "arguments", "stride", "first", "i", index]);

    /// <summary>The printers of numbers that a whole call has, and of samples.</summary>
    private (BodyPrinter Numbers, BodyPrinter Body) Printers(Names names, CpuForm form, System.Func<Node, int, Text?> load, int lanes)
    {
        var numbers = new BodyPrinter(Writer, null, names, (node, _) => NumberLeaf(node)) { Special = DeviceText.Comparison };
        var body = new BodyPrinter(Writer, form, names, (node, lane) => node switch
        {
            _ when node.Is(Ops.Input) || node.Is(Ops.Given) => load(node, lane),
            _ => null,
        }, lanes)
        {
            Special = DeviceText.Comparison,
        };
        return (numbers, body);
    }

    private void Compute(BodyPrinter numbers, BodyPrinter body, CpuForm form, IReadOnlyList<Node> roots)
    {
        numbers.Compute(LaneOperands.Of(roots, Axis.Sample).Where(operand => !operand.IsConstant));
        LaneOperands.Broadcast(roots, Axis.Sample, numbers, body, Writer, form);
        body.Compute(roots.Where(root => root.Axes.Contains(Axis.Sample)));
    }
}
