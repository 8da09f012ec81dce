using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>A kernel of a formula without rows: a lane is a sample.</summary>
internal sealed class ElementwiseKernel(CodeWriter writer, KernelInputs inputs, KernelSchedule kernel, CpuForm form) : KernelPrinter(writer, inputs, kernel, form)
{
    protected override void PrintBody()
    {
        var lanes = new BodyPrinter(Writer, Form, Names.Inner(), LaneLeaf);
        IReadOnlyList<Node> roots = [.. Roots, .. Guards];
        var operands = LaneOperands.Of(roots, Axis.Sample);
        Numbers.Compute(operands.Where(operand => !operand.IsConstant));
        LaneOperands.Broadcast(roots, Axis.Sample, Numbers, lanes, Writer, Form);
        if (Form.IsStoredAsSingle)
        {
            PrintSamples(lanes);
            return;
        }

        var accumulators = Kernel.Sums.Select(sum => lanes.Names.Fresh(sum.Name + "Sum")).ToList();
        var guard = lanes.Names.Fresh("guard");
        if (IsGuarding)
            accumulators.Add(guard);
        if (Form.IsScalar)
            foreach (var accumulator in accumulators)
                Writer.Line($"Span<{Form.Element}> {accumulator} = stackalloc {Form.Element}[{Form.Block.ToText()}];");

        if (accumulators.Count == 0)
        {
            PrintLoop(lanes, accumulators, guard, "var i = start", "end");
            return;
        }

        Writer.Open("for (var i = start; i < end;)");
        Writer.Line($"var stop = Math.Min(end, i + {Form.SampleSegment.ToText()});");
        foreach (var accumulator in accumulators)
            for (var vector = 0; vector < Form.Vectors; vector++)
                Writer.Line(Form.IsScalar ? accumulator + ".Clear();" : $"var {Numbered(accumulator, vector)} = {Form.Type}.Zero;");
        PrintLoop(lanes, accumulators, guard, "", "stop");
        for (var i = 0; i < Kernel.Sums.Length; i++)
            Writer.Line($"sums[{i.ToText()}] += Reduce.Sum({Joined(accumulators[i])});");
        if (IsGuarding)
            Writer.Line($"isFinite &= Retry.IsFinite({Joined(guard)});");
        Writer.Close();
    }

    /// <summary>What is watched besides the sums.</summary>
    private IEnumerable<Node> Guards => IsGuarding ? Kernel.Guards : [];

    private string Joined(string accumulator) => $"Lanes.Join({string.Join(", ", Enumerable.Range(0, Form.Vectors).Select(vector => Numbered(accumulator, vector)))})";

    /// <summary>One sample after the other, in double.</summary>
    private void PrintSamples(BodyPrinter lanes)
    {
        Writer.Open("for (var i = start; i < end; i++)");
        var body = lanes.Inner();
        body.Compute(Roots.Where(root => root.Axes.Contains(Axis.Sample)));
        for (var i = 0; i < Kernel.Sums.Length; i++)
            Writer.Line($"sums[{i.ToText()}] += {body.Value(Kernel.Sums[i].Value)};");
        PrintStores(body);
        Writer.Close();
    }

    private void PrintLoop(BodyPrinter lanes, List<string> accumulators, string guard, string first, string end)
    {
        Writer.Open($"for ({first}; i < {end}; i += {(Form.IsScalar ? 1 : Form.Block).ToText()})");
        var body = lanes.Inner();
        body.Compute(Roots.Concat(Guards).Where(root => root.Axes.Contains(Axis.Sample)));
        // The sum of what is watched is finite only where every term is.
        var terms = accumulators.Zip(Kernel.Sums, (accumulator, sum) => (accumulator, sum.Value)).Concat(Guards.Select(watched => (guard, watched)));
        foreach (var (accumulator, value) in terms)
            for (var vector = 0; vector < Form.Vectors; vector++)
                Writer.Line(Form.IsScalar
                    ? $"{accumulator}[(int)(i - start) & {(Form.Block - 1).ToText()}] += {body.Value(value)};"
                    : $"{Numbered(accumulator, vector)} += {body.Value(value, vector)};");
        PrintStores(body);
        Writer.Close();
    }

    private void PrintStores(BodyPrinter body)
    {
        PrintOutputs(body);
        foreach (var gradient in Kernel.ScalarGradients)
            PrintStore(body, gradient.Value, Gradients[gradient.Parameter]);
    }

    private void PrintStore(BodyPrinter body, Node value, string array)
    {
        for (var vector = 0; vector < Form.Vectors; vector++)
            Writer.Line($"Store({Form.Stored(body.Value(value, vector))}, ref {array}, {Index(vector)});");
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
        _ when node.Is(Ops.Input) => Load(node, vector),
        _ when node.Is(Ops.Given) => LoadText.Of(Form, ElementKind.Real, UpstreamArray!, Index(vector)),
        _ => null,
    };

    private Text Load(Node node, int vector)
    {
        var index = Steps.TryGetValue(node.Parameter, out var step) ? Offset("i * " + step, vector) : Index(vector);
        return LoadText.Of(Form, node.Kind, Arrays[node.Parameter], index);
    }

    private string Index(int vector) => Offset("i", vector);

    private string Offset(string index, int vector) => vector == 0 ? index : index + " + " + (vector * Form.Count).ToText();

    private string Numbered(string name, int vector) => Form.Vectors == 1 ? name : name + vector.ToText();
}
