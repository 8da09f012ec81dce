namespace LossGen.Compiler.Rewriting;

/// <summary>Forms that the rules take together: they see through signs, factors and shared parts, and one exposes what another takes.</summary>
internal static class ChainedRules
{
    public static readonly IReadOnlyList<ChainedRule> Rows =
    [
        new("B02", "Log of one minus", "log(1 - x)", "B01"),
        new("B04", "One minus an exponential", "1 - exp(x)", "B03"),
        new("B13", "Complement of a double exponential", "1 - exp(-exp(x))", "B03"),
        new("B13", "Complementary log-log", "log(-log(1 - p))", "B01"),
        new("C17", "Log of the complement of a double exponential", "-log(1 - exp(-exp(x)))", "B05"),
        new("C22", "Mish", "x * tanh(log(1 + exp(x)))", "C05"),
        new("C22", "Swish", "x / (1 + exp(-x))", "C01"),
        new("D07", "Divergence with a logarithmic target", "exp(t) * (t - log(q))", "D03"),
        new("D08", "Jensen-Shannon divergence", "p * log(p / (0.5 * (p + q)))", "D05"),
        new("D09", "Mask times a logarithm", "m * log(p)", "D02"),
        new("F09", "Root of one minus a square", "sqrt(1 - x * x)", "G02"),
        new("F10", "Root of a difference of squares", "sqrt(a * a - b * b)", "G02"),
        new("H03", "Focal loss", "pow(1 - sigmoid(x), g) * log(sigmoid(x))", "C03 C06"),
    ];
}
