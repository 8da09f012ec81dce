using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Emission.Cpu;
using LossGen.Compiler.Emission.Gpu.Reductions;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Emission.Gpu;

/// <summary>
/// A kernel of a formula with rows: a team of threads, from one to a whole group, takes a sample. All threads of a group take the same way through it,
/// so that barriers meet; what is not there, or counts for nothing, has loops that end at once. What there is one of in a sample is computed in double,
/// by every thread of its team.
/// </summary>
internal sealed class RowDeviceKernel : DeviceKernelPrinter
{
    private readonly Dictionary<Axis, AxisNames> axes = new();
    private readonly Dictionary<Node, Node> tails = new();
    private readonly HashSet<Node> joined;
    private Names names = new();
    private CpuForm form = new(1, false);
    private BodyPrinter numbers = null!;
    private string counts = "";
    private bool isRetry;

    public RowDeviceKernel(CodeWriter writer, DeviceInputs inputs, KernelSchedule kernel, bool isWeighted)
        : base(writer, inputs, kernel, isWeighted)
    {
        foreach (var max in kernel.Sweeps.SelectMany(sweep => sweep.Reductions))
            if (DeviceNormalizer.TailOf(max, kernel) is { } tail)
                tails[max] = tail;
        joined = [.. tails.Values];
    }

    private bool IsGuarding => IsRetried && !isRetry;

    private IEnumerable<GradientValue> RowGradients => Kernel.Sweeps.SelectMany(sweep => sweep.Gradients);

    public override void Print()
    {
        Writer.Open($"internal static void {Kind}(Arguments arguments)");
        foreach (var total in Totals)
            Writer.Line($"var {total} = 0d;");
        Writer.Line("var shared = SharedMemory.Allocate<double>(DeviceTeam.SharedLength);");
        Writer.Line("var lane = Group.IdxX & (arguments.Team - 1);");
        Writer.Line("var teams = Group.DimX / arguments.Team;");
        Writer.Line("var stride = Grid.DimX * (long)teams;");
        Writer.Open("for (var first = Grid.IdxX * (long)teams; first < arguments.Samples; first += stride)");
        Writer.Line("var i = first + Group.IdxX / arguments.Team;");
        Writer.Line("var isThere = i < arguments.Samples;");
        Writer.Line("i = isThere ? i : first;");
        names = new Names([.. Totals, "arguments", "shared", "lane", "teams", "stride", "first", "i", "j", "isThere", "isFinite"]);
        PrintSample(isInDouble: false);
        if (IsRetried)
        {
            Writer.Comment("A sample that is not finite in float, in double.");
            Writer.Open("if (DeviceTeam.IsAny(shared, !isFinite))");
            names = names.Inner();
            PrintSample(isInDouble: true);
            Writer.Close();
        }

        Writer.Close();
        PrintPartials();
        Writer.Close();
    }

    private void PrintSample(bool isInDouble)
    {
        isRetry = isInDouble;
        form = new CpuForm(1, isInDouble || IsDouble);
        numbers = new BodyPrinter(Writer, null, names, (node, _) => NumberLeaf(node)) { Special = DeviceText.Comparison };
        axes.Clear();
        counts = names.Fresh("counts");
        PrintCounts();
        foreach (var axis in Inputs.Axes().Where(axis => UsesAxis(axis.Axis)))
            DeclareAxis(axis);
        PrintZeros();
        if (IsGuarding)
            Writer.Line("var isFinite = true;");
        var lanes = new BodyPrinter(Writer, form, names, (_, _) => null) { Special = DeviceText.Comparison };
        foreach (var sweep in Kernel.Sweeps)
            PrintPass(sweep, lanes, [.. Reductions(sweep), .. Guard(sweep)], IsGuarding ? [] : sweep.Gradients);
        if (IsGuarding)
            PrintGuards(lanes);
        PrintNumbers();
    }

    /// <summary>A sample that counts for nothing is not read.</summary>
    private void PrintCounts()
    {
        if (Kernel.Skip is not { } skip || isRetry)
        {
            Writer.Line($"var {counts} = {(isRetry ? "isThere && !isFinite" : "isThere")};");
            return;
        }

        Writer.Comment("A sample that counts for nothing is passed over.");
        numbers.Compute([skip]);
        Writer.Line($"var {counts} = isThere && !{numbers.Value(skip).At(8)};");
    }

    private void DeclareAxis((Axis Axis, Parameter First) axis)
    {
        var wish = Inputs.WidthName(axis.Axis);
        var prefix = wish == "width" ? "" : axis.First.Name;
        var name = new AxisNames(
            names.Fresh(wish),
            names.Fresh(Names.Camel(prefix + "Start")),
            names.Fresh(Names.Camel(prefix + "End")),
            names.Fresh(Names.Camel(prefix + "QuadStart")),
            names.Fresh(Names.Camel(prefix + "QuadEnd")));
        axes[axis.Axis] = name;
        Writer.Line($"var {name.Width} = arguments.{Inputs.WidthField(axis.Axis)};");
        Writer.Line($"var {name.Start} = i * {name.Width};");
        Writer.Line($"var {name.End} = {counts} ? {name.Width} : 0;");
        Writer.Line($"var {name.QuadStart} = i * arguments.{Inputs.QuadsField(axis.Axis)};");
        Writer.Line($"var {name.QuadEnd} = {counts} ? arguments.{Inputs.QuadsField(axis.Axis)} : 0;");
    }

    private bool UsesAxis(Axis axis) =>
        Graph.Topological(Roots).Any(node => node.Axes.Contains(axis) || (node.Is(Ops.Length) && node.Axis == axis)) || Kernel.Sweeps.Any(sweep => sweep.Axis == axis);

    /// <summary>The gradients of a sample that counts for nothing.</summary>
    private void PrintZeros()
    {
        if (Kernel.Skip is null || isRetry || !RowGradients.Any())
            return;
        Writer.Open($"if (isThere && !{counts})");
        foreach (var gradient in RowGradients)
        {
            var parameter = Inputs.Formula.Parameters[gradient.Parameter];
            var axis = axes[parameter.Axis];
            Writer.Nested($"for (var j = lane; j < {axis.Width}; j += arguments.Team)", $"arguments.{Inputs.GradientField(parameter)}[{axis.Start} + j] = {Stored(new Text(form.Zero, Text.Tight))};");
        }

        Writer.Close();
    }

    /// <summary>The reductions of a pass; the tails of softmaxes join their maxima.</summary>
    private IEnumerable<DeviceReduction> Reductions(Sweep sweep) => Taken(sweep).Select(reduction =>
        tails.TryGetValue(reduction, out var tail) ? new DeviceNormalizer(reduction, tail, form, Writer) : DeviceReduction.Of(reduction, form, Writer));

    private IEnumerable<Node> Taken(Sweep sweep) => sweep.Reductions.Where(reduction => !joined.Contains(reduction));

    private IEnumerable<DeviceReduction> Guard(Sweep sweep) => IsGuarding && !sweep.Guards.IsEmpty ? [new DeviceGuard(sweep.Guards, form, Writer)] : [];

    /// <summary>Nothing is written in the place of an input before it is known that the sample need not be computed again.</summary>
    private void PrintGuards(BodyPrinter lanes)
    {
        numbers.Compute(Kernel.Guards);
        foreach (var guard in Kernel.Guards)
            Writer.Line($"isFinite = isFinite && IsFinite({(guard.Op.Shape == OpShape.Reduction ? numbers.Value(guard).Value : "(float)" + numbers.Value(guard).At(8))});");
        Writer.Line($"isFinite = isFinite || !{counts};");
        if (!RowGradients.Any())
            return;
        foreach (var axis in Kernel.Sweeps.Where(sweep => !sweep.Gradients.IsEmpty).Select(sweep => axes[sweep.Axis]).Distinct())
        {
            Writer.Line($"{axis.End} = isFinite ? {axis.End} : 0;");
            Writer.Line($"{axis.QuadEnd} = isFinite ? {axis.QuadEnd} : 0;");
        }

        foreach (var sweep in Kernel.Sweeps)
            PrintPass(sweep with { Reductions = [], Guards = [] }, lanes, [], sweep.Gradients);
    }

    private void PrintPass(Sweep sweep, BodyPrinter lanes, ImmutableArray<DeviceReduction> reductions, ImmutableArray<GradientValue> gradients)
    {
        if (reductions.IsEmpty && gradients.IsEmpty)
            return;
        var axis = axes[sweep.Axis];
        var roots = reductions.SelectMany(reduction => reduction.Operands).Concat(gradients.Select(gradient => gradient.Value)).Distinct().ToList();
        var patches = gradients.SelectMany(gradient => gradient.Patches).SelectMany(patch => new[] { patch.Label, patch.Value });
        numbers.Compute(LaneOperands.Of(roots, sweep.Axis).Where(operand => !operand.IsConstant).Concat(patches).Concat(gradients.IsEmpty ? [] : LastReads(sweep)));
        Writer.Comment(reductions.All(reduction => reduction is DeviceGuard) && gradients.IsEmpty ? "Pass over what may not be finite." : SweepText.Of(sweep with { Reductions = [.. Taken(sweep).SelectMany(reduction => tails.TryGetValue(reduction, out var tail) ? new[] { reduction, tail } : [reduction])], Gradients = gradients }, Inputs.Shared));
        LaneOperands.Broadcast(roots, sweep.Axis, numbers, lanes, Writer, form);
        foreach (var reduction in reductions)
            reduction.Begin(names);
        if (!gradients.IsEmpty)
            Writer.Line("Group.Barrier();");

        Writer.Open($"for (var j = lane; j < {axis.QuadEnd}; j += arguments.Team)");
        PrintElements(sweep.Axis, lanes, roots, reductions, gradients, Four);
        Writer.Close(apart: false);
        Writer.Open($"for (var j = {Four.ToText()} * {axis.QuadEnd} + lane; j < {axis.End}; j += arguments.Team)");
        PrintElements(sweep.Axis, lanes, roots, reductions, gradients, 1);
        Writer.Close();
        foreach (var reduction in reductions)
            reduction.End(numbers);
        PrintPatches(axis, gradients);
    }

    /// <summary>Elements at labels, before the gradient takes the place of their row.</summary>
    private IEnumerable<Node> LastReads(Sweep sweep) =>
        Graph.Topological(Roots.Concat(IsGuarding ? Kernel.Guards : [])).Where(node => node.Is(Ops.Pick) && node.Axis == sweep.Axis && Kernel.Levels[node] < sweep.Level);

    private void PrintElements(Axis axis, BodyPrinter lanes, List<Node> roots, ImmutableArray<DeviceReduction> reductions, ImmutableArray<GradientValue> gradients, int count)
    {
        var position = count == 1 ? "j" : $"{count.ToText()} * j";
        var quads = new Dictionary<int, string>();
        var body = lanes.Inner(Leaf, count);
        if (count > 1)
            foreach (var index in KernelInputs.Read(roots).Where(index => Inputs.Formula.Parameters[index] is { IsRow: true } row && row.Axis == axis).OrderBy(index => index))
                quads[index] = LoadQuad(Inputs.Formula.Parameters[index], body.Names);
        body.Compute(roots.Where(root => root.Axes.Contains(axis)));
        foreach (var reduction in reductions)
            reduction.Update(body, position);
        foreach (var gradient in gradients)
        {
            var parameter = Inputs.Formula.Parameters[gradient.Parameter];
            List<string> values = [.. Enumerable.Range(0, count).Select(lane => Stored(body.Value(gradient.Value, lane)))];
            Writer.Line(count == 1
                ? $"arguments.{Inputs.GradientField(parameter)}[{axes[axis].Start} + j] = {values[0]};"
                : $"{Quads(Inputs.GradientField(parameter), Inputs.Storage.TypeOf(parameter))}[{axes[axis].QuadStart} + j] = new Quad<{Inputs.Storage.TypeOf(parameter)}>({string.Join(", ", values)});");
        }

        Text Position(int lane) => count == 1 ? new Text("j", Text.Tight) : lane == 0 ? new Text(position, 6) : new Text($"{position} + {lane.ToText()}", 5);

        Text? Leaf(Node node, int lane)
        {
            if (node.Is(Ops.Iota))
                return form.IsDouble ? new Text("(long)" + Position(lane).At(8), 7) : Position(lane);
            if (!node.Is(Ops.Input))
                return null;
            var parameter = Inputs.Formula.Parameters[node.Parameter];
            return count == 1
                ? RowElement(parameter, "j", form.IsDouble)
                : Inputs.Storage.Loaded(parameter, $"{quads[node.Parameter]}.{"XYZW"[lane]}", form.IsDouble);
        }
    }

    private string LoadQuad(Parameter parameter, Names scope)
    {
        var type = Inputs.Storage.TypeOf(parameter);
        var name = scope.Fresh(parameter.Name + "Quad");
        var load = $"{Quads(Inputs.Field(parameter), type)}[{(parameter.IsShared ? "" : axes[parameter.Axis].QuadStart + " + ")}j]";
        Writer.Line($"var {name} = {(parameter.IsOptional ? $"arguments.{Inputs.PresenceField(parameter)} != 0 ? {load} : default" : load)};");
        return name;
    }

    private static string Quads(string field, string type) => $"arguments.{field}.Cast<Quad<{type}>>()";

    private string Stored(Text value) => Inputs.Storage.Stored(value, form.IsDouble);

    private Text RowElement(Parameter parameter, string position, bool isDouble)
    {
        var value = Inputs.Storage.Loaded(parameter, $"arguments.{Inputs.Field(parameter)}[{(parameter.IsShared ? "" : axes[parameter.Axis].Start + " + ")}{position}]", isDouble);
        if (!parameter.IsOptional)
            return value;
        var absent = parameter.Element == ElementKind.Flag ? "false" : parameter.Element == ElementKind.Integer ? (isDouble ? "0L" : "0") : isDouble ? "0d" : "0f";
        return new Text($"arguments.{Inputs.PresenceField(parameter)} != 0 ? {value.At(1)} : {absent}", 0);
    }

    private void PrintPatches(AxisNames axis, ImmutableArray<GradientValue> gradients)
    {
        var patches = gradients.SelectMany(gradient => gradient.Patches.Select(patch => (Parameter: Inputs.Formula.Parameters[gradient.Parameter], Patch: patch))).ToList();
        if (patches.Count == 0)
            return;
        Writer.Line("Group.Barrier();");
        Writer.Open("if (lane == 0)");
        foreach (var (parameter, patch) in patches)
        {
            var label = numbers.Value(patch.Label);
            Writer.Nested(
                $"if (DeviceTeam.IsIndex({label}, {axis.End}))",
                $"arguments.{Inputs.GradientField(parameter)}[{axis.Start} + {label.At(6)}] = {Inputs.Storage.Stored(numbers.Value(patch.Value), isDouble: true)};");
        }

        Writer.Close();
    }

    private void PrintNumbers()
    {
        numbers.Compute(Kernel.Sums.Concat(Kernel.Outputs).Select(value => value.Value).Concat(Kernel.ScalarGradients.Select(gradient => gradient.Value)));
        var canBeZero = Kernel.Skip is not null && !isRetry;
        Writer.Open($"if (lane == 0 && {(canBeZero ? "isThere" : counts)}{(IsGuarding ? " && isFinite" : "")})");
        foreach (var (sum, total) in Kernel.Sums.Zip(Totals, (sum, total) => (sum, total)))
            Writer.Line($"{total} += {Counted(numbers.Value(sum.Value))};");
        foreach (var gradient in Kernel.ScalarGradients)
            Writer.Line($"arguments.{Inputs.GradientField(Inputs.Formula.Parameters[gradient.Parameter])}[i] = {Inputs.Storage.Stored(Counted(numbers.Value(gradient.Value)), isDouble: true)};");
        if (Kernel.Outputs.Length > 0)
        {
            Writer.Open("if (arguments.IsStoring != 0)");
            for (var k = 0; k < Kernel.Outputs.Length; k++)
                Writer.Line($"arguments.{Inputs.OutputField(Inputs.Formula.Outputs[k])}[i] = {(IsDouble ? "" : "(float)")}{Counted(numbers.Value(Kernel.Outputs[k].Value)).At(IsDouble ? 0 : 8)};");
            Writer.Close();
        }

        Writer.Close();

        Text Counted(Text value) => canBeZero ? new Text($"{counts} ? {value.At(1)} : 0d", 0) : value;
    }

    protected override Text? NumberLeaf(Node node) => node switch
    {
        _ when node.Is(Ops.Length) => new Text(axes[node.Axis].Width, Text.Tight),
        _ when node.Is(Ops.Input) && Inputs.Formula.Parameters[node.Parameter] is { IsHyper: false } parameter => Element(parameter, isDouble: parameter.Element == ElementKind.Real),
        _ when node.Is(Ops.Given) && !node.Axes.IsEmpty => new Text((IsDouble ? "" : "(double)") + "arguments.LossGradient[i]", IsDouble ? Text.Tight : 7),
        _ when node.Is(Ops.Pick) => Pick(node),
        _ => base.NumberLeaf(node),
    };

    /// <summary>The element of a row at a label; NaN where the label is none of the row's.</summary>
    private Text Pick(Node pick)
    {
        var label = numbers.Value(pick.Y);
        var (index, axis) = (label.At(6), axes[pick.Axis]);
        var missing = pick.Kind switch { ElementKind.Flag => "false", ElementKind.Integer => "0", _ => "double.NaN" };
        if (pick.X.Is(Ops.Input))
            return new Text($"DeviceTeam.IsIndex({label}, {axis.Width}) ? {RowElement(Inputs.Formula.Parameters[pick.X.Parameter], index, pick.Kind == ElementKind.Real).At(1)} : {missing}", 0);

        var name = names.Fresh("element");
        Writer.Line($"var {name} = {missing};");
        Writer.Open($"if (DeviceTeam.IsIndex({label}, {axis.Width}))");
        var body = new BodyPrinter(Writer, form, names.Inner(), (node, _) => node switch
        {
            _ when node.Is(Ops.Iota) => new Text((form.IsDouble ? "(long)" : "") + index, form.IsDouble ? 7 : Text.Tight),
            _ when node.Is(Ops.Input) => RowElement(Inputs.Formula.Parameters[node.Parameter], index, form.IsDouble),
            _ => null,
        })
        {
            Special = DeviceText.Comparison,
        };
        LaneOperands.Broadcast([pick.X], pick.Axis, numbers, body, Writer, form);
        body.Compute([pick.X]);
        Writer.Line($"{name} = {body.Value(pick.X)};");
        Writer.Close();
        return new Text(name, Text.Tight);
    }

    private sealed record AxisNames(string Width, string Start, string End, string QuadStart, string QuadEnd);
}
