using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Emission.Cpu;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Gpu.Reductions;

/// <summary>A sum of products, in double, where products of floats are exact and neither overflow nor vanish.</summary>
internal sealed class DeviceProductSum(Node node, CpuForm form, CodeWriter writer) : DeviceReduction(node, form, writer)
{
    public override void Update(BodyPrinter body, string position) =>
        Writer.Line($"{Own("")} += {Sum([.. Lanes(body).Select(lane => $"{InDouble(body.Value(Node.X, lane))} * {InDouble(body.Value(Node.Y, lane))}")])};");

    public override void End(BodyPrinter numbers)
    {
        Writer.Line($"var {Name} = {Team("Sum", Own(""))};");
        numbers.Define(Node, Name);
    }

    protected override IEnumerable<(string Suffix, string Initial)> State => [("", "0d")];

    protected override string Wish => Node.Name is { } name ? Names.Camel(name) : "sum";
}
