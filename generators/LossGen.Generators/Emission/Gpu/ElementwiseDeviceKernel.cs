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
internal sealed class ElementwiseDeviceKernel(CodeWriter writer, DeviceInputs inputs, KernelSchedule kernel, bool isWeighted)
{
    private const int Four = 4;

    private bool IsDouble => inputs.Storage.Storage.IsDouble;

    private bool IsRetried => kernel.CanOverflow && !IsDouble;

    /// <summary>The denominator of a mean over weights is known on the device alone.</summary>
    private string Scale => isWeighted && kernel.Kind == KernelKind.WithGradient ? "DeviceSum.Quotient(arguments.GradientScale, arguments.Denominator[0])" : "arguments.GradientScale";

    private string Kind => kernel.Kind.ToString();

    private IReadOnlyList<Node> Roots => [.. KernelInputs.Roots(kernel)];

    private IEnumerable<string> Totals => kernel.Sums.Select(sum => sum.Name + "Total");

    public void Print()
    {
        PrintKernel();
        PrintSample(isInDouble: IsDouble);
        if (IsRetried)
            PrintSample(isInDouble: true);
    }

    private string SampleName(bool isInDouble) => Kind + (isInDouble && !IsDouble ? "InDouble" : "One");

    private string TotalParameters => string.Concat(Totals.Select(total => $", ref double {total}"));

    private string TotalArguments => string.Concat(Totals.Select(total => $", ref {total}"));

    private void PrintKernel()
    {
        writer.Open($"internal static void {Kind}(Arguments arguments)");
        foreach (var total in Totals)
            writer.Line($"var {total} = 0d;");
        writer.Line("var stride = Grid.DimX * (long)Group.DimX;");
        writer.Line("var first = Grid.IdxX * (long)Group.DimX + Group.IdxX;");
        writer.Open("for (var quad = first; quad < arguments.Quads; quad += stride)");
        PrintQuad();
        writer.Close();
        writer.Open($"for (var i = {Four.ToText()} * arguments.Quads + first; i < arguments.Samples; i += stride)");
        writer.Line($"{SampleName(IsDouble)}(arguments, i{TotalArguments});");
        writer.Close();
        foreach (var (total, index) in Totals.Select((total, index) => (total, index)))
        {
            writer.Line($"{total} = DeviceSum.OfGroup({total});");
            writer.Nested("if (Group.IdxX == 0)", $"arguments.Partials[Grid.IdxX * {kernel.Sums.Length.ToText()} + {index.ToText()}] = {total};");
        }

        writer.Close();
    }

    private void PrintQuad()
    {
        var names = NewNames("quad");
        var form = new CpuForm(1, IsDouble);
        var loaded = new Dictionary<int, string>();
        foreach (var index in KernelInputs.Read(Roots).OrderBy(index => index))
            if (inputs.Formula.Parameters[index] is { IsHyper: false } parameter)
                loaded[index] = Load(parameter, inputs.Field(parameter), inputs.Storage.TypeOf(parameter));
        string? upstream = KernelInputs.Reads(Roots, Scheduler.LossGradient) ? LoadView("lossGradient", "LossGradient", inputs.Element) : null;

        var (numbers, body) = Printers(names, form, (node, lane) => node switch
        {
            _ when node.Is(Ops.Input) => inputs.Storage.Loaded(inputs.Formula.Parameters[node.Parameter], $"{loaded[node.Parameter]}.{"XYZW"[lane]}", IsDouble),
            _ => new Text($"{upstream}.{"XYZW"[lane]}", Text.Tight),
        }, Four);
        var watched = IsRetried ? kernel.Guards : [];
        Compute(numbers, body, form, [.. Roots, .. watched]);
        var sums = new List<(string Total, string Sum)>();
        foreach (var (sum, total) in kernel.Sums.Zip(Totals, (sum, total) => (sum, total)))
            sums.Add((total, Sum(body, sum.Value, sum.Name + "Sum")));
        if (IsRetried)
        {
            List<string> guards = [.. sums.Select(sum => sum.Sum), .. watched.Select(guard => Sum(body, guard, "guard"))];
            writer.Open($"if ({string.Join(" && ", guards.Select(guard => $"IsFinite({guard})"))})");
        }

        foreach (var (total, sum) in sums)
            writer.Line($"{total} += {sum};");
        foreach (var gradient in kernel.ScalarGradients)
            Store(inputs.Formula.Parameters[gradient.Parameter], gradient.Value);
        if (kernel.Outputs.Length > 0)
        {
            writer.Open("if (arguments.IsStoring != 0)");
            for (var i = 0; i < kernel.Outputs.Length; i++)
                writer.Line(QuadStore(inputs.OutputField(inputs.Formula.Outputs[i]), inputs.Element, [.. Lanes(body, kernel.Outputs[i].Value).Select(text => text.Value)]));
            writer.Close();
        }

        if (!IsRetried)
            return;
        writer.Close(apart: false);
        writer.Open("else");
        writer.Open($"for (var i = {Four.ToText()} * quad; i < {Four.ToText()} * quad + {Four.ToText()}; i++)");
        writer.Line($"{SampleName(isInDouble: false)}(arguments, i{TotalArguments});");
        writer.Close();
        writer.Close();

        string Load(Parameter parameter, string field, string type)
        {
            if (!parameter.IsOptional)
                return LoadView(parameter.Name, field, type);
            var name = names.Fresh(parameter.Name + "Quad");
            var absent = Absent(parameter);
            writer.Line($"var {name} = arguments.{inputs.PresenceField(parameter)} != 0 ? {Quads(field, type)}[quad] : new Quad<{type}>({absent}, {absent}, {absent}, {absent});");
            return name;
        }

        string LoadView(string wish, string field, string type)
        {
            var name = names.Fresh(wish + "Quad");
            writer.Line($"var {name} = {Quads(field, type)}[quad];");
            return name;
        }

        void Store(Parameter parameter, Node value) =>
            writer.Line(QuadStore(inputs.GradientField(parameter), inputs.Storage.TypeOf(parameter), [.. Lanes(body, value).Select(text => inputs.Storage.Stored(text, IsDouble))]));
    }

    private static string Quads(string field, string type) => $"arguments.{field}.Cast<Quad<{type}>>()";

    private static string QuadStore(string field, string type, IReadOnlyList<string> values) => $"{Quads(field, type)}[quad] = new Quad<{type}>({string.Join(", ", values)});";

    private static IEnumerable<Text> Lanes(BodyPrinter body, Node value) => Enumerable.Range(0, Four).Select(lane => body.Value(value, lane));

    private string Sum(BodyPrinter body, Node value, string wish)
    {
        var name = body.Names.Fresh(wish);
        var lanes = Lanes(body, value).Select(text => text.At(6)).ToList();
        writer.Line($"var {name} = ({lanes[0]} + {lanes[1]}) + ({lanes[2]} + {lanes[3]});");
        return name;
    }

    private void PrintSample(bool isInDouble)
    {
        var isRetried = IsRetried && !isInDouble;
        var form = new CpuForm(1, isInDouble);
        writer.Comment(isInDouble && !IsDouble ? "A sample that is not finite in float, in double." : "One sample.");
        writer.Open($"private static void {SampleName(isInDouble)}(Arguments arguments, long i{TotalParameters})");
        var names = NewNames("i");
        var (numbers, body) = Printers(names, form, (node, _) => node switch
        {
            _ when node.Is(Ops.Input) => Element(inputs.Formula.Parameters[node.Parameter], isInDouble),
            _ => new Text((isInDouble && !IsDouble ? "(double)" : "") + "arguments.LossGradient[i]", isInDouble && !IsDouble ? 7 : Text.Tight),
        }, 1);
        var watched = isRetried ? kernel.Guards : [];
        Compute(numbers, body, form, [.. Roots, .. watched]);
        if (isRetried)
        {
            var guards = kernel.Sums.Select(sum => sum.Value).Concat(watched).Where(value => value.Axes.Contains(Axis.Sample)).Select(value => $"IsFinite({body.Value(value)})").ToList();
            writer.Open($"if (!({string.Join(" && ", guards)}))");
            writer.Line($"{SampleName(isInDouble: true)}(arguments, i{TotalArguments});");
            writer.Line("return;");
            writer.Close();
        }

        foreach (var (sum, total) in kernel.Sums.Zip(Totals, (sum, total) => (sum, total)))
            writer.Line($"{total} += {body.Value(sum.Value)};");
        foreach (var gradient in kernel.ScalarGradients)
            writer.Line($"arguments.{inputs.GradientField(inputs.Formula.Parameters[gradient.Parameter])}[i] = {inputs.Storage.Stored(body.Value(gradient.Value), isInDouble)};");
        if (kernel.Outputs.Length > 0)
        {
            writer.Open("if (arguments.IsStoring != 0)");
            for (var i = 0; i < kernel.Outputs.Length; i++)
                writer.Line($"arguments.{inputs.OutputField(inputs.Formula.Outputs[i])}[i] = {(isInDouble && !IsDouble ? "(float)" : "")}{body.Value(kernel.Outputs[i].Value).At(8)};");
            writer.Close();
        }

        writer.Close();
    }

    private Text Element(Parameter parameter, bool isDouble)
    {
        var value = inputs.Storage.Loaded(parameter, $"arguments.{inputs.Field(parameter)}[i]", isDouble);
        return parameter.IsOptional
            ? new Text($"arguments.{inputs.PresenceField(parameter)} != 0 ? {value.At(1)} : {inputs.Absent(parameter, isDouble)}", 0)
            : value;
    }

    /// <summary>What stands in storage for an element that was left out.</summary>
    private string Absent(Parameter parameter) => parameter.Element switch
    {
        ElementKind.Flag => parameter.Default == "true" ? "1" : "0",
        ElementKind.Integer => parameter.Default!,
        _ => inputs.Storage.TypeOf(parameter) == inputs.Element
            ? inputs.Absent(parameter, IsDouble)
            : inputs.Storage.Stored(new Text(parameter.Default!, 7), IsDouble),
    };

    private Names NewNames(string index) => new([.. Totals, "arguments", "stride", "first", "i", index]);

    /// <summary>The printers of numbers that a whole call has, and of samples.</summary>
    private (BodyPrinter Numbers, BodyPrinter Body) Printers(Names names, CpuForm form, System.Func<Node, int, Text?> load, int lanes)
    {
        BodyPrinter? numbers = null;
        BodyPrinter? body = null;
        numbers = new BodyPrinter(writer, null, names, (node, _) => NumberLeaf(node, numbers!));
        body = new BodyPrinter(writer, form, names, (node, lane) => node switch
        {
            _ when node.Is(Ops.Input) || node.Is(Ops.Given) => load(node, lane),
            _ => DeviceText.Comparison(node, operand => body!.Value(operand, lane)),
        }, lanes);
        return (numbers, body);
    }

    private void Compute(BodyPrinter numbers, BodyPrinter body, CpuForm form, IReadOnlyList<Node> roots)
    {
        numbers.Compute(LaneOperands.Of(roots, Axis.Sample).Where(operand => !operand.IsConstant));
        LaneOperands.Broadcast(roots, Axis.Sample, numbers, body, writer, form);
        body.Compute(roots.Where(root => root.Axes.Contains(Axis.Sample)));
    }

    private Text? NumberLeaf(Node node, BodyPrinter numbers) => node switch
    {
        _ when node.IsConstant => new Text(CpuForm.Literal(node.Value, isDouble: true), node.Value.Sign < 0 ? 7 : Text.Tight),
        _ when node.Is(Ops.FlagConstant) => new Text((bool)node.Payload! ? "true" : "false", Text.Tight),
        _ when node.Is(Ops.IntegerConstant) => new Text(((int)node.Payload!).ToText(), Text.Tight),
        _ when node.Is(Ops.ToReal) => new Text("(double)" + numbers.Value(node.X).At(8), 7),
        _ when node.Is(Ops.Input) => Hyper(inputs.Formula.Parameters[node.Parameter]),
        _ when node.Is(Ops.Given) && (string)node.Payload! == Scheduler.Scale => new Text(Scale, Text.Tight),
        _ when node.Is(Ops.Given) => new Text("arguments." + Names.Pascal((string)node.Payload!), Text.Tight),
        _ => DeviceText.Comparison(node, operand => numbers.Value(operand)),
    };

    private Text Hyper(Parameter hyper) => hyper.Element switch
    {
        ElementKind.Real => new Text("(double)arguments." + inputs.Field(hyper), 7),
        ElementKind.Flag => new Text($"arguments.{inputs.Field(hyper)} != 0", 3),
        _ => new Text("arguments." + inputs.Field(hyper), Text.Tight),
    };
}
