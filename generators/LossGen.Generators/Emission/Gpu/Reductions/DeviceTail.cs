using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Emission.Cpu;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Gpu.Reductions;

/// <summary>The tail of a softmax: the exponentials of all elements but one occurrence of the maximum. The maxima, whose exponential is 1, are counted.</summary>
internal sealed class DeviceTail(Node node, CpuForm form, CodeWriter writer) : DeviceReduction(node, form, writer)
{
    public override void Update(BodyPrinter body, string position)
    {
        var (zero, maxima) = (Form.Zero, Own("Maxima"));
        Writer.Line($"{Own("")} += {Sum([.. Lanes(body).Select(lane => $"({body.Value(Node.Y, lane).At(4)} == {body.Value(Node.Z, lane).At(4)} ? {zero} : {body.Value(Node.X, lane).At(1)})")])};");
        foreach (var lane in Lanes(body))
            Writer.Line($"{maxima} += {body.Value(Node.Y, lane).At(4)} == {body.Value(Node.Z, lane).At(4)} ? 1 : 0;");
    }

    public override void End(BodyPrinter numbers)
    {
        Writer.Line($"var {Name} = DeviceTeam.Tail(shared, {Own("")}, {Own("Maxima")}, arguments.Team);");
        numbers.Define(Node, Name);
    }

    protected override IEnumerable<(string Suffix, string Initial)> State => [("", "0d"), ("Maxima", "0")];

    protected override string Wish => "tail";
}
