using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>
/// A kernel of a formula without rows: a lane is a sample. Samples go by segments, whose results may be staged before they go to their place:
/// past the caches, or where they overwrite an input that is needed again if one of them is not finite. The kernel returns where it stopped.
/// </summary>
internal sealed class ElementwiseKernel(CodeWriter writer, KernelInputs inputs, KernelSchedule kernel, CpuForm form, bool isRetried) : KernelPrinter(writer, inputs, kernel, form)
{
    // What a segment's part of an array is called.
    private readonly Dictionary<string, string> segments = new();

    // What writes a gradient.
    private readonly Dictionary<string, string> writers = new();

    /// <summary>Whether fewer samples than a block are taken, from copies that are filled up to one.</summary>
    private bool IsPadding => Form.Width == 128;

    protected override string ReturnType => Form.IsStoredAsSingle ? "void" : "nuint";

    /// <summary>The vectors that an iteration computes, statement by statement.</summary>
    private int Vectors => Form.VectorsPerStep;

    private IEnumerable<string> Results => Kernel.ScalarGradients.Select(gradient => Gradients[gradient.Parameter]).Concat(OutputArrays);

    private bool IsWriting => HasWriters(Inputs, Kernel, Form);

    /// <summary>What is watched besides the sums.</summary>
    private IEnumerable<Node> Guards => IsGuarding ? Kernel.Guards : [];

    protected override void PrintBody()
    {
        var lanes = new BodyPrinter(Writer, Form, Names.Inner(), LaneLeaf, Vectors);
        IReadOnlyList<Node> roots = [.. Roots, .. Guards];
        var operands = LaneOperands.Of(roots, Axis.Sample);
        Numbers.Compute(operands.Where(operand => !operand.IsConstant));
        LaneOperands.Broadcast(roots, Axis.Sample, Numbers, lanes, Writer, Form);
        if (Form.IsStoredAsSingle)
            PrintSamples(lanes);
        else
            PrintSegments(lanes);
    }

    /// <summary>One sample after the other, in double.</summary>
    private void PrintSamples(BodyPrinter lanes)
    {
        Writer.Open("for (var j = start; j < end; j++)");
        var body = lanes.Inner();
        body.Compute(Roots.Where(root => root.Axes.Contains(Axis.Sample)));
        for (var i = 0; i < Kernel.Sums.Length; i++)
            Writer.Line($"sums[{i.ToText()}] += {body.Value(Kernel.Sums[i].Value)};");
        PrintStores(body);
        Writer.Close();
    }

    private void PrintSegments(BodyPrinter lanes)
    {
        var accumulators = Kernel.Sums.Select(sum => lanes.Names.Fresh(sum.Name + "Sum")).ToList();
        var totals = Kernel.Sums.Select(sum => lanes.Names.Fresh(sum.Name + "Total")).ToList();
        if (IsGuarding)
        {
            accumulators.Add(lanes.Names.Fresh("guard"));
            totals.Add(lanes.Names.Fresh("guardTotal"));
        }

        if (Form.IsScalar)
            foreach (var accumulator in accumulators)
                Writer.Line($"Span<{Form.Element}> {accumulator} = stackalloc {Form.Element}[{Form.Block.ToText()}];");
        if (MayStage && !IsPadding)
            Writer.Line($"var isStaged = {Staged};");
        foreach (var gradient in Gradients.Values.Where(_ => IsWriting))
        {
            writers[gradient] = lanes.Names.Fresh(gradient.Substring(0, gradient.Length - "Data".Length) + "Writer");
            Writer.Line($"var {writers[gradient]} = default(TWriter);");
            Writer.Line($"{writers[gradient]}.Begin(ref Unsafe.Add(ref {gradient}, start));");
        }

        Writer.Open("for (var i = start; i < end;)");
        Writer.Line($"var count = Math.Min(end - i, {Form.SampleSegment.ToText()});");
        if (IsPadding || Form.IsScalar)
            Writer.Nested($"if (count > {Form.Block.ToText()})", $"count -= count % {Form.Block.ToText()};");
        if (IsPadding)
            PrintPadding();
        DeclareSegments(lanes.Names);
        foreach (var accumulator in accumulators)
            for (var vector = 0; vector < Form.Vectors; vector++)
                Writer.Line(Form.IsScalar ? accumulator + ".Clear();" : $"var {Numbered(accumulator, vector)} = {Form.Type}.Zero;");
        PrintLoop(lanes, accumulators);
        PrintTotals(accumulators, totals);
        PrintMoves();
        Writer.Line("i += count;");
        Writer.Close();
        foreach (var pair in writers)
            Writer.Line($"{pair.Value}.End(ref Unsafe.Add(ref {pair.Key}, end));");
        Writer.Line("return end;");
    }

    /// <summary>Whether results are not always written to their place at once: where they are not finite, the input that they replace is needed again.</summary>
    private bool MayStage => IsPadding ? Results.Any() : MayReplace;

    private bool MayReplace => isRetried && !Kernel.ScalarGradients.IsEmpty;

    private string Staged => IsWriting ? "typeof(TWriter) == typeof(StagingWriter)" : "arguments.IsInPlace";

    private void PrintPadding()
    {
        Writer.Line($"var isPadded = count < {Form.Block.ToText()};");
        if (MayStage)
            Writer.Line("var isStaged = isPadded" + (MayReplace ? $" || {Staged};" : ";"));
    }

    /// <summary>The references to a segment of every array, or to what stands for it.</summary>
    private void DeclareSegments(Names names)
    {
        var slot = 0;
        foreach (var array in Results)
        {
            var (type, start) = OutputArrays.Contains(array) ? (Inputs.Element, "storing ? i : 0") : (Inputs.Storage.Type, "i");
            var place = $"Unsafe.Add(ref {array}, {start})";
            Declare(array, MayStage ? $"isStaged ? ref Staging.Slot<{type}>({slot++.ToText()}) : ref {place}" : place);
        }

        foreach (var pair in Arrays)
            DeclareInput(pair.Value, Steps.TryGetValue(pair.Key, out var step) ? "i * " + step : "i");
        if (UpstreamArray is not null)
            DeclareInput(UpstreamArray, "i");

        void DeclareInput(string array, string start)
        {
            var segment = $"Unsafe.Add(ref {array}, {start})";
            Declare(array, IsPadding ? $"isPadded ? ref Staging.Padded({slot++.ToText()}, ref {segment}, count) : ref {segment}" : segment);
        }

        void Declare(string array, string place)
        {
            segments[array] = names.Fresh(array.Substring(0, array.Length - "Data".Length) + "Segment");
            Writer.Line($"ref var {segments[array]} = ref {place};");
        }
    }

    private void PrintLoop(BodyPrinter lanes, List<string> accumulators)
    {
        Writer.Open($"for (nuint j = 0; j < count; j += {(Form.IsScalar ? 1 : Vectors * Form.Count).ToText()})");
        var body = lanes.Inner();
        body.Compute(Roots.Concat(Guards).Where(root => root.Axes.Contains(Axis.Sample)));
        // The sum of what is watched is finite only where every term is.
        var terms = accumulators.Zip(Kernel.Sums, (accumulator, sum) => (accumulator, sum.Value)).Concat(Guards.Select(watched => (accumulators.Last(), watched)));
        foreach (var (accumulator, value) in terms)
            for (var vector = 0; vector < Vectors; vector++)
                Writer.Line(Form.IsScalar
                    ? $"{accumulator}[(int)j & {(Form.Block - 1).ToText()}] += {body.Value(value)};"
                    : $"{Numbered(accumulator, vector % Form.Vectors)} += {body.Value(value, vector)};");
        PrintStores(body);
        Writer.Close();
    }

    private void PrintTotals(List<string> accumulators, List<string> totals)
    {
        if (totals.Count == 0)
            return;
        var count = IsPadding ? ", count" : "";
        foreach (var (accumulator, total) in accumulators.Zip(totals, (accumulator, total) => (accumulator, total)))
            Writer.Line($"var {total} = Reduce.Sum(Lanes.Join({string.Join(", ", Enumerable.Range(0, Form.Vectors).Select(vector => Numbered(accumulator, vector)))}){count});");
        if (isRetried)
            Writer.Nested($"if (!{(totals.Count == 1 ? $"double.IsFinite({totals[0]})" : "(" + string.Join(" && ", totals.Select(total => $"double.IsFinite({total})")) + ")")})", "return i;");
        for (var i = 0; i < Kernel.Sums.Length; i++)
            Writer.Line($"sums[{i.ToText()}] += {totals[i]};");
    }

    private void PrintMoves()
    {
        if (!MayStage)
            return;
        var moves = Results.Where(array => !OutputArrays.Contains(array)).Select(Move).ToList();
        Writer.Open($"if ({(moves.Count > 0 ? "isStaged" : "isStaged && storing")})");
        foreach (var move in moves)
            Writer.Line(move);
        foreach (var output in OutputArrays)
            Writer.Line((moves.Count > 0 ? "if (storing) " : "") + Move(output));
        Writer.Close();

        string Move(string array) => $"Staging.Move(ref {segments[array]}, ref Unsafe.Add(ref {array}, i), count);";
    }

    private void PrintStores(BodyPrinter body)
    {
        PrintOutputs(body);
        foreach (var gradient in Kernel.ScalarGradients)
            PrintStore(body, gradient.Value, Gradients[gradient.Parameter]);
    }

    private void PrintStore(BodyPrinter body, Node value, string array)
    {
        for (var vector = 0; vector < body.Vectors; vector++)
            Writer.Line($"{(writers.TryGetValue(array, out var writer) ? writer + ".Write" : "Store")}({Form.Stored(body.Value(value, vector))}, ref {Segment(array)}, {Index(vector)});");
    }

    private void PrintOutputs(BodyPrinter body)
    {
        if (OutputArrays.Count == 0)
            return;
        Writer.Open("if (storing)");
        for (var i = 0; i < OutputArrays.Count; i++)
            PrintStore(body, Kernel.Outputs[i].Value, OutputArrays[i]);
        Writer.Close();
    }

    private Text? LaneLeaf(Node node, int vector) => node switch
    {
        _ when node.Is(Ops.Input) => LoadText.Of(Form, node.Kind, Segment(Arrays[node.Parameter]), Steps.TryGetValue(node.Parameter, out var step) ? Index(vector, step) : Index(vector)),
        _ when node.Is(Ops.Given) => LoadText.Of(Form, ElementKind.Real, Segment(UpstreamArray!), Index(vector)),
        _ => null,
    };

    /// <summary>The part of an array that the loop indexes from 0; the array itself where there is none.</summary>
    private string Segment(string array) => segments.TryGetValue(array, out var segment) ? segment : array;

    private string Index(int vector) => Plus("j", vector * Form.Count);

    /// <summary>The index into an input that may be one block, read again and again.</summary>
    private string Index(int vector, string step)
    {
        var within = vector % Form.Vectors * Form.Count;
        var block = (vector * Form.Count) - within;
        return Plus((block == 0 ? "j" : $"({Plus("j", block)})") + " * " + step, within);
    }

    private static string Plus(string index, int offset) => offset == 0 ? index : index + " + " + offset.ToText();

    private string Numbered(string name, int vector) => Form.Vectors == 1 ? name : name + vector.ToText();
}
