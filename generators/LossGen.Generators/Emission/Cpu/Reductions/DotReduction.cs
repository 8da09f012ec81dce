using System.Collections.Generic;
using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.Reductions;

/// <summary>A sum of products of floats, in double, where they are exact and their squares neither overflow nor vanish.</summary>
internal sealed class DotReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : SweepReduction(nodes, form, writer)
{
    public override void Update(BodyPrinter body, IReadOnlyList<string>? masks)
    {
        for (var vector = 0; vector < body.Vectors; vector++)
            Writer.Line($"AddProductWidened(ref {Lane(0, vector)}, ref {Lane(1, vector)}, {Masked(body, Node.X, vector, masks, Zero)}, {Masked(body, Node.Y, vector, masks, Zero)});");
    }

    public override void End(BodyPrinter numbers)
    {
        Writer.Line($"var {Name} = {WideSum(0, 1)};");
        numbers.Define(Node, Name);
    }

    protected override IEnumerable<(string Suffix, string Type, string Initial)> State() => [("Low", "double", "0d"), ("High", "double", "0d")];
}
