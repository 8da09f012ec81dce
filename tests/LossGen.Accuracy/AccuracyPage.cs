using LossGen.Kernels.Tests;

namespace LossGen.Accuracy;

/// <summary>The page that states how accurate the kernels are.</summary>
internal static class AccuracyPage
{
    private const string Introduction =
        """
        # How accurate the kernels are

        Written by `dotnet run -c Release --project tests/LossGen.Accuracy`.

        With u the unit roundoff (2⁻²⁴ for float, 2⁻⁵³ for double), f what is true and g what a kernel wrote, every number is held to

            |g − f| ≤ N·u·(|f| + κ) + η

        * κ = Σ |v · ∂f/∂v| over what a kernel cannot help to round: inputs and hyperparameters, arguments of exponentials and exponents of powers, and the operands of the
          *residual cancellations*: additions of computed terms of both signs that no rule removes.
        * N is 4 for formulas of numbers, 8 for formulas with rows and for reduced losses.
        * η is the smallest normal number, times 1 + Σ |∂f/∂e| over the exponentials e that vanish.
        * A gradient that is stored in 16 bits may be off by half a unit in its last place besides.

        f, its gradient and κ come from the oracle (tests/LossGen.Oracle), which evaluates the formula as it is written, in as many bits as it takes. Samples are random and
        extreme: zeros, subnormal numbers, ±1e±30, logits of ±10⁴ and −∞.

        *units* is the worst error in units of the bound: at most 1 is right. *ulp* is the plain error in units in the last place of the true value; where it is large and *units* is
        small the formula is ill-conditioned there, as a difference of nearly equal inputs is. inf: a value that is not finite where the truth is, or the other way round.

        What is known to lie outside the bound, each where a value leaves the range of its type on the way:

        * Kl: a share of the teacher that is below the smallest number counts as 0, also where the student has a logit of −∞ and the true divergence is +∞.
        * Any loss, float: what becomes 0 or subnormal on the way and is divided by, or divided, later. A sample that overflows on the way is computed again in double (docs/architecture.md); one that vanishes is not.
        * Any loss, float: a factor of a gradient (its scale, the upstream gradient and the weight together) beyond the largest float.
        * Any loss, double: what overflows on the way, as the squares of numbers beyond 1e150 do.

        """ + "\n" + AccuracyTable.Header;

    public static string Write(Action<string> tell) => Introduction.ReplaceLineEndings("\n") + string.Concat(AccuracySurvey.Rows(tell).Select(row =>
        AccuracyTable.Row(row.Formula, row.Element, row.LossUlps, row.LossUnits, row.GradientUlps, row.GradientUnits, row.Residuals)));
}
