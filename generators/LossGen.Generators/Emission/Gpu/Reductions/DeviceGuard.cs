using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Emission.Cpu;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Gpu.Reductions;

/// <summary>Whether all elements that are watched are finite: their sum is finite only where they are.</summary>
internal sealed class DeviceGuard(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : DeviceReduction(nodes[0], form, writer)
{
    public override IEnumerable<Node> Operands => nodes;

    public override void Update(BodyPrinter body, string position)
    {
        foreach (var node in nodes)
            Writer.Line($"{Own("")} += {Sum([.. Lanes(body).Select(lane => body.Value(node, lane).At(body.Vectors == 1 ? 0 : 6))])};");
    }

    public override void End(BodyPrinter numbers) => Writer.Line($"isFinite = isFinite && IsFinite({Team("Sum", Own(""))});");

    protected override IEnumerable<(string Suffix, string Initial)> State => [("", "0d")];

    protected override string Wish => "guard";
}
