using System.ComponentModel;

namespace LossGen.Runtime;

/// <summary>From sums over the samples to the value of a reduced loss, and the factor of its gradient.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Reductions
{
    /// <summary>What the sum of the weighted losses is divided by.</summary>
    /// <param name="options">The options of the call.</param>
    /// <param name="byDefault">The reduction of the formula.</param>
    /// <param name="weights">The sum of the weights.</param>
    /// <returns>The declared denominator, the sum of the weights, or 1.</returns>
    public static double Denominator(in LossOptions options, Reduction byDefault, double weights) =>
        options.Denominator ?? ((options.Reduction ?? byDefault) == Reduction.Mean ? weights : 1);

    /// <summary>A sum over a denominator; 0 over nothing.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="denominator">The denominator.</param>
    /// <returns>The quotient, or 0 where the denominator is 0.</returns>
    public static double Quotient(double sum, double denominator) => denominator == 0 ? 0 : sum / denominator;
}
