namespace LossGen.Compiler.Rewriting;

/// <summary>Rules for C# code alone: in a formula other means take their place.</summary>
internal static class CodeRuleTable
{
    public static readonly IReadOnlyList<Rule> Rows =
    [
        // Guards: a formula decides by ranges whether it needs one.
        new("D01", "p * log(p) => xLogY(p, p)", "x log x", RuleMode.Ranged, "p >= 0"),
        new("D04", "p * log(p) + (1 - p) * log(1 - p) => xLogY(p, p) + xLog1py(1 - p, -p)", "Binary entropy", RuleMode.Ranged, "p in [0,1]"),

        // A shift by anything that does not vary is taken for a maximum: what it is cannot be seen.
        new("A21", "log(sum(exp(x - c))) => logSumExp(x - c)", "Log-sum-exp, shifted by hand", RuleMode.Safe, "uniform(c)") { IsHandwritten = true },
        new("A21", "log(sum(exp((x - c) / t))) => logSumExp((x - c) / t)", "Log-sum-exp, shifted by hand", RuleMode.Safe, "uniform(c)") { IsHandwritten = true },
        new("A22", "exp(x - c) / sum(exp(x - c)) => softmax(x - c)", "Softmax, shifted by hand", RuleMode.Safe, "uniform(c)") { IsHandwritten = true },
        new("B01", "x * log(1 + x) / (1 + x - 1) => log1p(x)", "Kahan's log1p, behind a guard") { IsHandwritten = true },
        new("B03", RuleTable.Expm1OfKahan, "Kahan's expm1") { IsHandwritten = true },
        new("B03", "(exp(x) - 1) * x / log(exp(x)) => expm1(x)", "Kahan's expm1, behind a guard") { IsHandwritten = true },
        new("B08", RuleTable.ExpRelOfKahan, "Kahan's (exp(x) - 1) / x, behind a guard") { IsHandwritten = true },
        new("B01", "log(1 + x) - (1 + x - 1 - x) / (1 + x) => log1p(x)", "A corrected logarithm of one plus") { IsHandwritten = true },
        new("B01", "log(1 + x) + (x - (1 + x - 1)) / (1 + x) => log1p(x)", "A corrected logarithm of one plus") { IsHandwritten = true },
        new("A22", "log(exp(a - c) + exp(b - c)) => logAddExp(a - c, b - c)", "Log of two exponentials, shifted by hand") { IsHandwritten = true },
    ];

    /// <summary>All rules that code is held against.</summary>
    public static readonly IReadOnlyList<Rule> All =
    [
        .. Rows,
        .. RuleTable.Rows.Where(rule => rule is { Stage: RuleStage.Stable, IsForGradients: false, IsForFormulas: false }),
    ];
}
