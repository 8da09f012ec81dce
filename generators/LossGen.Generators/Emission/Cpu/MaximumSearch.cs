using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>
/// The position of a maximum that a normaliser needs as well: it is looked for in the row once the maximum is known, which costs less than to keep up
/// with it. The tail tells whether the row holds a NaN.
/// </summary>
internal sealed record MaximumSearch(Node Position, Node Max, Node Tail)
{
    /// <summary>The positions that a kernel looks for.</summary>
    public static ImmutableArray<MaximumSearch> Of(KernelSchedule kernel, KernelInputs inputs)
    {
        var reductions = kernel.Sweeps.SelectMany(sweep => sweep.Reductions).ToList();
        return
        [
            .. from position in reductions
               where position.Is(Ops.ArgMax) && IsStored(position.X, inputs)
               from max in reductions
               where max.Is(Ops.NormalizerMax) && max.X == position.X
               from tail in reductions
               where tail.Is(Ops.TailSum) && tail.Y == position.X && !IsNeeded(position, kernel, tail)
               select new MaximumSearch(position, max, tail),
        ];
    }

    /// <summary>The kernel with passes that do not keep up with those positions.</summary>
    public static KernelSchedule Without(KernelSchedule kernel, KernelInputs inputs)
    {
        var sought = Of(kernel, inputs).Select(search => search.Position).ToList();
        return sought.Count == 0 ? kernel : kernel with { Sweeps = [.. kernel.Sweeps.Select(sweep => sweep with { Reductions = [.. sweep.Reductions.Except(sought)] })] };
    }

    /// <summary>Whether the row lies in memory as it is compared.</summary>
    private static bool IsStored(Node row, KernelInputs inputs) => row.Is(Ops.Input) && !inputs.Storage.IsNarrow && !inputs.Formula.Parameters[row.Parameter].IsOptional;

    /// <summary>Whether a pass up to the one of the tail needs the position, or may write over the row.</summary>
    private static bool IsNeeded(Node position, KernelSchedule kernel, Node tail)
    {
        var last = kernel.Sweeps.ToList().FindIndex(sweep => sweep.Reductions.Contains(tail));
        var passes = kernel.Sweeps.Take(last + 1).ToList();
        return passes.Any(pass => !pass.Gradients.IsEmpty)
            || Graph.Topological(passes.SelectMany(pass => pass.Reductions.Where(reduction => reduction != position).Concat(pass.Guards)).Concat(kernel.Skip is { } skip ? new[] { skip } : []))
                .Contains(position);
    }
}
