using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.Reductions;

/// <summary>A plain sum.</summary>
internal class SumReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : SweepReduction(nodes, form, writer)
{
    protected override bool HasTotal => true;

    public override void Update(BodyPrinter body, IReadOnlyList<string>? masks)
    {
        for (var vector = 0; vector < Form.Vectors; vector++)
            Writer.Line($"{Lane(0, vector)} += {Term(body, vector, masks)};");
    }

    public override void End(BodyPrinter numbers) => numbers.Define(Node, Name + "Total.Value");

    protected virtual string Term(BodyPrinter body, int vector, IReadOnlyList<string>? masks) => Masked(body, Node.X, vector, masks, Zero);

    protected override IEnumerable<(string Suffix, string Type, string Initial)> State() => [("", Form.Element, Zero)];
}
