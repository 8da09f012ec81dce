namespace LossGen.Rules.Tests;

/// <summary>Rules whose left side loses nothing that the right side keeps, and what they are for.</summary>
internal static class WithoutFailure
{
    private const string OneOperation = "One operation in the place of several: speed, and a form that other rules know.";
    private const string Exact = "Nothing is left to round.";
    private const string Derivative = "The value is good as it is; its derivative is not.";
    private const string SomeUnits = "It loses some hundred units in the last place, less than what counts as a failure.";
    private const string Canonical = "One form for other rules to match.";

    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>
    {
        ["exp(logSoftmax(x)) => softmax(x)"] = OneOperation,
        ["exp(pick(logSoftmax(x), k)) => pick(softmax(x), k)"] = OneOperation,
        ["softmax(x) * (logSumExp(x) = -inf ? 0 : 1) => softmax(x)"] = OneOperation,
        ["logSigmoid(x) => -softplus(-x)"] = Canonical,
        ["sigmoid(x) / sigmoid(-x) => exp(x)"] = OneOperation,
        ["sigmoid(log(p / (1 - p))) => p"] = Derivative,
        ["exp(x) + exp(-x) => 2 * cosh(x)"] = OneOperation,
        ["exp(-softplus(-x)) => sigmoid(x)"] = OneOperation,
        ["exp(x - softplus(x)) => sigmoid(x)"] = OneOperation,
        ["zeroProduct(x, log(y)) => xLogY(x, y)"] = OneOperation,
        ["sum(softmax(x) * logSoftmax(x)) => -entropy(x)"] = OneOperation,
        ["dot(softmax(x), logSoftmax(x)) => -entropy(x)"] = OneOperation,
        ["sqrt(x) * sqrt(x) => x"] = Exact,
        ["abs(x) => x"] = Exact,
        ["square(norm(x)) => dot(x, x)"] = OneOperation,
        ["sqrt(variance(x)) => std(x)"] = OneOperation,
        ["pow(x, 2) => square(x)"] = OneOperation,
        ["pow(x, 3) => x * square(x)"] = OneOperation,
        ["pow(x, 1) => x"] = Exact,
        ["pow(x, 0) => 1"] = Exact,
        ["pow(x, -1) => 1 / x"] = OneOperation,
        ["pow(2, x) => exp2(x)"] = OneOperation,
        ["pow(10, x) => exp10(x)"] = OneOperation,
        ["log(x) / log(2) => log2(x)"] = OneOperation,
        ["log(x) / log(10) => log10(x)"] = OneOperation,
        ["exp(log(x)) => x"] = Exact,
        ["exp(log(a) + log(b)) => a * b"] = OneOperation,
        ["exp(log(a) - log(b)) => a / b"] = OneOperation,
        ["zeroProduct(x, log1p(y)) => xLog1py(x, y)"] = OneOperation,
        ["1 - x * x => (1 - x) * (1 + x)"] = SomeUnits,
        ["log(p / (1 - p)) => p < 0.25 ? log(p) - log1p(-p) : 2 * atanh(2 * p - 1)"] = SomeUnits,
        ["pow(x, 0.5) => sqrt(x)"] = OneOperation,
        ["pow(x, -0.5) => 1 / sqrt(x)"] = OneOperation,
        ["x / abs(x) => sign(x)"] = Derivative,
        ["abs(x) / x => sign(x)"] = Derivative,
    };
}
