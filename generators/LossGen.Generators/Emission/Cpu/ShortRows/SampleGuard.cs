using System.Collections.Generic;
using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.ShortRows;

/// <summary>Whether all elements that are watched are finite: their sum is finite only where they are.</summary>
internal sealed class SampleGuard(ImmutableArray<Node> nodes, SampleLanes samples) : SampleReduction(nodes[0], samples)
{
    public override IEnumerable<Node> Operands => nodes;

    public override void Begin() => Writer.Line($"var {Name} = {Form.Zero};");

    public override void Update(BodyPrinter body)
    {
        foreach (var node in nodes)
            Writer.Line($"{Name} += {body.Value(node)};");
    }

    public override void End() => Writer.Line($"isFinite &= AllFinite({Samples.Counted(Name)});");

    protected override string Wish => "guard";
}
