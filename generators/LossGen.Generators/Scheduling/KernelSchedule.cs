using System.Collections.Generic;
using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Scheduling;

/// <summary>One value per sample that a kernel adds up or writes.</summary>
/// <param name="Name">The name of the output.</param>
/// <param name="Value">The weighted value, 0 where the sample does not count.</param>
internal sealed record SampleValue(string Name, Node Value);

/// <summary>One element of a row that is written by itself, after the row.</summary>
internal sealed record Patch(Node Label, Node Value);

/// <summary>A gradient that a kernel writes.</summary>
/// <param name="Parameter">The index of the parameter that it is the gradient of.</param>
/// <param name="Value">The value; for a row what stands everywhere but at the patches.</param>
/// <param name="Patches">Single elements, in the order in which they are written.</param>
internal sealed record GradientValue(int Parameter, Node Value, ImmutableArray<Patch> Patches);

/// <summary>One pass over the rows of an axis: the reductions of one level, and the gradients that the levels before made known.</summary>
/// <param name="Axis">The axis of the rows.</param>
/// <param name="Level">The level of the reductions.</param>
/// <param name="Reductions">What is reduced.</param>
/// <param name="Gradients">What is written.</param>
/// <param name="Guards">The elements that float kernels watch: they may leave its range.</param>
internal sealed record Sweep(Axis Axis, int Level, ImmutableArray<Node> Reductions, ImmutableArray<GradientValue> Gradients, ImmutableArray<Node> Guards);

/// <summary>What a kernel does, in order: the scalars of level 0, then for each level its sweeps and its scalars.</summary>
/// <param name="Kind">What the kernel computes.</param>
/// <param name="Sums">What is added up over the samples.</param>
/// <param name="Outputs">What is written per sample where the caller asks for it.</param>
/// <param name="ScalarGradients">Gradients of numbers per sample.</param>
/// <param name="Sweeps">The passes over rows, in order.</param>
/// <param name="Skip">The condition under which a sample counts for nothing and is passed over; null: never.</param>
/// <param name="Levels">The level of every node.</param>
/// <param name="Guards">The values of a sample that float kernels watch, besides what is added up: they may leave its range.</param>
/// <param name="CanOverflow">Whether a value may leave the range of float on the way: the sample is then computed again, in double.</param>
internal sealed record KernelSchedule(
    KernelKind Kind,
    ImmutableArray<SampleValue> Sums,
    ImmutableArray<SampleValue> Outputs,
    ImmutableArray<GradientValue> ScalarGradients,
    ImmutableArray<Sweep> Sweeps,
    Node? Skip,
    IReadOnlyDictionary<Node, int> Levels,
    ImmutableArray<Node> Guards,
    bool CanOverflow);
