using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>A value of every element of a row that costs more to compute than to keep: one pass writes it, later passes read it.</summary>
/// <param name="Node">The value.</param>
/// <param name="First">The pass that computes it.</param>
/// <param name="Gradient">The parameter whose gradient's row it may stand in until the gradient is written; null: it needs memory of its own.</param>
internal sealed record Spill(Node Node, Sweep First, int? Gradient)
{
    /// <summary>The values that several passes of a kernel need.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="isKeptByGradients">Whether the row of a gradient keeps a value as it is.</param>
    public static ImmutableArray<Spill> Of(KernelSchedule kernel, bool isKeptByGradients)
    {
        var spills = ImmutableArray.CreateBuilder<Spill>();
        foreach (var sweeps in kernel.Sweeps.GroupBy(sweep => sweep.Axis))
        {
            var kept = new HashSet<Node>();
            var homes = new Queue<int>(!isKeptByGradients ? [] : sweeps.SelectMany(sweep => sweep.Gradients).Select(gradient => gradient.Parameter));
            var order = sweeps.ToList();
            for (var i = 0; i < order.Count; i++)
            {
                var later = new HashSet<Node>(order.Skip(i + 1).SelectMany(sweep => Graph.Topological(Roots(sweep), kept.Contains)));
                foreach (var node in Graph.Topological(Roots(order[i]), kept.Contains).Where(node => node.IsCostly && node.Axes.Contains(sweeps.Key) && later.Contains(node)).ToList())
                {
                    kept.Add(node);
                    spills.Add(new Spill(node, order[i], homes.Count > 0 ? homes.Dequeue() : null));
                }
            }
        }

        return spills.ToImmutable();
    }

    /// <summary>What a pass computes of the elements of its row.</summary>
    public static IEnumerable<Node> Roots(Sweep sweep) => sweep.Reductions.SelectMany(reduction => reduction.Operands).Where(operand => operand.Kind != ElementKind.Integer)
        .Concat(sweep.Gradients.Select(gradient => gradient.Value));
}
