using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Emission.Cpu;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Gpu.Reductions;

/// <summary>A plain sum, in double.</summary>
internal sealed class DeviceSum(Node node, CpuForm form, CodeWriter writer) : DeviceReduction(node, form, writer)
{
    public override void Update(BodyPrinter body, string position) =>
        Writer.Line($"{Own("")} += {Sum([.. Lanes(body).Select(lane => body.Value(Node.X, lane).At(body.Vectors == 1 ? 0 : 6))])};");

    public override void End(BodyPrinter numbers)
    {
        Writer.Line($"var {Name} = {Team("Sum", Own(""))};");
        numbers.Define(Node, Name);
    }

    protected override IEnumerable<(string Suffix, string Initial)> State => [("", "0d")];
}
