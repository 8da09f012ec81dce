using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.Reductions;

/// <summary>
/// The position of the largest element, the lowest on ties. Vectors take in positions in their order; the tail, which comes first but lies
/// behind, has a state of its own. The scalar form compares positions.
/// </summary>
internal sealed class ArgMaxReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : SweepReduction(nodes, form, writer)
{
    private const int Best = 0;
    private const int BestOfTail = 2;

    public override void Begin()
    {
        base.Begin();
        if (!Form.IsScalar)
            for (var vector = 0; vector < Form.BlockVectors; vector++)
                Writer.Line($"{Lane(Best + 1, vector)} = {Iota((vector * Form.Count).ToText())};");
    }

    public override void Update(BodyPrinter body, IReadOnlyList<string>? masks)
    {
        var state = masks is null ? Best : BestOfTail;
        for (var vector = 0; vector < body.Vectors; vector++)
            Writer.Line($"{(Form.IsScalar ? "Merge" : "Update")}ArgMax({Masked(body, Node.X, vector, masks, MinusInfinity)}, {Position(vector, masks is not null)}, {State(state, vector)});");
    }

    public override void End(BodyPrinter numbers)
    {
        if (!Form.IsScalar)
            for (var vector = 0; vector < Form.BlockVectors; vector++)
                Writer.Line($"MergeArgMax({Lane(BestOfTail, vector)}, {Lane(BestOfTail + 1, vector)}, {State(Best, vector)});");
        Writer.Line($"var {Name} = Reduce.ArgMax({Join(Best)}, {Join(Best + 1)});");
        numbers.Define(Node, Name);
    }

    protected override IEnumerable<(string Suffix, string Type, string Initial)> State()
    {
        foreach (var part in Form.IsScalar ? new[] { "" } : ["", "Tail"])
        {
            yield return (part + "Value", Form.Element, MinusInfinity);
            yield return (part + "Index", Integer, Integer + ".MaxValue");
        }
    }

    private string Integer => Form.IsDouble ? "long" : "int";

    private string State(int state, int vector) => $"ref {Lane(state, vector)}, ref {Lane(state + 1, vector)}";

    private string Position(int vector, bool isTail) => Iota((isTail ? TailStart : "j") + (vector == 0 ? "" : " + " + (vector * Form.Count).ToText()));

    private string Iota(string start) => $"Iota{Form.Suffix}{Names.Pascal(Integer)}({(start.Contains('j') ? $"({Integer})({start})" : start)})";
}
