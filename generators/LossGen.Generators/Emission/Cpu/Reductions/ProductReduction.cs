using System.Collections.Generic;
using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.Reductions;

/// <summary>A sum of products in the arithmetic of the lanes.</summary>
internal sealed class ProductReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : SumReduction(nodes, form, writer)
{
    public override void Update(BodyPrinter body, IReadOnlyList<string>? masks)
    {
        for (var vector = 0; vector < body.Vectors; vector++)
            Writer.Line($"{Lane(0, vector)} = MultiplyAdd({Masked(body, Node.X, vector, masks, Zero)}, {Masked(body, Node.Y, vector, masks, Zero)}, {Lane(0, vector)});");
    }

    protected override string Wish => Node.Name ?? "sum";
}
