using System.Collections.Immutable;
using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Interpretation;

/// <summary>One value that a formula returns for one sample.</summary>
/// <param name="Value">The value; exactly 0 where the sample does not count.</param>
/// <param name="Weight">The weight; 1 where the formula states none, 0 where the sample does not count.</param>
/// <param name="Counts">Whether the sample counts.</param>
public sealed record OutputValue(Ball Value, Ball Weight, bool Counts);

/// <summary>The derivatives of a sample's loss by the elements of one parameter.</summary>
/// <param name="Parameter">The index of the parameter.</param>
/// <param name="Elements">One for a number, as many as the row has for a row.</param>
public sealed record GradientValues(int Parameter, ImmutableArray<Ball> Elements);

/// <summary>What a formula is for one sample.</summary>
/// <param name="Outputs">The loss, then the statistics.</param>
/// <param name="Gradients">For each parameter that asks for it, in declared order.</param>
/// <param name="Bits">The precision that was needed.</param>
/// <param name="IsCapped">The precision at which to give up did not do; then there are no values.</param>
public sealed record OracleResult(ImmutableArray<OutputValue> Outputs, ImmutableArray<GradientValues> Gradients, int Bits, bool IsCapped)
{
    public static OracleResult Capped(int bits) => new([], [], bits, true);

    public OutputValue Loss => Outputs[0];
}
