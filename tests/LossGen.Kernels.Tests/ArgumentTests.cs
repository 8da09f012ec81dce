using LossGen.Kernels.Tests.Formulas;

namespace LossGen.Kernels.Tests;

/// <summary>Bad input is an exception that says what and where, before anything is written.</summary>
public sealed class ArgumentTests
{
    private static readonly float[] Logits = [1, 2, 3, 4, 5, 6];
    private static readonly int[] Labels = [0, 2];

    /// <summary>A call, the parameter at fault, and what the message must hold.</summary>
    public static TheoryData<string, string, string[]> Calls => new()
    {
        { "uneven rows", "logits", ["logits", "5", "2"] },
        { "targets missing", "target", ["target", "2", "3"] },
        { "label too large", "label", ["label[1]", "3"] },
        { "label negative", "label", ["label[0]", "-1"] },
        { "label not the ignored one", "label", ["label[1]", "-7", "-100"] },
        { "gradient too short", "logitsGradient", ["logitsGradient", "5", "6"] },
        { "losses too long", "losses", ["losses", "3", "2"] },
        { "upstream too short", "lossGradient", ["lossGradient", "1", "2"] },
        { "gradient over another input", "predictionGradient", ["predictionGradient", "target"] },
        { "gradient shifted over its input", "predictionGradient", ["predictionGradient", "prediction", "1"] },
        { "two gradients in one place", "aGradient", ["aGradient", "bGradient"] },
        { "losses over an input", "losses", ["losses", "prediction"] },
        { "hyperparameter outside its domain", "level", ["level", "1.5", "[0, 1]"] },
        { "hyperparameter on an open end", "delta", ["delta", "0", "(0, "] },
        { "hyperparameter NaN", "level", ["level", "NaN"] },
        { "input outside its domain", "target", ["target[1]", "2", "[0, 1]"] },
        { "input NaN", "target", ["target[0]", "NaN", "[0, 1]"] },
        { "gradient's own input outside its domain", "p", ["p[1]", "-1", "[0, 1]"] },
        { "element of a row outside its domain", "targets", ["targets[5]", "1.5", "[0, 1]"] },
        { "element of a row NaN", "targets", ["targets[1]", "NaN", "[0, 1]"] },
        { "hyperparameter outside its domain, unasked", "smoothing", ["smoothing", "-0.5", "[0, 1]"] },
        { "denominator of a sum", "options", ["Denominator", "4", "Sum"] },
        { "denominator of a stated sum", "options", ["Denominator", "4", "Sum"] },
        { "denominator NaN", "options", ["Denominator", "NaN"] },
        { "threads negative", "options", ["MaxDegreeOfParallelism", "-1"] },
        { "width missing", "aWidth", ["aWidth", "0"] },
        { "width that does not divide", "b", ["b", "5"] },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void BadInputIsAnArgumentExceptionThatNamesIt(string call, string parameter, string[] words)
    {
        float[] written = [-7, -7, -7, -7, -7, -7];
        var exception = Assert.ThrowsAny<ArgumentException>(() => Call(call, written));
        Assert.Equal(parameter, exception.ParamName);
        Assert.All(words, word => Assert.Contains(word, exception.Message, StringComparison.Ordinal));
        Assert.All(written, value => Assert.Equal(-7, value));
    }

    [Fact]
    public void InputsOutsideTheirDomainAreTakenWhereNobodyAsks() => Binary.Bce([1f, 1f], [0f, 2f]);

    [Fact]
    public void AnEmptyBatchIsValid()
    {
        Assert.Equal(0, Classification.HandWritten(Span<float>.Empty, []));
        Assert.Equal((0, 0), Classification.CrossEntropyWithGradient(Span<double>.Empty, [], []));
        Assert.Equal(0, Embeddings.TwoHeads(Span<float>.Empty, [], 3, 4));
    }

    [Fact]
    public void AnEmptyArrayIsNotAnAbsentInput() =>
        Assert.Equal("t", Assert.ThrowsAny<ArgumentException>(() => Kinds.Optional([1f, 2], [1, 1], Array.Empty<float>())).ParamName);

    private static void Call(string call, float[] written)
    {
        float[] two = [0.5f, 0.25f], three = [1, 2, 3];
        switch (call)
        {
            case "uneven rows": Classification.HandWrittenWithGradient(Logits.AsSpan(0, 5), Labels, written.AsSpan(0, 5)); break;
            case "targets missing": Regression.MseWithGradient(three, two, written.AsSpan(0, 3)); break;
            case "label too large": Classification.HandWrittenWithGradient(Logits, [0, 3], written); break;
            case "label negative": Classification.HandWrittenWithGradient(Logits, [-1, 0], written); break;
            case "label not the ignored one": Classification.HandWrittenWithGradient(Logits, [-100, -7], written, new LossOptions { IgnoreLabel = -100 }); break;
            case "gradient too short": Classification.HandWrittenWithGradient(Logits, Labels, written.AsSpan(0, 5)); break;
            case "losses too long": Classification.HandWrittenPerSample(Logits, Labels, written.AsSpan(0, 3)); break;
            case "upstream too short": Classification.HandWrittenBackward(Logits, Labels, [1f], written); break;
            case "gradient over another input": Regression.MseWithGradient(two, written.AsSpan(0, 2), written.AsSpan(0, 2)); break;
            case "gradient shifted over its input": Regression.MseWithGradient(written.AsSpan(0, 2), two, written.AsSpan(1, 2)); break;
            case "two gradients in one place": Embeddings.ContrastiveWithGradient(Logits, Logits, [true, false], written, written); break;
            case "losses over an input": Regression.MsePerSample(written.AsSpan(0, 2), two, written.AsSpan(0, 2)); break;
            case "hyperparameter outside its domain": Regression.QuantileWithGradient(two, two, written.AsSpan(0, 2), written.AsSpan(2, 2), 1.5f); break;
            case "hyperparameter on an open end": Regression.PseudoHuberWithGradient(two, two, written.AsSpan(0, 2), 0); break;
            case "hyperparameter NaN": Regression.Quantile(two, two, float.NaN); break;
            case "input outside its domain": Binary.BceWithGradient(two, [0, 2], written.AsSpan(0, 2), new LossOptions { Validate = true }); break;
            case "input NaN": Binary.BceBackward(two, [float.NaN, 1], two, written.AsSpan(0, 2), new LossOptions { Validate = true }); break;
            case "gradient's own input outside its domain": Binary.BceOfProbabilityPerSample([1, -1], two, written.AsSpan(0, 2), new LossOptions { Validate = true }); break;
            case "element of a row outside its domain": Classification.SoftTargetsWithGradient(Logits, [0, 1, 0, 0, 0, 1.5f], 3, written, new LossOptions { Validate = true }); break;
            case "element of a row NaN": Classification.SoftTargets(Logits, [0, float.NaN, 0, 0, 0, 1], 3, new LossOptions { Validate = true }); break;
            case "hyperparameter outside its domain, unasked": Classification.LabelSmoothingWithGradient(Logits, Labels, written, -0.5f); break;
            case "denominator of a sum": Regression.MseWithGradient(two, two, written.AsSpan(0, 2), new LossOptions { Reduction = Reduction.Sum, Denominator = 4 }); break;
            case "denominator of a stated sum": Kinds.MaskedErrorWithGradient(two, two, two, [true, true], written.AsSpan(0, 2), new LossOptions { Denominator = 4 }); break;
            case "denominator NaN": Regression.MseWithGradient(two, two, written.AsSpan(0, 2), new LossOptions { Denominator = double.NaN }); break;
            case "threads negative": Regression.MseWithGradient(two, two, written.AsSpan(0, 2), new LossOptions { MaxDegreeOfParallelism = -1 }); break;
            case "width missing": Embeddings.TwoHeads(Logits, Logits, 0, 3); break;
            case "width that does not divide": Embeddings.TwoHeads(Logits, Logits.AsSpan(0, 5), 3, 3); break;
            default: throw new InvalidOperationException(call);
        }
    }
}
