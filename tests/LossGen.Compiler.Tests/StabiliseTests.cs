using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;

namespace LossGen.Compiler.Tests;

public class StabiliseTests
{
    /// <summary>Textbook forms and what becomes of them.</summary>
    [Theory]
    [InlineData("cross-entropy", "-log(pick(softmax(z), k))", "-LogSoftmax(z)[k]")]
    [InlineData("cross-entropy, element last", "-pick(log(softmax(z)), k)", "-LogSoftmax(z)[k]")]
    [InlineData("cross-entropy, spelt out", "-log(pick(exp(z), k) / sum(exp(z)))", "-LogSoftmax(z)[k]")]
    [InlineData("cross-entropy, as a difference", "log(sum(exp(z))) - pick(z, k)", "-LogSoftmax(z)[k]")]
    [InlineData("cross-entropy, shifted by hand", "maxOf(z) + log(sum(exp(z - maxOf(z)))) - pick(z, k)", "-LogSoftmax(z)[k]")]
    [InlineData("cross-entropy with temperature", "-pick(log(exp(z / beta) / sum(exp(z / beta))), k)", "-LogSoftmax(z / beta)[k]")]
    [InlineData(
        "cross-entropy with label smoothing",
        "-(1 - eps) * log(pick(softmax(z), k)) - eps * mean(log(softmax(z)))",
        "-(ZeroProduct(1 - eps, LogSoftmax(z)[k]) + ZeroProduct(eps, Mean(LogSoftmax(z))))")]
    [InlineData("cross-entropy with z-loss", "-log(pick(softmax(z), k)) + eps * square(log(sum(exp(z))))", "eps * Square(LogSumExp(z)) - LogSoftmax(z)[k]")]
    [InlineData("cross-entropy with a soft cap", "-log(pick(softmax(cap * tanh(z / cap)), k))", "-LogSoftmax(cap * Tanh(z / cap))[k]")]
    [InlineData("cross-entropy with class weights", "-pick(w, k) * log(pick(softmax(z), k))", "-ZeroProduct(w[k], LogSoftmax(z)[k])")]
    [InlineData("cross-entropy from soft targets", "-sum(t * log(softmax(z)))", "-Sum(ZeroProduct(t, LogSoftmax(z)))")]
    [InlineData("cross-entropy from soft targets, as a dot", "-dot(t, logSoftmax(z))", "-Sum(ZeroProduct(t, LogSoftmax(z)))")]
    [InlineData("cross-entropy from a one-hot row", "-sum((iota = k ? 1 : 0) * log(softmax(z)))", "-LogSoftmax(z)[k]")]
    [InlineData("BCE", "-(y * log(sigmoid(x)) + (1 - y) * log(1 - sigmoid(x)))", "y * Softplus(-x) + (1 - y) * Softplus(x)")]
    [InlineData("BCE, spelt out", "-(y * log(1 / (1 + exp(-x))) + (1 - y) * log(1 - 1 / (1 + exp(-x))))", "(1 - y) * Softplus(x) + y * Softplus(-x)")]
    [InlineData("BCE, stable by hand", "max(x, 0) - x * y + log1p(exp(-abs(x)))", "y * Softplus(-x) + (1 - y) * Softplus(x)")]
    [InlineData("BCE by softplus", "log(1 + exp(x)) - x * y", "y * Softplus(-x) + (1 - y) * Softplus(x)")]
    [InlineData("BCE on a probability", "-(y * log(p) + (1 - y) * log(1 - p))", "-(XLogY(y, p) + XLog1py(1 - y, -p))")]
    [InlineData("log-sigmoid", "log(1 / (1 + exp(-x)))", "-Softplus(-x)")]
    [InlineData("log-sigmoid, stable by hand", "min(x, 0) - log(1 + exp(-abs(x)))", "-Softplus(-x)")]
    [InlineData("softplus", "log(1 + exp(x))", "Softplus(x)")]
    [InlineData("softplus, other order", "log(exp(-x) + 1)", "Softplus(-x)")]
    [InlineData("DPO", "-log(sigmoid(beta * ((x - y) - (a - b))))", "Softplus(-(beta * (x - y - (a - b))))")]
    [InlineData(
        "KL from logits",
        "sum(softmax(z) * (log(softmax(z)) - log(softmax(v))))",
        "Sum(ZeroProduct(Softmax(z), LogSoftmax(z)) - ZeroProduct(Softmax(z), LogSoftmax(v)))")]
    [InlineData("KL from a distribution", "sum(t * log(t / softmax(z)))", "Sum(XLogY(t, t) - ZeroProduct(t, LogSoftmax(z)))")]
    [InlineData("entropy", "-sum(softmax(z) * log(softmax(z)))", "Entropy(z)")]
    [InlineData("binary entropy", "-(p * log(p) + (1 - p) * log(1 - p))", "-(XLogY(p, p) + XLog1py(1 - p, -p))")]
    [InlineData("focal", "-pow(1 - sigmoid(x), gamma) * log(sigmoid(x))", "Pow(Sigmoid(-x), gamma) * Softplus(-x)")]
    [InlineData(
        "focal by choice",
        "-pow(1 - (f ? sigmoid(x) : 1 - sigmoid(x)), gamma) * log(f ? sigmoid(x) : 1 - sigmoid(x))",
        "Pow(Sigmoid(f ? -x : x), gamma) * Softplus(f ? -x : x)")]
    [InlineData(
        "focal on a softmax",
        "-pow(1 - pick(softmax(z), k), gamma) * log(pick(softmax(z), k))",
        "-ZeroProduct(Pow(SoftmaxComplement(z)[k], gamma), LogSoftmax(z)[k])")]
    [InlineData("log of a chosen probability", "-log(f ? p : 1 - p)", "-(f ? Log(p) : Log1p(-p))")]
    [InlineData("cosine", "1 - sum(u * v) / (sqrt(sum(u * u)) * sqrt(sum(v * v)))", "1 - Cosine(u, v)")]
    [InlineData("cosine, one norm after the other", "dot(u, v) / norm(u) / norm(v)", "Cosine(u, v)")]
    [InlineData("square of a distance", "square(norm(u - v))", "Dot(u - v, u - v)")]
    [InlineData("square of a distance beside the distance", "y * square(norm(u - v)) + norm(u - v)", "y * Dot(u - v, u - v) + Norm(u - v)")]
    [InlineData("Euclidean distance", "sqrt(sum(square(u - v)))", "Norm(u - v)")]
    [InlineData("squared distance", "sum((u - v) * (u - v))", "Dot(u - v, u - v)")]
    [InlineData("log-cosh", "log((exp(x - y) + exp(y - x)) / 2)", "LogCosh(x - y)")]
    [InlineData("pseudo-Huber", "square(d) * (sqrt(1 + square(x / d)) - 1)", "Square(d) * Hypot1m1(x / d)")]
    [InlineData("k3", "exp(a - b) - a + b - 1", "K3(a - b)")]
    [InlineData("variance", "mean(z * z) - square(mean(z))", "Variance(z)")]
    [InlineData("expected reward", "pick(v, k) - dot(softmax(z), v)", "LogSumExp(z) == (-inf) ? v[k] : Dot(Softmax(z), v[k] - v)")]
    [InlineData("log of a product of sigmoids", "log(sigmoid(x) * sigmoid(y))", "-(Softplus(-y) + Softplus(-x))")]
    [InlineData("correction of a squashed policy", "log(1 - square(tanh(x)))", "(-2) * LogCosh(x)")]
    [InlineData("mish", "x * tanh(log(1 + exp(x)))", "x * Tanh(Softplus(x))")]
    [InlineData("silu", "x / (1 + exp(-x))", "x * Sigmoid(x)")]
    [InlineData("contrastive, one against many", "-log(exp(x) / (exp(x) + sum(exp(z))))", "Softplus(LogSumExp(z) - x)")]
    [InlineData("contrastive, masked", "log(1 + sum(iota = k ? 0 : exp(z - pick(z, k))))", "Softplus(LogSumExp(iota == k ? (-inf) : z - z[k]))")]
    [InlineData("log of a weighted sum of two exponentials", "log(2 * exp(a) + 3 * exp(b))", "LogAddExp(a, b + Log(1.5)) + Log(2)")]
    [InlineData("log of a scaled sum of exponentials", "log(exp(a) / 3 + exp(b) / 3)", "LogAddExp(a, b) + Log(0.3333333333333333)")]
    [InlineData("log of a multiple of exponentials", "log(2 * exp(a) + 2 * exp(b))", "LogAddExp(a, b) + Log(2)")]
    [InlineData("log of two and an exponential", "log(2 + exp(x))", "Softplus(x + Log(0.5)) + Log(2)")]
    [InlineData("log of a scaled sum over a row", "log(3 * sum(exp(z)))", "LogSumExp(z) + Log(3)")]
    [InlineData("half a softplus", "0.5 * log(1 + exp(x))", "0.5 * Softplus(x)")]
    [InlineData("log of a multiple of a sigmoid", "log(3 * sigmoid(x))", "Log(3) - Softplus(-x)")]
    [InlineData("log of a multiple of cosh", "log(3 * cosh(x))", "LogCosh(x) + Log(3)")]
    [InlineData("sigmoid with a prior", "1 / (1 + 3 * exp(-x))", "Sigmoid(x - Log(3))")]
    [InlineData("inverse of softplus", "log(exp(x) - 1)", "LogExpm1(x)")]
    [InlineData("one against a row", "exp(x) / sum(exp(z))", "Exp(x - LogSumExp(z))")]
    [InlineData("importance weight", "exp(x) * exp(-y)", "Exp(x - y)")]
    [InlineData("log-ratio modulated loss", "exp(-x) * sigmoid(x / beta)", "Exp(-(x + Softplus(-(x / beta))))")]
    [InlineData("Itakura-Saito", "p / s - log(p / s) - 1", "KlTerm(1, p / s)")]
    [InlineData("Jensen-Shannon", "p * log(p / ((p + s) / 2))", "RelEntr(p, (p + s) / 2)")]
    [InlineData("Jensen-Shannon, doubled", "p * log(2 * p / (p + s))", "RelEntr(p, 0.5 * (p + s))")]
    [InlineData("divergence of counts", "p * log(p / s) - p + s", "KlTerm(p, s)")]
    [InlineData("divergence of counts from a log-rate", "p * log(p / exp(x)) - p + exp(x)", "ZeroProduct(p, Log(p) - x) - p + Exp(x)")]
    [InlineData("ordinal", "-log(sigmoid(a) - sigmoid(b))", "-(Log1mExp(b - a) - Softplus(-a) - Softplus(b))")]
    [InlineData("arc", "acos(dot(u, v) / (norm(u) * norm(v)))", "Angle(u, v)")]
    [InlineData("arc, clamped", "acos(max(min(dot(u, v) / sqrt(dot(u, u) * dot(v, v)), 1), -1))", "Angle(u, v)")]
    [InlineData("Hellinger", "square(sqrt(p) - sqrt(s))", "Square((p - s) / (Sqrt(p) + Sqrt(s)))")]
    [InlineData("Cauchy", "log(1 + square(x / s))", "Log1pSquare(x / s)")]
    [InlineData("logit", "log(p / (1 - p))", "p < 0.25 ? Log(p) - Log1p(-p) : 2 * Atanh(2 * p - 1)")]
    [InlineData("Box-Cox", "(pow(s, beta) - 1) / beta", "BoxCox(s, beta)")]
    [InlineData("power minus one", "pow(1 + x, gamma) - 1", "Powm1(1 + x, gamma)")]
    [InlineData("hyperbolic secant", "2 / (exp(x) + exp(-x))", "1 / Cosh(x)")]
    [InlineData("distance on the hyperboloid", "log(x + sqrt(x * x - 1))", "Acosh(x)")]
    [InlineData("Minkowski", "pow(sum(pow(abs(u - v), 3)), 1 / 3)", "NormP(u - v, 3)")]
    [InlineData("von Mises", "1 - cos(x - y)", "2 * Square(Sin(0.5 * (x - y)))")]
    [InlineData("relative error", "1 - x / y", "(y - x) / y")]
    [InlineData("the rest of a saturating error", "1 - square(x) / (1 + square(x))", "1 / (Square(x) + 1)")]
    [InlineData("Dice", "1 - 2 * x / (y + a)", "(y + a - 2 * x) / (y + a)")]
    [InlineData("complementary log-log", "log(1 - exp(-exp(x)))", "Log1mExp(-Exp(x))")]
    [InlineData("unit circle", "sqrt(1 - p * p)", "Sqrt((1 - p) * (1 + p))")]
    [InlineData("entropy in bits", "log2(sum(exp2(z)))", "LogSumExp(0.6931471805599453 * z) * 1.4426950408889634")]
    [InlineData("precision-weighted error", "square(x - y) / (2 * square(s))", "0.5 * Square((x - y) / s)")]
    [InlineData("log of a product of probabilities", "log(p * s)", "Log(p) + Log(s)")]
    [InlineData("product within its range", "log((1 + p) * (2 + p))", "Log((1 + p) * (2 + p))")]
    [InlineData("pair with a bounded part", "sqrt(square(1 + p) + 1)", "Sqrt(Square(1 + p) + 1)")]
    [InlineData("bounded exponentials", "exp(p) * exp(-p * p)", "Exp(p) * Exp(-(p * p))")]
    [InlineData("probit", "-log(0.5 * (1 + erf(x / sqrt(2))))", "-LogNormalCdf(x)")]
    [InlineData("probit by the complement", "log(0.5 * erfc(-x / sqrt(2)))", "LogNormalCdf(x)")]
    [InlineData("log of a tail", "log(1 - erf(x))", "LogErfc(x)")]
    [InlineData("signs of a blend", "-(y * (-a) + (1 - y) * (-b))", "y * a + (1 - y) * b")]
    public void TextbookForms(string name, string text, string expected) => Assert.True(expected == TextFormula.Stable(text), $"{name}: {TextFormula.Stable(text)}");

    /// <summary>What must stay as it is.</summary>
    [Theory]
    [InlineData("((a + b) - a) - b", "a + b - a - b")]
    [InlineData("x + 0 * y", "x + 0 * y")]
    [InlineData("x - x", "x - x")]
    [InlineData("2 * log(p)", "2 * Log(p)")]
    [InlineData("y * log(s)", "y * Log(s)")]
    [InlineData("log(2 + x)", "Log(2 + x)")]
    [InlineData("log(2 - exp(x))", "Log(2 - Exp(x))")]
    [InlineData("exp(x) - 2", "Exp(x) - 2")]
    [InlineData("log(sum(exp(z)) + y)", "Log(Sum(Exp(z)) + y)")]
    [InlineData("exp(x) / sum(z)", "Exp(x) / Sum(z)")]
    [InlineData("pow(1 + x, gamma)", "Pow(1 + x, gamma)")]
    [InlineData("softplus(x) - x * y", "Softplus(x) - x * y")]
    [InlineData("log(stopGradient(exp(x)))", "Log(StopGradient(Exp(x)))")]
    [InlineData("stopGradient(exp(x)) - 1", "StopGradient(Exp(x)) - 1")]
    [InlineData("(x + y) + (a + b)", "x + y + (a + b)")]
    [InlineData("sum(f ? z : 0)", "Sum(f ? z : 0)")]
    public void StaysAsItIs(string text, string expected) => Assert.Equal(expected, TextFormula.Stable(text));

    /// <summary>Stable forms that are written with rounding in mind become their primitive as a whole, or nothing of them changes.</summary>
    [Theory]
    [InlineData("(exp(x) - 1) / log(exp(x))", "ExpRel(x)")]
    [InlineData("1 + x = 1 ? x : x * log(1 + x) / ((1 + x) - 1)", "Log1p(x)")]
    [InlineData("1 + x = 1 ? x : log(1 + x) * (x / ((1 + x) - 1))", "Log1p(x)")]
    [InlineData("exp(x) = 1 ? x : (exp(x) - 1) * x / log(exp(x))", "Expm1(x)")]
    [InlineData("((a + b) - a) - b", "a + b - a - b")]
    public void KahansForms(string text, string expected) => Assert.Equal(expected, TextFormula.Stable(text));

    [Fact]
    public void AppliedRulesStandInTheOrderOfTheTable() =>
        Assert.Equal("A04 D03", string.Join(" ", Rewriter.Stabilise(TextFormula.Of("-sum(t * log(softmax(z)))")).AppliedRules));

    [Fact]
    public void TheFormulaAsItWasReadStays()
    {
        var formula = TextFormula.Of("-log(pick(softmax(z), k))");
        var text = FormulaPrinter.Print(formula.Loss.Value, TextFormula.Parameters);
        Rewriter.Stabilise(formula);
        Assert.Equal(text, FormulaPrinter.Print(formula.Loss.Value, TextFormula.Parameters));
    }

    [Fact]
    public void NamesSurvive()
    {
        var formula = TextFormula.Of("log(1 + exp(x)) * y");
        formula.Loss.Value.X.Name = "cost";
        formula.Loss.Value.Name = "weighted";
        var stable = Rewriter.Stabilise(formula).Formula.Loss.Value;
        Assert.Equal(("weighted", "cost"), (stable.Name, stable.X.Name));
    }

    [Fact]
    public void ALossKeepsItsNaNAfterDifferentiation()
    {
        var graph = new Graph();
        var result = Rewriter.Stabilise(graph, [TextFormula.Node(graph, "stopGradient(x) + 0 * y")], TextFormula.Parameters, eraseStopGradient: true, isGradient: false);
        Assert.Equal("x + 0 * y", FormulaPrinter.Print(result.Roots[0], TextFormula.Parameters));
    }

    [Theory]
    [InlineData("stopGradient(exp(x)) - 1", "Expm1(x)")]
    [InlineData("x - x + y", "y")]
    [InlineData("-(x - y)", "y - x")]
    [InlineData("0 * x + y", "y")]
    [InlineData("x * pow(x, gamma - 1)", "Pow(x, gamma)")]
    [InlineData("0.5 / s * (2 * x)", "x / s")]
    [InlineData("t = 0 ? 0 : t", "t")]
    [InlineData("softmax(z) * sum(softmax(z)) - softmax(z)", "0")]
    public void Gradients(string text, string expected)
    {
        var graph = new Graph();
        var result = Rewriter.Stabilise(graph, [TextFormula.Node(graph, text)], TextFormula.Parameters, eraseStopGradient: true);
        Assert.Equal(expected, FormulaPrinter.Print(result.Roots[0], TextFormula.Parameters));
    }
}
