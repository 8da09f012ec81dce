using System.Collections.Generic;
using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu.Reductions;

/// <summary>A sum of products of doubles.</summary>
internal sealed class DoubleDotReduction(ImmutableArray<Node> nodes, CpuForm form, CodeWriter writer) : SumReduction(nodes, form, writer)
{
    protected override string Term(BodyPrinter body, int vector, IReadOnlyList<string>? masks) =>
        Masked(body, Node.X, vector, masks, Zero) + " * " + Masked(body, Node.Y, vector, masks, Zero);
}
