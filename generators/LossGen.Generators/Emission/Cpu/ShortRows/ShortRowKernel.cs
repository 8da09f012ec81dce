using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Emission.Cpu.ShortRows;

/// <summary>
/// A kernel of a formula with rows for rows that are short: a lane is a sample. The rows of a block are transposed, a pass over them is a loop over
/// their positions, and what there is one of in a sample is computed in double lanes.
/// </summary>
internal sealed class ShortRowKernel : KernelPrinter
{
    private readonly Dictionary<Axis, string> widths = new();
    private readonly Dictionary<int, string> rows = new();
    private readonly Dictionary<int, string> gradientRows = new();
    private readonly Dictionary<Node, string> keptRows = new();
    private readonly Dictionary<Node, string> picked = new();
    private readonly SampleLanes samples;

    public ShortRowKernel(CodeWriter writer, KernelInputs inputs, KernelSchedule kernel, CpuForm form)
        : base(writer, inputs, kernel, form)
    {
        var lanes = new BodyPrinter(writer, form, Names, LaneLeaf);
        samples = new SampleLanes(writer, form, lanes, form.IsDouble ? lanes : new BodyPrinter(writer, form.Wide, Names, LaneLeaf));
    }

    private string LaneCount => Form.Count.ToText();

    /// <summary>Whether a kernel can be printed so: what is made of rows, and what passes a sample over, belongs to a sample.</summary>
    public static bool IsPossible(KernelSchedule kernel) =>
        Graph.Topological(KernelInputs.Roots(kernel)).Where(node => node.Op.Shape == OpShape.Reduction || node == kernel.Skip).All(node => node.Axes == AxisSet.Sample);

    protected override string ReturnType => IsGuarding ? "bool" : "void";

    protected override void PrintBody()
    {
        if (IsGuarding)
            Writer.Line("var isFinite = true;");
        foreach (var (axis, _) in Inputs.Axes().Where(axis => UsesAxis(axis.Axis)))
        {
            widths[axis] = Names.Fresh(Inputs.WidthName(axis));
            Writer.Line($"var {widths[axis]} = (nuint)arguments.{Inputs.WidthField(axis)};");
        }

        var passes = Kernel.Sweeps.Select(Pass).ToList();
        RowPass.Share(passes.Select(pass => pass.Pass));
        BroadcastUniform(passes.SelectMany(pass => pass.Pass.Roots));
        var sums = Kernel.Sums.Select(sum => Names.Fresh(sum.Name + "Sum")).ToList();
        foreach (var sum in sums)
            Writer.Line($"var {sum} = default(SampleSums);");
        DeclareRows(passes.SelectMany(pass => pass.Pass.Kept));

        Writer.Open($"for (var i = start; i < end; i += {LaneCount})");
        Writer.Line($"var count = (int)Math.Min({LaneCount}, end - i);");
        LoadSamples();
        if (Kernel.Skip is { } skip)
            samples.Numbers.Compute([skip]);
        samples.PrintCounts(Kernel.Skip, Names);
        foreach (var (sweep, reductions, pass) in passes)
            PrintSweep(sweep, reductions, pass);
        PrintNumbers(sums);
        foreach (var gradient in gradientRows)
            Writer.Line($"Transpose.ToRows(ref {gradient.Value}, {WidthOf(gradient.Key)}, count, {LaneCount}, ref Unsafe.Add(ref {Gradients[gradient.Key]}, i * {WidthOf(gradient.Key)}));");
        Writer.Close();
        for (var i = 0; i < sums.Count; i++)
            Writer.Line($"sums[{i.ToText()}] += {sums[i]}.Value;");
        if (IsGuarding)
            Writer.Line("return isFinite;");
    }

    protected override Text? NumberLeaf(Node node, int vector) =>
        node.Is(Ops.Length) ? new Text("(int)" + widths[node.Axis], 7) : base.NumberLeaf(node, vector);

    private Text? LaneLeaf(Node node, int vector) => node switch
    {
        _ when node.Is(Ops.Iota) => new Text(samples.Position, Text.Tight),
        _ when node.Is(Ops.Input) => LoadText.Of(Form, node.Kind, rows[node.Parameter], "j * " + LaneCount),
        _ when node.Is(Ops.Pick) => Pick(node, vector),
        _ => null,
    };

    /// <summary>The element at a label: found before its first vector is asked for.</summary>
    private Text Pick(Node node, int vector)
    {
        if (vector == 0)
        {
            var name = Names.Fresh(node.X.Is(Ops.Input) ? Inputs.Formula.Parameters[node.X.Parameter].Name + "AtLabel" : "atLabel");
            Writer.Line($"var {name} = {Picked(node)};");
            picked[node] = name;
        }

        return new Text(samples.Widened(node.Kind, picked[node])[vector], Text.Tight);
    }

    private string Picked(Node node)
    {
        var position = samples.Narrowed(node.Y);
        if (node.X.Is(Ops.Input))
            return Picked(node.X, position).Value;
        var body = samples.Lanes.Beside((leaf, _) => leaf.Is(Ops.Iota) ? new Text(position, Text.Tight) : leaf.Is(Ops.Input) ? Picked(leaf, position) : null);
        samples.Narrow(LaneOperands.Of([node.X], node.Axis), body);
        body.Compute([node.X]);
        return body.Value(node.X).Value;
    }

    private Text Picked(Node input, string position)
    {
        var kind = input.Kind switch
        {
            ElementKind.Flag => "Mask" + Form.Suffix + (Form.IsDouble ? "Double" : ""),
            ElementKind.Integer => (Form.IsDouble ? "Long" : "Int") + Form.Suffix,
            _ => Form.Suffix,
        };
        return new Text($"Pick{kind}(ref {rows[input.Parameter]}, {WidthOf(input.Parameter)}, {position})", Text.Tight);
    }

    private string WidthOf(int parameter) => widths[Inputs.Formula.Parameters[parameter].Axis];

    private bool UsesAxis(Axis axis) =>
        Graph.Topological(Roots).Any(node => node.Axes.Contains(axis) || (node.Is(Ops.Length) && node.Axis == axis)) || Kernel.Sweeps.Any(sweep => sweep.Axis == axis);

    private (Sweep Sweep, ImmutableArray<SampleReduction> Reductions, RowPass Pass) Pass(Sweep sweep)
    {
        var reductions = SampleReduction.Of(sweep.Reductions, samples);
        return (sweep, reductions, new RowPass(reductions.SelectMany(reduction => reduction.Operands).Concat(sweep.Gradients.Select(gradient => gradient.Value)).Concat(IsGuarding ? sweep.Guards : [])));
    }

    /// <summary>Puts what there is one of in a call into every lane.</summary>
    private void BroadcastUniform(IEnumerable<Node> passRoots)
    {
        ComputeUniform(Roots);
        var patches = Kernel.Sweeps.SelectMany(sweep => sweep.Gradients).SelectMany(gradient => gradient.Patches).SelectMany(patch => new[] { patch.Label, patch.Value }).ToList();
        var laneRoots = passRoots.Concat(patches).ToList();
        // A gradient that is the same number beside its labels is one of the rows' lanes alone.
        var numberRoots = Roots.Except(patches).Where(root => root.Axes.Rows.IsEmpty && !(root.IsConstant && laneRoots.Contains(root))).Concat(IsGuarding ? Kernel.Guards : []).ToList();
        var all = Graph.Topological(laneRoots.Concat(Roots).Concat(numberRoots));
        var ofRows = all.Where(node => !node.Axes.Rows.IsEmpty).ToList();
        var ofSamples = all.Where(node => node.Axes == AxisSet.Sample).ToList();
        var forRows = Uniform(ofRows.SelectMany(node => node.Operands).Concat(laneRoots));
        var forSamples = Uniform(ofSamples.SelectMany(node => BodyPrinter.Operands(node)).Concat(numberRoots));
        Numbers.Compute(forRows.Concat(forSamples).Where(operand => !operand.IsConstant));
        if (Form.IsDouble)
        {
            LaneOperands.Broadcast(forRows.Union(forSamples), [.. ofRows, .. ofSamples], Numbers, samples.Lanes, Writer, Form);
            return;
        }

        LaneOperands.Broadcast(forRows, ofRows, Numbers, samples.Lanes, Writer, Form);
        LaneOperands.Broadcast(forSamples, ofSamples, Numbers, samples.Numbers, Writer, Form.Wide);
    }

    private static List<Node> Uniform(IEnumerable<Node> nodes) => [.. nodes.Where(node => node.Axes.IsEmpty).Distinct()];

    private void DeclareRows(IEnumerable<Node> kept)
    {
        var blocks = new List<(string Name, string Element)>();
        foreach (var index in Arrays.Keys.Where(index => Inputs.Formula.Parameters[index].IsRow))
            rows[index] = Declare(Inputs.Formula.Parameters[index].Name, ElementOf(Inputs.Formula.Parameters[index]));
        foreach (var gradient in Kernel.Sweeps.SelectMany(sweep => sweep.Gradients))
            gradientRows[gradient.Parameter] = Declare(Inputs.Formula.Parameters[gradient.Parameter].Name + "Gradient", Form.Element);
        foreach (var node in kept)
            keptRows[node] = Declare(node.Name is { } name ? Emission.Names.Camel(name) : node.Is(Ops.ExpOfNonPositive) ? "exp" : node.Op.Name, Form.Element);
        if (blocks.Count == 0)
            return;
        var rented = Names.Fresh("blocks");
        Writer.Line($"var {rented} = RowBlocks.Rent({blocks.Count.ToText()});");
        for (var i = 0; i < blocks.Count; i++)
            Writer.Line($"ref var {blocks[i].Name} = ref {rented}.Block<{blocks[i].Element}>({i.ToText()});");

        foreach (var row in rows.Where(row => Inputs.Formula.Parameters[row.Key].IsShared))
            Writer.Line($"Transpose.ToAllLanes(ref {Arrays[row.Key]}, {WidthOf(row.Key)}, {LaneCount}, ref {row.Value}{(Steps.TryGetValue(row.Key, out var step) ? ", " + step : "")});");

        string Declare(string name, string element)
        {
            var columns = Names.Fresh(name + "Columns");
            blocks.Add((columns, element));
            return columns;
        }
    }

    /// <summary>What stands in lanes is not narrowed.</summary>
    private string ElementOf(Parameter parameter) => parameter.Element == ElementKind.Real ? Form.Element : Inputs.StorageOf(parameter);

    private void LoadSamples()
    {
        foreach (var row in rows.Where(row => !Inputs.Formula.Parameters[row.Key].IsShared))
        {
            var (width, step) = (WidthOf(row.Key), Steps.TryGetValue(row.Key, out var name) ? name : null);
            var start = $"ref Unsafe.Add(ref {Arrays[row.Key]}, i * {width}{(step is null ? "" : " * " + step)})";
            Writer.Line($"Transpose.ToLanes({start}, {width}, count, {LaneCount}, ref {row.Value}{(step is null ? "" : ", " + step)});");
        }

        foreach (var node in Graph.Topological(Roots).Where(node => node.Axes == AxisSet.Sample && (node.Is(Ops.Input) || node.Is(Ops.Given))))
        {
            var array = node.Is(Ops.Given) ? UpstreamArray! : Arrays[node.Parameter];
            var index = node.Is(Ops.Input) && Steps.TryGetValue(node.Parameter, out var step) ? "i * " + step : "i";
            var name = Names.Fresh(node.Is(Ops.Given) ? (string)node.Payload! : Inputs.Formula.Parameters[node.Parameter].Name);
            Writer.Line($"var {name} = {LoadText.Samples(Form, node.Kind, array, index)};");
            samples.Define(node, name);
        }
    }

    private void PrintSweep(Sweep sweep, ImmutableArray<SampleReduction> reductions, RowPass pass)
    {
        if (IsGuarding && !sweep.Guards.IsEmpty)
            reductions = reductions.Add(new SampleGuard(sweep.Guards, samples));
        var patches = sweep.Gradients.SelectMany(gradient => gradient.Patches).SelectMany(patch => new[] { patch.Label, patch.Value }).ToList();
        Prepare(sweep, pass, patches);
        Writer.Comment(SweepText.Of(sweep, Inputs));
        PrintPass(sweep.Axis, pass, reductions, sweep.Gradients);
    }

    /// <summary>Computes the numbers that a pass works with.</summary>
    private void Prepare(Sweep sweep, RowPass pass, List<Node> patches)
    {
        var operands = LaneOperands.Of(pass.Roots, sweep.Axis).Concat(patches).Where(operand => !operand.Axes.IsEmpty && !samples.Lanes.Knows(operand)).Distinct().ToList();
        samples.Numbers.Compute(operands);
        samples.Narrow(operands, samples.Lanes);
    }

    private void PrintPass(Axis axis, RowPass pass, ImmutableArray<SampleReduction> reductions, ImmutableArray<GradientValue> gradients)
    {
        foreach (var reduction in reductions)
        {
            reduction.DeclareName(Names);
            reduction.Begin();
        }

        Writer.Open($"for (nuint j = 0; j < {widths[axis]}; j++)");
        var body = samples.Lanes.Inner();
        foreach (var node in pass.Taken)
        {
            var name = body.Names.Fresh(keptRows[node].Replace("Columns", ""));
            Writer.Line($"var {name} = {LoadText.Of(Form, node.Kind, keptRows[node], "j * " + LaneCount)};");
            body.Define(node, name);
        }

        body.Compute(pass.Roots.Concat(pass.Kept));
        foreach (var node in pass.Kept)
            Writer.Line($"Store({body.Value(node)}, ref {keptRows[node]}, j * {LaneCount});");
        foreach (var reduction in reductions)
            reduction.Update(body);
        foreach (var gradient in gradients)
            PrintGradient(gradient, body);
        Writer.Close();
        foreach (var reduction in reductions)
            reduction.End();
    }

    private void PrintGradient(GradientValue gradient, BodyPrinter body)
    {
        var value = body.Value(gradient.Value).Value;
        foreach (var patch in gradient.Patches)
            value = $"Select(Equal({samples.Position}, {samples.Lanes.Value(patch.Label)}), {samples.Lanes.Value(patch.Value)}, {value})";
        Writer.Line($"Store({(Kernel.Skip is null ? value : samples.Counted(value))}, ref {gradientRows[gradient.Parameter]}, j * {LaneCount});");
    }

    private void PrintNumbers(List<string> sums)
    {
        var guards = IsGuarding ? Kernel.Guards : [];
        samples.Numbers.Compute(Kernel.Sums.Concat(Kernel.Outputs).Select(value => value.Value).Concat(Kernel.ScalarGradients.Select(gradient => gradient.Value)).Concat(guards));
        for (var i = 0; i < sums.Count; i++)
            for (var vector = 0; vector < samples.Wide.Vectors; vector++)
                Writer.Line($"{sums[i]}.Add(i - start{(vector == 0 ? "" : " + " + (vector * samples.Wide.Count).ToText())}, {samples.Counted(Kernel.Sums[i].Value, vector)});");
        foreach (var guard in guards)
            PrintGuard(guard);
        foreach (var gradient in Kernel.ScalarGradients)
            PrintStore(gradient.Value, Gradients[gradient.Parameter]);
        if (OutputArrays.Count == 0)
            return;
        Writer.Open("if (storing)");
        for (var i = 0; i < OutputArrays.Count; i++)
            PrintStore(Kernel.Outputs[i].Value, OutputArrays[i]);
        Writer.Close();
    }

    /// <summary>A reduction is watched in double, what is made of it as a float.</summary>
    private void PrintGuard(Node guard)
    {
        if (guard.Op.Shape != OpShape.Reduction)
            Writer.Line($"isFinite &= AllFinite({samples.Counted(samples.Narrowed(guard))});");
        else
            for (var vector = 0; vector < samples.Wide.Vectors; vector++)
                Writer.Line($"isFinite &= AllFinite({samples.Counted(guard, vector)});");
    }

    private void PrintStore(Node value, string array)
    {
        var lanes = samples.Narrowed(value);
        Writer.Line($"StoreSamples({(Kernel.Skip is null ? lanes : samples.Counted(lanes))}, ref {array}, i, count);");
    }
}
