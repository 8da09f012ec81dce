using System.Collections.Generic;
using LossGen.Compiler.Emission.Cpu;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Gpu.Reductions;

/// <summary>The position of the largest element, the lowest on ties; NaN is the largest. A thread takes in its positions in their order.</summary>
internal sealed class DeviceArgMax(Node node, CpuForm form, CodeWriter writer) : DeviceReduction(node, form, writer)
{
    public override void Update(BodyPrinter body, string position)
    {
        foreach (var lane in Lanes(body))
            Writer.Line($"DeviceTeam.KeepLarger({InDouble(body.Value(Node.X, lane))}, {(lane == 0 ? position : $"{position} + {lane.ToText()}")}, ref {Own("")}, ref {Own("Index")});");
    }

    public override void End(BodyPrinter numbers)
    {
        Writer.Line($"var {Name} = DeviceTeam.ArgMax(shared, {Own("")}, {Own("Index")}, arguments.Team);");
        numbers.Define(Node, Name);
    }

    protected override IEnumerable<(string Suffix, string Initial)> State => [("", "double.NegativeInfinity"), ("Index", "int.MaxValue")];
}
