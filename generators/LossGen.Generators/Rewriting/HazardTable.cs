namespace LossGen.Compiler.Rewriting;

/// <summary>What has no stable form to put in its place, or none that means the same: code is warned of it.</summary>
internal static class HazardTable
{
    private const string LogOfComplement = "Logarithm of the complement of a value and an epsilon";
    private const string LostBesideOne = "it is wrong as soon as the complement comes near the epsilon, and in float an epsilon below 6e-8 is lost beside 1";

    public static readonly IReadOnlyList<Hazard> Rows =
    [
        // Library functions.
        new("B17", "Function of the platform that computes log(1 + x) or exp(x) - 1 as written", "it loses all digits near 0: float.LogP1(1e-9f) is 0, double.ExpM1(1e-10) is 1.00000008274037E-10") { IsDefinite = true },
        new("A18", "Softmax without a shift by the maximum", "it overflows: the softmax of [1000, 1000] is [NaN, NaN], and so is that of [-1000, -1000]") { IsDefinite = true },
        new("F02", "Norm by squares in the type of the elements", "its squares overflow and vanish: the norm of [1e30f, 1e30f] is infinite, that of [1e-30f, 1e-30f] is 0") { IsDefinite = true },
        new("F03", "Cosine similarity without a convention for zero vectors", "it is NaN for a zero vector and for small ones: [1e-25f, 0] against itself gives NaN instead of 1") { IsDefinite = true },
        new("J21", "Math.Sign of a number that may be NaN", "it throws an ArithmeticException at NaN: use (x > 0 ? 1 : 0) - (x < 0 ? 1 : 0), or test for NaN before"),

        // Ratios, distances, moments.
        new("A16", "Softmax at a temperature", "a temperature near 0 overflows, and 0 is NaN: declare it above 0", "softmax(x / t)", "not (t is constant); not (t > 0)") { IsForGradients = true },
        new("E04", "Share of a sum that may be 0", "it is NaN where the sum is 0 or over nothing: say what it shall be there, as StableMath.SafeDivide(x, sum, ifZero)", "x / sum(x)", "varies(x)"),
        .. new Hazard("F11", "Squared distance by norms and a product", "it cancels for near points: [100, 100] and [100.01, 100] give 0 instead of 1.0004e-4; sum the squares of the differences") { IsDefinite = true }.Written(
            ("dot(x, x) + dot(y, y) - 2 * dot(x, y)", ""),
            ("sum(x * x) + sum(y * y) - 2 * sum(x * y)", "")),
        .. new Hazard("G01", "Variance by moments", "it cancels where the mean is large: [10001f, 10002f, 10003f] gives -4 instead of 0.6667; subtract the mean first, or use StableMath.Variance") { IsDefinite = true }.Written(
            ("sum(x * x) / n - square(sum(x) / n)", "uniform(n)"),
            ("sum(x * x) - square(sum(x)) / n", "uniform(n)")),
        new("G04", "Covariance by sums of products", "it cancels where the means are large: 1,000 values 1000 + [0, 1) give 39332 instead of 83333; subtract the means first", "n * sum(x * y) - sum(x) * sum(y)", "uniform(n)") { IsDefinite = true },
        new("G12", "Gaussian likelihood by its variance", "its gradient explodes as the variance falls: take s = log(variance) as the output and use 0.5 * s + 0.5 * e * e * exp(-s)", "log(v) + e * e / v", "not (v is constant)"),
        new("H05", "Cube root by a power", "it is NaN for negative numbers: Pow(-8, 1.0 / 3) is NaN, the cube root is -2", "pow(x, c) => cbrt(x)", "c is third; not (x >= 0)"),

        // Epsilons.
        .. new Hazard("I01", "Logarithm of a probability and an epsilon", "it is wrong as soon as the probability comes near the epsilon (at 1e-20 with 1e-8: -18.42 instead of -46.05), and its gradient is too") { IsDefinite = true }.Written(
            ("log(sigmoid(x) + c) => -softplus(-x)", "c is tiny"),
            ("log(softmax(x) + c) => logSoftmax(x)", "c is tiny")),
        .. new Hazard("I02", "Logarithm of the complement of a probability and an epsilon", LostBesideOne) { IsDefinite = true }.Written(
            ("log(1 - sigmoid(x) + c) => -softplus(x)", "c is tiny"),
            ("log(c - sigmoid(x)) => -softplus(x)", "c is above one")),
        new("I02", LogOfComplement, LostBesideOne, "log(1 - x + c)", "c is tiny") { IsDefinite = true },
        new("I02", LogOfComplement, LostBesideOne, "log(c - x)", "c is above one"),
        new("I01", "Logarithm of a value and an epsilon", "it is wrong as soon as the value comes near the epsilon (at 1e-20 with 1e-8: -18.42 instead of -46.05): compute the logarithm from what the value is made of", "log(x + c)", "c is tiny; not (x is constant); not (x >= 0.01)"),
        .. new Hazard("I08", "Logarithm of a value held above an epsilon", "below the epsilon the value is wrong and the gradient 0: compute the logarithm from what the value is made of").Written(
            ("log(max(x, c))", "c is tiny"),
            ("log(min(max(x, c), d))", "c is tiny")),
        new("I09", "Cosine similarity with an epsilon in the divisor", "it is wrong for vectors whose norms come near the epsilon: a product of norms of 7e-44 gives 5e-36 instead of 0.7071; use StableMath.CosineSimilarity", "dot(x, y) / (norm(x) * norm(y) + c)", "c is tiny") { IsDefinite = true },
        new("I10", "Standardised value with an epsilon beside the root", "its gradient is infinite where the variance is 0: put the epsilon inside, x / sqrt(variance + epsilon)", "x / (sqrt(v) + c)", "c is tiny") { IsForGradients = true },
        new("I04", "Divisor with an epsilon", "a divisor near minus the epsilon gives infinity: declare the divisor non-negative, or use StableMath.SafeDivide", "x / (y + c)", "c is tiny; not (y >= 0); not (y is constant)"),
        new("I05", "Root of a value and an epsilon", "it is off by the root of the epsilon at 0: sqrt(0 + 1e-8) is 1e-4", "sqrt(x + c)", "c is tiny; not (x is constant)") { IsForGradients = true },
        new("I06", "Root and an epsilon", "the epsilon does not help the gradient, which is infinite at 0: put it inside the root", "sqrt(x) + c", "c is tiny") { IsForGradients = true },

        // Constants.
        new("E11", "Division of whole numbers in arithmetic of reals", "it is a whole number, 0 for 1 / 2, before it becomes a real one") { IsDefinite = true },
        new("I03", "Constant that is rounded away", "the smaller term is rounded away: 1f - 1e-8f is 1") { IsDefinite = true },
        new("I07", "Smallest subnormal number as an epsilon", "Epsilon is the smallest subnormal number (4.94E-324, 1.4E-45f), not the rounding unit: x + Epsilon is x, and 1 / Epsilon is infinite") { IsDefinite = true },
        new("I11", "Constant that underflows", "the constant is 0 in its type") { IsDefinite = true },
        new("I12", "Cut-off of an exponential from another type", "exp overflows above 88.72 in float and 709.78 in double") { IsDefinite = true },

        // Derivatives, where they are taken automatically.
        new("J01", "Root of a sum of squares", "its gradient is 0 / 0 = NaN where all terms are 0", "sqrt(sum(x * x))") { IsForGradients = true },
        new("J05", "Choice between branches of which one is undefined", "the gradient of the branch that is not taken is 0 times infinity = NaN: choose the argument as well, f(where(c, x, safe))") { IsForGradients = true },
        new("J08", "Mask times a logarithm", "where the mask is 0 and the argument 0 the value and the gradient are NaN: use torch.xlogy or choose the argument", "m * log(x)", "not (m is constant); not (x > 0)") { IsForGradients = true },

        // Accumulation.
        new("K02", "Sum in float", "it loses digits with the number of terms: 16,777,216 times 0.1f give 1935089 instead of 1677721.6; accumulate in double or use StableMath.Sum"),
        new("K03", "Counter in a floating-point type", "it stops at 16777216 in float: count in int or long") { IsDefinite = true },
        new("K04", "Logarithm of a product over elements", "the product vanishes or overflows long before its logarithm does: 20 factors of 1e-3f give -infinity instead of -138.16; sum the logarithms") { IsDefinite = true },
        new("D11", "Exponential of a mean of losses", "a perplexity overflows at a mean of 89 in float: keep it as a logarithm, or clamp it for the report", "exp(mean(x))") { IsForGradients = true },
        .. new Hazard("C21", "Softplus with a cut-off", "below the cut-off it loses all digits of small values: log(1 + exp(-20f)) is 0 instead of 2.06e-9") { IsDefinite = true }.Written(
            ("y < x ? x : log(1 + exp(x)) => softplus(x)", "y is constant"),
            ("x < y ? log(1 + exp(x)) : x => softplus(x)", "y is constant"),
            ("y <= x ? x : log(1 + exp(x)) => softplus(x)", "y is constant")),
    ];

    public static Hazard Of(string id) => Rows.First(hazard => hazard.Id == id);
}
