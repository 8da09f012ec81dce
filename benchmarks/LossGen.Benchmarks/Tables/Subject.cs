using LossGen.Benchmarks.Data;

namespace LossGen.Benchmarks.Tables;

/// <summary>A generated loss and those that it is compared with.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Fields">Its inputs, as the formula declares them.</param>
/// <param name="Ours">Forward and gradient in one call; the reduced loss.</param>
/// <param name="TensorPrimitives">The same as a composition of whole-array operations: the sum of the losses; null: there is none.</param>
/// <param name="Scalar">The same as a loop over MathF: the sum of the losses; null: there is none.</param>
/// <param name="Torch">The name of the loss in torch_peer.py; null: it is not there.</param>
/// <param name="Target">The shares of the limit that it must reach.</param>
internal sealed record Subject(
    string Name,
    Field[] Fields,
    Func<Batch, LossOptions, float> Ours,
    Func<Batch, double>? TensorPrimitives,
    Func<Batch, double>? Scalar,
    string? Torch,
    Target Target)
{
    /// <summary>The same loss of floats, where this one's numbers are stored in fewer bits; its time is taken beside it.</summary>
    public Subject? InFloat { get; init; }

    public bool HasRows => Fields.Any(input => input.IsRow);
}
