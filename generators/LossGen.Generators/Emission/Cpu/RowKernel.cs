using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Emission.Cpu.Reductions;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>A kernel of a formula with rows: one sample after the other, a lane is an element of a row; what there is one of in a sample is computed in double.</summary>
internal sealed class RowKernel(CodeWriter writer, KernelInputs inputs, KernelSchedule kernel, CpuForm form) : KernelPrinter(writer, inputs, MaximumSearch.Without(kernel, inputs), form)
{
    private readonly ImmutableArray<MaximumSearch> searches = MaximumSearch.Of(kernel, inputs);
    private readonly Dictionary<int, string> rows = new();
    private readonly Dictionary<int, string> gradientRows = new();
    private readonly Dictionary<Axis, (string Width, string Whole, string Tail)> widths = new();
    private readonly List<Spill> spills = [];
    private readonly Dictionary<Node, string> spillRows = new();
    private readonly Dictionary<string, string> tails = new();
    private string scratch = "";

    /// <summary>The form of a pass: as many blocks side by side as its operations allow.</summary>
    private CpuForm FormOf(Sweep sweep) => Form.Interleaved(Graph.Topological(Spill.Roots(sweep)).Count(node => node.Axes.Contains(sweep.Axis)) + sweep.Reductions.Length);

    protected override string ReturnType => IsGuarding ? "bool" : "void";

    protected override void PrintBody()
    {
        if (!Form.IsStoredAsSingle)
            spills.AddRange(Spill.Of(Kernel, isKeptByGradients: !Inputs.Storage.IsNarrow));
        if (IsGuarding)
            Writer.Line("var isFinite = true;");
        foreach (var axis in Inputs.Axes().Where(axis => UsesAxis(axis.Axis)))
            DeclareWidth(axis);
        ComputeUniform(Roots);
        var sums = Kernel.Sums.Select(sum => Names.Fresh(sum.Name + "Sum")).ToList();
        foreach (var sum in sums)
            Writer.Line($"var {sum} = default(CompensatedSum);");
        var sweeps = Kernel.Sweeps.Select(sweep => (Sweep: sweep, Reductions: Reductions(sweep))).ToList();
        foreach (var reduction in sweeps.SelectMany(sweep => sweep.Reductions))
            reduction.DeclareStorage(Names);

        DeclareScratch();
        NameRows();
        DeclareTails();
        Writer.Open("for (var i = start; i < end; i++)");
        PrintSkip();
        DeclareRows();
        var lanes = new BodyPrinter(Writer, Form, Names, (_, _) => null);
        foreach (var (sweep, reductions) in sweeps)
            PrintSweep(sweep, reductions, lanes);

        var guards = IsGuarding ? Kernel.Guards : [];
        Numbers.Compute(Kernel.Sums.Concat(Kernel.Outputs).Select(value => value.Value).Concat(Kernel.ScalarGradients.Select(gradient => gradient.Value)).Concat(guards));
        for (var i = 0; i < sums.Count; i++)
            Writer.Line($"{sums[i]}.Add({Numbers.Value(Kernel.Sums[i].Value)});");
        foreach (var guard in guards)
            Writer.Line($"isFinite &= {(guard.Op.Shape == OpShape.Reduction ? "double.IsFinite" : "Retry.FitsSingle")}({Numbers.Value(guard)});");
        foreach (var gradient in Kernel.ScalarGradients)
            Writer.Line($"Unsafe.Add(ref {Gradients[gradient.Parameter]}, i) = {Inputs.Storage.Narrowed(Stored(gradient.Value))};");
        if (OutputArrays.Count > 0)
        {
            Writer.Open("if (storing)");
            for (var i = 0; i < OutputArrays.Count; i++)
                Writer.Line($"Unsafe.Add(ref {OutputArrays[i]}, i) = {Stored(Kernel.Outputs[i].Value)};");
            Writer.Close();
        }

        Writer.Close();
        for (var i = 0; i < sums.Count; i++)
            Writer.Line($"sums[{i.ToText()}] += {sums[i]}.Value;");
        if (IsGuarding)
            Writer.Line("return isFinite;");
    }

    protected override Text? NumberLeaf(Node node, int vector) => node switch
    {
        _ when node.Is(Ops.Length) => new Text("(int)" + widths[node.Axis].Width, 7),
        _ when node.Is(Ops.Input) && Arrays.TryGetValue(node.Parameter, out var array) => Widened(node, $"Unsafe.Add(ref {array}, {SampleIndex(node.Parameter)})"),
        _ when node.Is(Ops.Given) && !node.Axes.IsEmpty => new Text($"(double)Unsafe.Add(ref {UpstreamArray}, i)", 7),
        _ when node.Is(Ops.Pick) && !node.X.Is(Ops.Input) => Element(node),
        _ when node.Is(Ops.Pick) => Widened(node, $"Unsafe.Add(ref {rows[node.X.Parameter]}, {Position(node)})"),
        _ => base.NumberLeaf(node, vector),
    };

    private string SampleIndex(int parameter) => Steps.TryGetValue(parameter, out var step) ? "i * " + step : "i";

    private string Position(Node pick)
    {
        var index = Numbers.Value(pick.Y);
        return Steps.TryGetValue(pick.X.Parameter, out var step) ? $"{index.At(6)} * (int){step}" : index.Value;
    }

    /// <summary>One element of a row that is computed, in the arithmetic of the lanes.</summary>
    private Text Element(Node pick)
    {
        var index = Numbers.Value(pick.Y).Value;
        var scalar = Form.Scalar;
        var body = new BodyPrinter(Writer, scalar, Names, (node, _) => node switch
        {
            _ when node.Is(Ops.Iota) => new Text((Form.IsDouble ? "(long)" : "") + index, 7),
            _ when node.Is(Ops.Input) => scalar.Loaded(node.Kind, Widening(node) + $"Unsafe.Add(ref {rows[node.Parameter]}, {(Steps.TryGetValue(node.Parameter, out var step) ? $"{index} * (int){step}" : index)})"),
            _ => null,
        });
        LaneOperands.Broadcast([pick.X], pick.Axis, Numbers, body, Writer, scalar);
        body.Compute([pick.X]);
        return Form.IsDouble ? body.Value(pick.X) : Widened(pick, body.Value(pick.X).At(8));
    }

    /// <summary>The conversion to float of what is stored in fewer bits.</summary>
    private string Widening(Node node) => node.Kind == ElementKind.Real && Inputs.Storage.IsNarrow ? "(float)" : "";

    private Text Widened(Node node, string load) => node.Kind == ElementKind.Real && IsSingle ? new Text("(double)" + load, 7) : new Text(load, Text.Tight);

    private string Stored(Node node) => IsSingle ? "(float)" + Numbers.Value(node).At(8) : Numbers.Value(node).Value;

    /// <summary>Whether inputs and results are floats.</summary>
    private bool IsSingle => !Form.IsDouble || Form.IsStoredAsSingle;

    private bool UsesAxis(Axis axis) =>
        Graph.Topological(Roots).Any(node => node.Axes.Contains(axis) || (node.Is(Ops.Length) && node.Axis == axis))
        || Kernel.Sweeps.Any(sweep => sweep.Axis == axis);

    private void DeclareWidth((Axis Axis, Parameter First) axis)
    {
        var wish = Inputs.WidthName(axis.Axis);
        var width = Names.Fresh(wish);
        var whole = Names.Fresh(wish == "width" ? "wholeWidth" : axis.First.Name + "Whole");
        var tail = Names.Fresh(wish == "width" ? "tail" : axis.First.Name + "Tail");
        widths[axis.Axis] = (width, whole, tail);
        Writer.Line($"var {width} = (nuint)arguments.{Inputs.WidthField(axis.Axis)};");
        if (Kernel.Sweeps.All(sweep => sweep.Axis != axis.Axis))
            return;
        Writer.Line($"var {whole} = {width} & ~(nuint){(Form.LongestStep - 1).ToText()};");
        Writer.Line($"var {tail} = (int)({width} - {whole});");
    }

    private void NameRows()
    {
        foreach (var index in Arrays.Keys.Where(index => Inputs.Formula.Parameters[index].IsRow))
            rows[index] = Names.Fresh(Inputs.Formula.Parameters[index].Name + "Row");
        foreach (var gradient in Kernel.Sweeps.SelectMany(sweep => sweep.Gradients))
            gradientRows[gradient.Parameter] = Names.Fresh(Inputs.Formula.Parameters[gradient.Parameter].Name + "GradientRow");
        foreach (var spill in spills)
            spillRows[spill.Node] = Names.Fresh((spill.Node.Is(Ops.ExpOfNonPositive) ? "exp" : spill.Node.Op.Name) + "Row");
    }

    /// <summary>The elements of a row behind its last whole step have memory of their own, with room for a whole step.</summary>
    private void DeclareTails()
    {
        if (Form.IsScalar)
            return;
        foreach (var pair in rows.Where(pair => IsRead(pair.Key)))
            DeclareTail(pair.Value, Inputs.StorageOf(Inputs.Formula.Parameters[pair.Key]));
        foreach (var row in gradientRows.Values)
            DeclareTail(row, Inputs.Storage.Type);
        foreach (var row in spillRows.Values)
            DeclareTail(row, Form.Element);
    }

    private void DeclareTail(string row, string element)
    {
        tails[row] = Names.Fresh(row.Replace("Row", "Tail"));
        var memory = Names.Fresh(tails[row] + "Memory");
        Writer.Line($"Span<{element}> {memory} = stackalloc {element}[{Form.LongestStep.ToText()}];");
        Writer.Line($"ref var {tails[row]} = ref MemoryMarshal.GetReference({memory});");
    }

    /// <summary>Whether a pass reads the row of a parameter, not one element alone.</summary>
    private bool IsRead(int parameter) => Graph.Topological(Kernel.Sweeps.SelectMany(Spill.Roots)).Any(node => node.Is(Ops.Input) && node.Parameter == parameter);

    private void DeclareRows()
    {
        foreach (var pair in rows)
        {
            var parameter = Inputs.Formula.Parameters[pair.Key];
            var step = Steps.TryGetValue(pair.Key, out var name) ? " * " + name : "";
            Writer.Line(parameter.IsShared
                ? $"ref var {pair.Value} = ref {Arrays[pair.Key]};"
                : $"ref var {pair.Value} = ref Unsafe.Add(ref {Arrays[pair.Key]}, i * {widths[parameter.Axis].Width}{step});");
        }

        foreach (var pair in gradientRows)
            Writer.Line($"ref var {pair.Value} = ref Unsafe.Add(ref {Gradients[pair.Key]}, i * {widths[Inputs.Formula.Parameters[pair.Key].Axis].Width});");
        DeclareSpillRows();
        if (Form.IsScalar)
            return;
        foreach (var pair in rows.Where(pair => IsRead(pair.Key)))
        {
            var (_, whole, tail) = widths[Inputs.Formula.Parameters[pair.Key].Axis];
            var step = Steps.TryGetValue(pair.Key, out var name) ? " * " + name : "";
            Writer.Line($"RowTail.Copy(ref Unsafe.Add(ref {pair.Value}, {whole}{step}), ref {tails[pair.Value]}, {tail});");
        }
    }

    /// <summary>Memory for one row of each value that is kept.</summary>
    private void DeclareScratch()
    {
        if (spills.Count == 0)
            return;
        scratch = Names.Fresh("scratch");
        Writer.Line($"ref var {scratch} = ref RowScratch<{Form.Element}>.Rent({string.Join(" + ", spills.Select(spill => widths[spill.First.Axis].Width))});");
    }

    /// <summary>A kept value stands where the gradient will be, unless the input does.</summary>
    private void DeclareSpillRows()
    {
        var offset = "";
        foreach (var spill in spills)
        {
            var own = offset.Length == 0 ? $"ref {scratch}" : $"ref Unsafe.Add(ref {scratch}, {offset})";
            var row = spillRows[spill.Node];
            var home = spill.Gradient is not { } parameter ? own
                : rows.TryGetValue(parameter, out var input) ? $"ref Unsafe.AreSame(ref {input}, ref {gradientRows[parameter]}) ? {own} : ref {gradientRows[parameter]}"
                : $"ref {gradientRows[parameter]}";
            Writer.Line($"ref var {row} = {home};");
            offset += (offset.Length == 0 ? "" : " + ") + widths[spill.First.Axis].Width;
        }
    }

    /// <summary>A sample that counts for nothing is not read.</summary>
    private void PrintSkip()
    {
        if (Kernel.Skip is not { } skip)
            return;
        Writer.Comment("A sample that counts for nothing is passed over.");
        Numbers.Compute([skip]);
        Writer.Open("if (" + Numbers.Value(skip) + ")");
        foreach (var gradient in Kernel.Sweeps.SelectMany(sweep => sweep.Gradients))
        {
            var parameter = Inputs.Formula.Parameters[gradient.Parameter];
            var width = widths[parameter.Axis].Width;
            Writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref {Gradients[gradient.Parameter]}, i * {width}), (int){width}).Clear();");
        }

        foreach (var gradient in Kernel.ScalarGradients)
            Writer.Line($"Unsafe.Add(ref {Gradients[gradient.Parameter]}, i) = default;");
        if (OutputArrays.Count > 0)
        {
            Writer.Open("if (storing)");
            foreach (var output in OutputArrays)
                Writer.Line($"Unsafe.Add(ref {output}, i) = 0;");
            Writer.Close();
        }

        Writer.Line("continue;");
        Writer.Close();
    }

    private ImmutableArray<SweepReduction> Reductions(Sweep sweep)
    {
        var reductions = SweepReduction.Of(sweep.Reductions, FormOf(sweep), Writer);
        return IsGuarding && !sweep.Guards.IsEmpty ? reductions.Add(new GuardReduction(sweep.Guards, FormOf(sweep), Writer)) : reductions;
    }

    private void PrintSweep(Sweep sweep, ImmutableArray<SweepReduction> reductions, BodyPrinter lanes)
    {
        var (_, whole, tail) = widths[sweep.Axis];
        var roots = Spill.Roots(sweep).Concat(IsGuarding ? sweep.Guards : []).Concat(Written(sweep)).ToList();
        var patches = sweep.Gradients.SelectMany(gradient => gradient.Patches).SelectMany(patch => new[] { patch.Label, patch.Value });
        bool IsKept(Node node) => spills.Any(spill => spill.Node == node && spill.First != sweep);
        var operands = LaneOperands.Of(roots, sweep.Axis, IsKept);
        Numbers.Compute(operands.Where(operand => !operand.IsConstant).Concat(patches).Concat(LastReads(sweep)));

        Writer.Comment(SweepText.Of(sweep, Inputs));
        LaneOperands.Broadcast(roots, sweep.Axis, Numbers, lanes, Writer, Form, IsKept);
        var kept = Graph.Topological(roots, lanes.Knows, node => IsKept(node) ? [] : node.Operands).Where(IsKept).ToList();
        foreach (var reduction in reductions)
        {
            reduction.TailStart = whole + " + j";
            reduction.Begin();
        }

        PrintTail(sweep, reductions, lanes.Inner((node, vector) => LaneLeaf(node, vector, isTail: true), Form.Vectors), roots, kept, whole, tail);
        PrintWhole(sweep, reductions, lanes.Inner((node, vector) => LaneLeaf(node, vector, isTail: false), FormOf(sweep).Vectors), roots, kept, whole);
        foreach (var reduction in reductions)
            reduction.End(Numbers);
        foreach (var search in searches.Where(search => sweep.Reductions.Contains(search.Tail)))
            PrintSearch(search);
        if (!Form.IsScalar)
            foreach (var row in sweep.Gradients.Select(gradient => gradientRows[gradient.Parameter]))
                Writer.Line($"RowTail.Copy(ref {tails[row]}, ref Unsafe.Add(ref {row}, {whole}), {tail});");
        foreach (var gradient in sweep.Gradients)
            foreach (var patch in gradient.Patches)
                Writer.Line($"Unsafe.Add(ref {gradientRows[gradient.Parameter]}, {Numbers.Value(patch.Label)}) = {Inputs.Storage.Narrowed(Stored(patch.Value))};");
    }

    private void PrintSearch(MaximumSearch search)
    {
        var name = Names.Fresh("argMax");
        var max = Numbers.Value(search.Max);
        var row = search.Position.X.Parameter;
        Writer.Line($"var {name} = PositionOf{Form.Suffix}({(IsSingle ? "(float)" + max.At(8) : max.Value)}, double.IsNaN({Numbers.Value(search.Tail)}), ref {rows[row]}, {widths[search.Position.Axis].Width});");
        Numbers.Define(search.Position, name);
    }

    /// <summary>Elements at labels, before the gradient takes the place of their row.</summary>
    private IEnumerable<Node> LastReads(Sweep sweep) => sweep.Gradients.IsEmpty
        ? []
        : Graph.Topological(Roots).Where(node => node.Is(Ops.Pick) && node.Axis == sweep.Axis && Kernel.Levels[node] < sweep.Level);

    private void PrintTail(Sweep sweep, ImmutableArray<SweepReduction> reductions, BodyPrinter body, List<Node> roots, List<Node> kept, string whole, string tail)
    {
        if (Form.IsScalar)
        {
            Writer.Open($"for (var j = {whole}; j < {widths[sweep.Axis].Width}; j++)");
            PrintElement(sweep, reductions, body, roots, kept);
            Writer.Close();
            return;
        }

        Writer.Open($"for (nuint j = 0; j < (nuint){tail}; j += {Form.Step.ToText()})");
        List<string>? masks = null;
        if (reductions.Length > 0)
        {
            var mask = body.Names.Fresh("mask");
            masks = [.. Enumerable.Range(0, body.Vectors).Select(vector => Numbered(mask, vector, body.Vectors))];
            for (var vector = 0; vector < body.Vectors; vector++)
                Writer.Line($"var {masks[vector]} = TailMask{Form.Suffix}{(Form.IsDouble ? "Double" : "")}({tail} - (int){(vector == 0 ? "j" : $"({Offset("j", vector, "+")})")});");
        }

        LoadKept(kept, body, isTail: true);
        body.Compute(roots);
        foreach (var reduction in reductions)
            reduction.Update(body, masks);
        foreach (var (value, row) in Stores(sweep))
            for (var vector = 0; vector < body.Vectors; vector++)
                Writer.Line($"Store({body.Value(value, vector)}, ref {tails[row]}, {Offset("j", vector, "+")});");
        Writer.Close();
    }

    private void PrintWhole(Sweep sweep, ImmutableArray<SweepReduction> reductions, BodyPrinter body, List<Node> roots, List<Node> kept, string whole)
    {
        var step = (Form.IsScalar ? 1 : FormOf(sweep).Step).ToText();
        var flushes = reductions.Any(reduction => reduction.NeedsFlush);
        if (flushes)
        {
            Writer.Open("for (nuint j = 0; ;)");
            Writer.Line($"var stop = Math.Min({whole}, j + {Form.Segment.ToText()});");
            Writer.Open($"for (; j < stop; j += {step})");
        }
        else
        {
            Writer.Open($"for (nuint j = 0; j < {whole}; j += {step})");
        }

        if (Form.IsScalar)
        {
            PrintElement(sweep, reductions, body, roots, kept);
        }
        else
        {
            PrintPrefetches(sweep);
            LoadKept(kept, body);
            body.Compute(roots);
            foreach (var reduction in reductions)
                reduction.Update(body, null);
            foreach (var (value, row) in Stores(sweep))
                for (var vector = 0; vector < body.Vectors; vector++)
                    Writer.Line($"Store({body.Value(value, vector)}, ref {row}, {Offset("j", vector, "+")});");
        }

        Writer.Close();
        if (!flushes)
            return;
        foreach (var reduction in reductions)
            reduction.Flush();
        Writer.Nested($"if (j >= {whole})", "break;");
        Writer.Close();
    }

    /// <summary>The pass after the one that reads the rows from memory brings the rows of the next sample, while it computes.</summary>
    private void PrintPrefetches(Sweep sweep)
    {
        if (Kernel.Sweeps.Where(other => other.Axis == sweep.Axis).ElementAtOrDefault(1) != sweep)
            return;
        var parameters = Inputs.Formula.Parameters;
        foreach (var pair in rows.Where(pair => parameters[pair.Key].Axis == sweep.Axis && parameters[pair.Key] is { Element: ElementKind.Real, IsShared: false } && !Steps.ContainsKey(pair.Key) && IsRead(pair.Key)))
            for (var element = 0; element < FormOf(sweep).Step; element += Inputs.Storage.ElementsOfLine)
                Writer.Line($"Prefetch(ref {pair.Value}, {widths[sweep.Axis].Width} + {(element == 0 ? "j" : $"j + {element.ToText()}")});");
    }

    private void PrintElement(Sweep sweep, ImmutableArray<SweepReduction> reductions, BodyPrinter body, List<Node> roots, List<Node> kept)
    {
        if (reductions.Length > 0)
            Writer.Line($"var lane = (int)j & {(Form.Block - 1).ToText()};");
        foreach (var reduction in reductions)
            reduction.SelectLane();
        LoadKept(kept, body);
        body.Compute(roots);
        foreach (var reduction in reductions)
            reduction.Update(body, null);
        foreach (var (value, row) in Stores(sweep))
            Writer.Line($"Store({Form.Stored(body.Value(value))}, ref {row}, j);");
    }

    private void LoadKept(List<Node> kept, BodyPrinter body, bool isTail = false)
    {
        foreach (var node in kept)
        {
            var name = body.Names.Fresh(spillRows[node].Replace("Row", ""));
            for (var vector = 0; vector < body.Vectors; vector++)
                Writer.Line($"var {Numbered(name, vector, body.Vectors)} = {LoadText.Of(Form, ElementKind.Real, isTail ? tails[spillRows[node]] : spillRows[node], Offset("j", vector, "+"))};");
            body.Define(node, [.. Enumerable.Range(0, body.Vectors).Select(vector => Numbered(name, vector, body.Vectors))]);
        }
    }

    /// <summary>What a pass writes of every element: values that later passes need, gradients.</summary>
    private IEnumerable<(Node Value, string Row)> Stores(Sweep sweep) =>
        Written(sweep).Select(node => (node, spillRows[node])).Concat(sweep.Gradients.Select(gradient => (gradient.Value, gradientRows[gradient.Parameter])));

    private IEnumerable<Node> Written(Sweep sweep) => spills.Where(spill => spill.First == sweep).Select(spill => spill.Node);

    private Text? LaneLeaf(Node node, int vector, bool isTail)
    {
        var isTailVector = isTail && !Form.IsScalar;
        if (node.Is(Ops.Iota))
        {
            var integer = Form.IsDouble ? "long" : "int";
            var start = isTailVector ? widths[node.Axis].Whole + " + j" : "j";
            return new Text($"Iota{Form.Suffix}{Names.Pascal(integer)}(({integer})({Offset(start, vector, "+")}))", Text.Tight);
        }

        if (!node.Is(Ops.Input))
            return null;
        var row = rows[node.Parameter];
        var step = Steps.TryGetValue(node.Parameter, out var name) ? " * " + name : "";
        return LoadText.Of(Form, node.Kind, isTailVector ? tails[row] : row, Offset("j" + step, vector, "+"));
    }

    private string Offset(string index, int vector, string sign) => vector == 0 ? index : index + " " + sign + " " + (vector * Form.Count).ToText();

    private static string Numbered(string name, int vector, int vectors) => vectors == 1 ? name : name + vector.ToText();
}
