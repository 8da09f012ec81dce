using System.Collections.Generic;
using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.Reductions;

/// <summary>Whether all elements that are watched are finite: their sum is finite only where they are.</summary>
internal sealed class GuardReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : SweepReduction(nodes, form, writer)
{
    public override void Update(BodyPrinter body, IReadOnlyList<string>? masks)
    {
        foreach (var node in Nodes)
            for (var vector = 0; vector < body.Vectors; vector++)
                Writer.Line($"{Lane(0, vector)} += {Masked(body, node, vector, masks, Zero)};");
    }

    public override void End(BodyPrinter numbers) => Writer.Line($"isFinite &= Retry.IsFinite({Join(0)});");

    protected override IEnumerable<(string Suffix, string Type, string Initial)> State() => [("", Form.Element, Zero)];

    protected override string Wish => "guard";
}
