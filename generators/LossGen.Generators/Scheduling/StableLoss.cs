using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Scheduling;

/// <summary>A loss before it is scheduled.</summary>
/// <param name="Formula">The stabilised formula.</param>
/// <param name="Gradients">The stabilised gradient of each parameter that asks for one.</param>
/// <param name="Rules">The ids of the rules that were applied.</param>
/// <param name="Residuals">The additions of signed terms that remain.</param>
internal sealed record StableLoss(
    Formula Formula,
    ImmutableArray<(int Parameter, Node Gradient)> Gradients,
    ImmutableArray<string> Rules,
    ImmutableArray<Node> Residuals);
