using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.Reductions;

/// <summary>Whether any element holds, or all.</summary>
internal sealed class FlagReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : SweepReduction(nodes, form, writer)
{
    private bool IsAny => Node.Is(Ops.Any);

    public override void Update(BodyPrinter body, IReadOnlyList<string>? masks)
    {
        for (var vector = 0; vector < body.Vectors; vector++)
        {
            var value = body.Value(Node.X, vector).Value;
            var term = Form.IsScalar ? $"({value} ? 1 : 0)" : $"Select({value}, {Form.Broadcast(One)}, {Form.Broadcast(Zero)})";
            var masked = masks is null ? term : $"Select({masks[vector]}, {term}, {Form.Broadcast(IsAny ? Zero : One)})";
            Writer.Line($"{Lane(0, vector)} = {(IsAny ? "Max" : "Min")}({Lane(0, vector)}, {masked});");
        }
    }

    public override void End(BodyPrinter numbers)
    {
        Writer.Line($"var {Name} = Reduce.{(IsAny ? "Max" : "Min")}({Join(0)}) != 0;");
        numbers.Define(Node, Name);
    }

    protected override IEnumerable<(string Suffix, string Type, string Initial)> State() => [("", Form.Element, IsAny ? Zero : One)];

    private string One => Form.IsDouble ? "1d" : "1f";
}
