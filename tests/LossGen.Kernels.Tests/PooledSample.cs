using System.Collections.Immutable;
using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;

namespace LossGen.Kernels.Tests;

/// <summary>A value that a formula returns for a sample, with the weight of the sample.</summary>
internal sealed record PooledOutput(Expectation Value, Ball Weight, bool IsWeighted, bool Counts)
{
    /// <summary>w·ℓ, what the kernels write per sample.</summary>
    public Expectation Weighted => !Counts ? Expectation.Zero : IsWeighted ? Value.TimesInput(Weight) : Value;
}

/// <summary>The gradient of a sample by one parameter.</summary>
/// <param name="Parameter">The index of the parameter.</param>
/// <param name="Width">How many elements it has.</param>
/// <param name="Elements">The elements that are known, with their places: all of them in narrow rows.</param>
internal sealed record PooledGradient(int Parameter, int Width, ImmutableArray<(int Place, Expectation Value)> Elements);

/// <summary>A sample with what the oracle says about it.</summary>
internal sealed record PooledSample(SampleInputs Inputs, SampleKind Kind, ImmutableArray<PooledOutput> Outputs, ImmutableArray<PooledGradient> Gradients, string? Disagreement)
{
    /// <summary>The values are floats.</summary>
    public bool FitsSingle => Kind != SampleKind.Wide;

    /// <summary>All that the formula returns is finite, also in float: such samples can be added up.</summary>
    public bool IsCalm => Outputs.All(output => output.Weighted.Value.IsFinite && Math.Abs(output.Weighted.Value.Mid.ToDouble()) < 1e30);

    public bool HasGradient => !Outputs[0].Counts || !Outputs[0].Value.Value.IsNaN;
}
