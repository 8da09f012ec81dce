namespace LossGen.Compiler.Rewriting;

/// <summary>What the catalogue has and the tables have not.</summary>
internal static class LeftOutRules
{
    public static readonly IReadOnlyList<LeftOutRule> Rows =
    [
        new("G05", "Difference of two products", "Kahan's form by fused multiply-add repairs it; an analyzer that reports every a * b - c * d would be wrong nearly always. Formulas list it as a residual cancellation."),
        new("G13", "A small term between large ones of opposite sign", "What to do depends on the values: no pattern shows them. Formulas list it as a residual cancellation."),
        new("K05", "Comparison of a computed number with 0", "Analyzers of equality of floating-point numbers report it, whatever is divided afterwards."),
    ];
}
