using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.Reductions;

/// <summary>The tail of a softmax: the exponentials of all elements but one occurrence of the maximum. The maxima, whose exponential is 1, are counted.</summary>
internal sealed class TailReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : SumReduction(nodes, form, writer)
{
    public override void Update(BodyPrinter body, IReadOnlyList<string>? masks)
    {
        for (var vector = 0; vector < body.Vectors; vector++)
            Writer.Line($"AddToTail({Masked(body, Node.X, vector, masks, Zero)}, {Masked(body, Node.Y, vector, masks, NaN)}, {body.Value(Node.Z, vector)}, ref {Lane(0, vector)}, ref {Lane(Maxima, vector)});");
    }

    public override void End(BodyPrinter numbers)
    {
        base.End(numbers);
        var tail = Names!.Fresh("normalizerTail");
        Writer.Line($"var {tail} = Reduce.Tail({numbers.Value(Node)}, {Join(Maxima)});");
        numbers.Define(Node, tail);
    }

    protected override IEnumerable<(string Suffix, string Type, string Initial)> State() => base.State().Append(("Maxima", Form.IsDouble ? "long" : "int", Form.IsDouble ? "0L" : "0"));

    protected override string Wish => "expSum";

    private int Maxima => Form.IsDouble ? 1 : 3;
}
