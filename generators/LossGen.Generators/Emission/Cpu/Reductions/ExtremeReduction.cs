using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.Reductions;

/// <summary>The largest or smallest element.</summary>
internal sealed class ExtremeReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : SweepReduction(nodes, form, writer)
{
    private string Function => Node.Is(Ops.RowMax) ? "Max" : "Min";

    private string Neutral => Node.Is(Ops.RowMax) ? MinusInfinity : Form.Element + ".PositiveInfinity";

    public override void Update(BodyPrinter body, IReadOnlyList<string>? masks)
    {
        for (var vector = 0; vector < Form.Vectors; vector++)
            Writer.Line($"{Lane(0, vector)} = {Function}({Lane(0, vector)}, {Masked(body, Node.X, vector, masks, Neutral)});");
    }

    public override void End(BodyPrinter numbers)
    {
        Writer.Line($"var {Name} = Reduce.{Function}({Join(0)});");
        numbers.Define(Node, Name);
    }

    protected override IEnumerable<(string Suffix, string Type, string Initial)> State() => [("", Form.Element, Neutral)];

    protected override string Wish => Node.Name ?? (Node.Is(Ops.RowMax) ? "largest" : "smallest");
}
