namespace LossGen.Generators.Tests;

/// <summary>The formulas of the snapshots, each a file of its own.</summary>
internal static class Formulas
{
    public static readonly string SquaredError = Sources.InClass("""
            /// <summary>Squared error.</summary>
            [Loss(Elements = Elements.Single | Elements.Double)]
            public static partial float SquaredError([Grad] float prediction, float target) => (prediction - target) * (prediction - target);
        """);

    public static readonly string Huber = Sources.InClass("""
            /// <summary>Huber loss.</summary>
            [Loss]
            public static partial float Huber([Grad] float prediction, float target, [Hyper] float delta = 1f)
            {
                var r = Abs(prediction - target);
                return r <= delta ? 0.5f * r * r : delta * (r - 0.5f * delta);
            }
        """);

    public static readonly string BinaryCrossEntropy = Sources.InClass("""
            [Loss]
            public static partial float BinaryCrossEntropy([Grad] float logit, [Domain(0, 1)] float target)
                => -(target * Log(Sigmoid(logit)) + (1 - target) * Log(1 - Sigmoid(logit)));
        """);

    public static readonly string CrossEntropy = Sources.InClass("""
            /// <summary>Softmax cross-entropy and accuracy, as in the textbook: the generator makes it stable.</summary>
            [Loss]
            public static partial (float loss, float accuracy) CrossEntropy([Grad] Row logits, int label)
                => (-Log(Softmax(logits)[label]), ArgMax(logits) == label ? 1f : 0f);
        """);

    public static readonly string Focal = Sources.InClass("""
            /// <summary>Focal loss.</summary>
            [Loss]
            public static partial float Focal([Grad] float logit, bool isPositive, [Hyper, Domain(0, 10)] float gamma = 2f)
            {
                var p = Sigmoid(logit);
                var pt = isPositive ? p : 1 - p;
                return -Pow(1 - pt, gamma) * Log(pt);
            }
        """);

    public static readonly string DirectPreference = Sources.InClass("""
            /// <summary>Direct preference optimisation, with the margin and the share of pairs in the right order.</summary>
            [Loss]
            public static partial (float loss, float margin, float accuracy) DirectPreference(
                [Grad] float chosen, [Grad] float rejected, float referenceChosen, float referenceRejected, [Hyper] float beta = 0.125f)
            {
                var margin = beta * ((chosen - referenceChosen) - (rejected - referenceRejected));
                return (-Log(Sigmoid(margin)), margin, margin > 0 ? 1f : 0f);
            }
        """);

    public static readonly string CosineDistance = Sources.InClass("""
            /// <summary>Cosine distance of two rows.</summary>
            [Loss]
            public static partial float CosineDistance([Grad] Row a, [Grad] Row b) => 1 - Dot(a, b) / (Norm(a) * Norm(b));
        """);

    public static readonly string WeightedAndMasked = Sources.InClass("""
            /// <summary>Absolute error of the samples that count.</summary>
            [Loss(Reduction = Reduction.Sum)]
            public static partial (float loss, float bias) WeightedAndMasked([Grad] float x, float y, [Weight] float importance, [Mask] bool isReal)
                => (Abs(x - y), x - y);
        """);

    public static readonly string OptionalTarget = Sources.InClass("""
            /// <summary>Squared error against a target that may be left out.</summary>
            [Loss]
            internal static partial float OptionalTarget([Grad] float x, float target = 0.5f) => Square(x - target);
        """);

    public static readonly string StoredInHalf = Sources.InClass("""
            /// <summary>Squared error of numbers that are stored in 16 bits.</summary>
            [Loss(Elements = Elements.Half)]
            public static partial float StoredInHalf([Grad] float prediction, [Weight] float weight, float target = 0.5f) => Square(prediction - target);
        """);

    /// <summary>A formula with a loop, which is rejected.</summary>
    public static readonly string Rejected = Sources.InClass("""
            /// <summary>A sum by a loop.</summary>
            [Loss]
            public static partial (float loss, float largest) Rejected([Grad] Row logits, int label, [Hyper] float scale = 1f)
            {
                var sum = 0f;
                for (var i = 0; i < logits.Length; i++)
                    sum += scale * i;
                return (sum, Max(logits));
            }
        """);

    public static readonly IReadOnlyDictionary<string, string> ByName = typeof(Formulas).GetFields()
        .Where(field => field.FieldType == typeof(string))
        .ToDictionary(field => field.Name, field => (string)field.GetValue(null)!);

    public static TheoryData<string> Names => [.. ByName.Keys];

    /// <summary>Each formula with each of the values.</summary>
    public static TheoryData<string, T> With<T>(IEnumerable<T> values)
    {
        var cases = new TheoryData<string, T>();
        foreach (var name in ByName.Keys)
            foreach (var value in values)
                cases.Add(name, value);
        return cases;
    }
}
