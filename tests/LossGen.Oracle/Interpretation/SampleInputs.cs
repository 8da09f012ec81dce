using System.Collections.Immutable;

namespace LossGen.Oracle.Interpretation;

/// <summary>What one sample brings to a formula: for each parameter its elements, one for a number, as many as the row has for a row.</summary>
/// <param name="Values">For each parameter in declared order; integers and truth values (1, 0) as doubles, hyperparameters too.</param>
/// <param name="IgnoreLabel">The label of samples that do not count.</param>
public sealed record SampleInputs(ImmutableArray<ImmutableArray<double>> Values, int? IgnoreLabel = null)
{
    /// <summary>Inputs of numbers and rows, in declared order.</summary>
    public static SampleInputs Of(params double[][] values) => new([.. values.Select(value => value.ToImmutableArray())]);
}
