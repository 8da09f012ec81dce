namespace LossGen.Compiler.Rewriting;

/// <summary>What the catalogue has and the tables have not.</summary>
internal static class LeftOutRules
{
    public static readonly IReadOnlyList<LeftOutRule> Rows =
    [
        new("A17", "Running sum of exponentials", "A formula has no loops; its log-sum-exp is one pass with a running maximum. In other code the loop and its logarithm are too far apart to be sure of."),
        new("E10", "Overlap of two empty sets", "What it shall be is a convention that the user states; StableMath.SafeDivide states it. A ratio of sums is reported under E04."),
        new("F04", "Cosine distance of unit vectors", "That vectors have length 1 is not seen in code; from near vectors of any length `Angle` loses nothing."),
        new("G05", "Difference of two products", "A fused multiply-add repairs it, but an analyzer that reported every `a * b - c * d` would be wrong nearly always. Formulas list it as a residual cancellation."),
        new("G09", "Difference of log-gammas", "Neither .NET nor formulas have a gamma function. StableMath has LogGammaDelta and LogBeta."),
        new("G11", "Midpoint", "It fails beyond half of the largest number alone, where no loss has its values."),
        new("G13", "A small term between large ones of opposite sign", "What to do depends on the values: no pattern shows them. Formulas list it as a residual cancellation."),
        new("H06", "Power of a negative number", "NaN is its value. `Pow` of a base that is declared non-negative has none."),
        new("K01", "Limits of one type in code of another", "Reported as I12 where they guard an exponential; elsewhere a number does not show what it is for. LossGen's own limits are derived from the type."),
        new("K05", "Comparison of a computed number with 0", "Analyzers of equality of floating-point numbers report it, whatever is divided afterwards."),
        new("K06", "Mixed precision", "A cast of a whole formula is right and a cast inside of one may be meant: no pattern tells them apart."),
    ];
}
