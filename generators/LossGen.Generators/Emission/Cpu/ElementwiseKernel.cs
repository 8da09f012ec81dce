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
        var operands = LaneOperands.Of(Roots, Axis.Sample);
        Numbers.Compute(operands.Where(operand => !operand.IsConstant));
        LaneOperands.Broadcast(Roots, Axis.Sample, Numbers, lanes, Writer, Form);

        var accumulators = Kernel.Sums.Select(sum => lanes.Names.Fresh(sum.Name + "Sum")).ToList();
        if (Form.IsScalar)
            foreach (var accumulator in accumulators)
                Writer.Line($"Span<{Form.Element}> {accumulator} = stackalloc {Form.Element}[{Form.Block.ToText()}];");

        if (accumulators.Count == 0)
        {
            PrintLoop(lanes, accumulators, "var i = start", "end");
            return;
        }

        Writer.Open("for (var i = start; i < end;)");
        Writer.Line($"var stop = Math.Min(end, i + {Form.SampleSegment.ToText()});");
        foreach (var accumulator in accumulators)
            for (var vector = 0; vector < Form.Vectors; vector++)
                Writer.Line(Form.IsScalar ? accumulator + ".Clear();" : $"var {Numbered(accumulator, vector)} = {Form.Type}.Zero;");
        PrintLoop(lanes, accumulators, "", "stop");
        for (var i = 0; i < accumulators.Count; i++)
            Writer.Line($"sums[{i.ToText()}] += Reduce.Sum(Lanes.Join({string.Join(", ", Enumerable.Range(0, Form.Vectors).Select(vector => Numbered(accumulators[i], vector)))}));");
        Writer.Close();
    }

    private void PrintLoop(BodyPrinter lanes, List<string> accumulators, string first, string end)
    {
        Writer.Open($"for ({first}; i < {end}; i += {(Form.IsScalar ? 1 : Form.Block).ToText()})");
        var body = lanes.Inner();
        body.Compute(Roots.Where(root => root.Axes.Contains(Axis.Sample)));
        for (var i = 0; i < accumulators.Count; i++)
            for (var vector = 0; vector < Form.Vectors; vector++)
                Writer.Line(Form.IsScalar
                    ? $"{accumulators[i]}[(int)(i - start) & {(Form.Block - 1).ToText()}] += {body.Value(Kernel.Sums[i].Value)};"
                    : $"{Numbered(accumulators[i], vector)} += {body.Value(Kernel.Sums[i].Value, vector)};");
        PrintOutputs(body);
        foreach (var gradient in Kernel.ScalarGradients)
            for (var vector = 0; vector < Form.Vectors; vector++)
                Writer.Line($"Store({body.Value(gradient.Value, vector)}, ref {Gradients[gradient.Parameter]}, {Index(vector)});");
        Writer.Close();
    }

    private void PrintOutputs(BodyPrinter body)
    {
        if (OutputArrays.Count == 0)
            return;
        Writer.Open("if (storing)");
        for (var i = 0; i < OutputArrays.Count; i++)
            for (var vector = 0; vector < Form.Vectors; vector++)
                Writer.Line($"Store({body.Value(Kernel.Outputs[i].Value, vector)}, ref {OutputArrays[i]}, {Index(vector)});");
        Writer.Close();
    }

    private Text? LaneLeaf(Node node, int vector) => node switch
    {
        _ when node.Is(Ops.Input) => new Text(Load(node, vector), Text.Tight),
        _ when node.Is(Ops.Given) => new Text($"Load{Form.Suffix}(ref {UpstreamArray}, {Index(vector)})", Text.Tight),
        _ => null,
    };

    private string Load(Node node, int vector)
    {
        var index = Steps.TryGetValue(node.Parameter, out var step) ? Offset("i * " + step, vector) : Index(vector);
        return LoadText.Of(Form, node.Kind, Arrays[node.Parameter], index);
    }

    private string Index(int vector) => Offset("i", vector);

    private string Offset(string index, int vector) => vector == 0 ? index : index + " + " + (vector * Form.Count).ToText();

    private string Numbered(string name, int vector) => Form.Vectors == 1 ? name : name + vector.ToText();
}
