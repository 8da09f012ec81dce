using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.Reductions;

/// <summary>The largest or smallest element.</summary>
internal sealed class ExtremeReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : SweepReduction(nodes, form, writer)
{
    // The maximum behind a softmax may pass over NaN, which reaches the sum of the exponentials: the simpler instruction does.
    private string Function => Node.Is(Ops.RowMin) ? "Min" : Node.Is(Ops.NormalizerMax) ? "MaxNumber" : "Max";

    private string Neutral => Node.Is(Ops.RowMin) ? Form.Element + ".PositiveInfinity" : MinusInfinity;

    public override void Update(BodyPrinter body, IReadOnlyList<string>? masks)
    {
        for (var vector = 0; vector < body.Vectors; vector++)
            Writer.Line($"{Lane(0, vector)} = {Merge(Masked(body, Node.X, vector, masks, Neutral), Lane(0, vector))};");
    }

    public override void End(BodyPrinter numbers)
    {
        Writer.Line($"var {Name} = Reduce.{Function}({Join(0)});");
        numbers.Define(Node, Name);
    }

    protected override IEnumerable<(string Suffix, string Type, string Initial)> State() => [("", Form.Element, Neutral)];

    protected override bool IsUnordered => true;

    // Where one is NaN, MaxNumber gives its second operand: here what was there before.
    protected override string Merge(string first, string second) => Node.Is(Ops.NormalizerMax) ? $"{Function}({first}, {second})" : $"{Function}({second}, {first})";

    protected override string Wish => Node.Name ?? (Node.Is(Ops.NormalizerMax) ? "max" : Node.Is(Ops.RowMax) ? "largest" : "smallest");
}
