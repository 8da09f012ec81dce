using System.Collections.Generic;
using LossGen.Compiler.Emission.Cpu;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Gpu.Reductions;

/// <summary>The largest or smallest element.</summary>
internal sealed class DeviceExtreme(Node node, CpuForm form, CodeWriter writer) : DeviceReduction(node, form, writer)
{
    // The maximum behind a softmax may pass over NaN, which reaches the sum of the exponentials.
    private string Function => Node.Is(Ops.RowMin) ? "Min" : Node.Is(Ops.NormalizerMax) ? "MaxNumber" : "Max";

    public override void Update(BodyPrinter body, string position)
    {
        foreach (var lane in Lanes(body))
            Writer.Line($"{Own("")} = {Function}({Own("")}, {body.Value(Node.X, lane)});");
    }

    public override void End(BodyPrinter numbers)
    {
        Writer.Line($"var {Name} = {Team(Function, Form.IsDouble ? Own("") : "(double)" + Own(""))};");
        numbers.Define(Node, Name);
    }

    protected override IEnumerable<(string Suffix, string Initial)> State => [("", Form.Element + (Node.Is(Ops.RowMin) ? ".PositiveInfinity" : ".NegativeInfinity"))];

    protected override string Wish => Node.Name is { } name ? Names.Camel(name) : Node.Is(Ops.NormalizerMax) ? "max" : Node.Is(Ops.RowMax) ? "largest" : "smallest";
}
