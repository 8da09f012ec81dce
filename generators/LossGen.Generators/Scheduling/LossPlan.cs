using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Scheduling;

/// <summary>A loss, compiled up to its kernels: what the emitters print.</summary>
/// <param name="Formula">The stabilised formula.</param>
/// <param name="Gradients">The stabilised gradient of each parameter that asks for one.</param>
/// <param name="Rules">The ids of the rules that were applied.</param>
/// <param name="Residuals">The additions of signed terms that remain.</param>
/// <param name="Kernels">The kernels.</param>
/// <param name="IsWeighted">Samples have weights, or may not count.</param>
/// <param name="WeightIndices">For each output the index of the sum of its weights, counted behind the outputs; all samples weigh 1 where it is −1.</param>
internal sealed record LossPlan(
    Formula Formula,
    ImmutableArray<(int Parameter, Node Gradient)> Gradients,
    ImmutableArray<string> Rules,
    ImmutableArray<Node> Residuals,
    ImmutableArray<KernelSchedule> Kernels,
    bool IsWeighted,
    ImmutableArray<int> WeightIndices);
