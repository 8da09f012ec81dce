namespace LossGen.Kernels.Tests;

/// <summary>The table of docs/conventions.md, line by line, at the kernels.</summary>
public sealed class ConventionTests
{
    private const float Inf = float.PositiveInfinity;

    /// <summary>The line of the table, a formula of this project, its inputs by name, the loss, and the gradient of its first input with one.</summary>
    public static TheoryData<string, string, (string Name, float[] Values)[], float, float[]?> Lines => new()
    {
        { "Abs at 0", "Mae", [("prediction", [2]), ("target", [2])], 0, [0] },
        { "Max against a constant at a tie", "Hinge", [("score", [1]), ("target", [1])], 0, [0] },
        { "Max of two differentiated operands at a tie", "Quantile", [("prediction", [3]), ("target", [3])], 0, [0] },
        { "Norm at 0", "TwoHeads", [("b", [0, 0]), ("a", [0, 0])], 0, [0, 0] },
        { "Sqrt at 0", "Triplet", [("anchor", [1, 2]), ("positive", [1, 2]), ("negative", [1, 2])], 0.5f, [0, 0] },
        { "Pow(0, y < 1)", "Focal", [("logit", [10_000]), ("isPositive", [1]), ("gamma", [0.5f])], 0, [0] },
        { "Cosine with a zero vector", "CosineEmbedding", [("a", [0, 0]), ("b", [1, 2]), ("isSame", [1])], 1, [0, 0] },
        { "0 · log 0", "Entropy", [("logits", [-Inf, 0, -Inf])], 0, [0, 0, 0] },
        { "0 · log 0 of a target", "SoftTargets", [("logits", [-Inf, 0]), ("targets", [0, 1])], 0, [0, 0] },
        { "0 · log 0 of a probability", "BceOfProbability", [("p", [0]), ("target", [0])], 0, [1] },
        { "Log1mExp at 0", "LogComplement", [("logp", [0])], -Inf, [-Inf] },
        { "Log1mExp at 0", "LogComplement", [("logp", [-0f])], -Inf, [-Inf] },
        { "Log1mExp at 0", "OddsRatio", [("chosen", [0]), ("rejected", [-1])], 0, [0] },
        { "Log1mExp at 0", "OddsRatio", [("rejected", [0]), ("chosen", [-1])], Inf, [Inf] },
        { "A row of −∞: softmax", "Entropy", [("logits", [-Inf, -Inf])], 0, [0, 0] },
        { "A row of −∞: cross-entropy", "CrossEntropy", [("logits", [-Inf, -Inf]), ("label", [1])], Inf, [0, 0] },
        { "A row of −∞: log-sum-exp minus a logit", "HandWritten", [("logits", [-Inf, -Inf]), ("label", [1])], Inf, [0, 0] },
        { "A row masked as a whole", "Masked", [("logits", [1, 2]), ("admitted", [0, 0]), ("label", [1])], Inf, [0, 0] },
        { "A label that is masked", "CrossEntropy", [("logits", [-Inf, 2, 1]), ("label", [0])], Inf, [0, 0, 0] },
        { "A label that is masked, smoothed", "LabelSmoothing", [("logits", [-Inf, 2, 1]), ("label", [1])], Inf, [0, 0, 0] },
        { "A logit of +∞", "CrossEntropy", [("logits", [Inf, 2]), ("label", [0])], float.NaN, null },
        { "Max over nothing but the label", "MulticlassHinge", [("scores", [2]), ("label", [0])], 0, [0] },
        { "A side that is not taken", "Composed", [("x", [-3]), ("t", [0]), ("mix", [0])], 4.5f, [-3] },
        { "NaN in an input that counts", "Mse", [("prediction", [float.NaN]), ("target", [1])], float.NaN, null },
        { "NaN beside a hinge", "Hinge", [("score", [float.NaN]), ("target", [1])], float.NaN, null },
        { "NaN in a logit", "CrossEntropy", [("logits", [0, float.NaN]), ("label", [0])], float.NaN, null },
        { "NaN behind a mask", "Masked", [("logits", [1, float.NaN]), ("admitted", [1, 0]), ("label", [0])], 0, [0, 0] },
        { "Weight 0", "Optional", [("x", [float.NaN]), ("w", [0]), ("t", [0])], 0, [0] },
        { "Mask false", "MaskedError", [("x", [Inf]), ("t", [0]), ("w", [1]), ("m", [0])], 0, [0] },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void KernelsFollowTheConventions(string line, string name, (string Name, float[] Values)[] inputs, float loss, float[]? gradient)
    {
        _ = line;
        var formula = FormulaCatalog.Find(name);
        var values = formula.Source.Parameters.Select(parameter => inputs.FirstOrDefault(input => input.Name == parameter.Name) is { Values: { } given }
            ? given.Select(value => (double)value).ToArray()
            : [FormulaSettings.Default(formula, parameter.Name)]).ToArray();
        foreach (var element in ElementFormat.All)
        {
            var members = new KernelMembers(formula, element);

            // Among the lanes of a vector and behind them.
            foreach (var samples in new[] { 1, 19 })
            {
                var batch = Batch.Repeat(formula, values, samples, element);
                Assert.All(members.PerSample(batch)[0], value => Assert.Equal(loss, (float)value, 0f));
                var (reduced, gradients) = members.WithGradient(batch, new LossOptions { Reduction = Reduction.Sum });
                Assert.Equal(loss * samples, (float)reduced[0], 0f);
                if (gradient is null)
                    continue;
                var expected = Enumerable.Repeat(gradient, samples).SelectMany(row => row).Select(value => (double)value);
                var first = formula.Source.Parameters.Where(parameter => parameter.IsGrad).Select(parameter => parameter.Name).ToList().IndexOf(inputs[0].Name);
                Assert.Equal(expected, gradients[first].Select(value => value + 0.0));
            }
        }
    }

    [Fact]
    public void TheTableIsThatOfTheDocument()
    {
        var root = Path.GetDirectoryName(SourceFile())!;
        var document = File.ReadAllText(Path.Combine(root, "..", "..", "docs", "conventions.md"));
        Assert.All(Lines, line => Assert.Contains($"| {line[0]} |", document, StringComparison.Ordinal));
    }

    private static string SourceFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
