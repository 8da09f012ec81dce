namespace QuickStart;

/// <summary>The same formula on predictions that are confidently wrong, or confidently right: as written, as generated, and the right number.</summary>
internal static class WhyStable
{
    private static readonly (string Prediction, float[] Logits, int Label)[] _cases =
    [
        ("ordinary", [2f, 1f, -1f], 1),
        ("confident, wrong", [120f, 0f, -3f], 1),
        ("very confident, wrong", [1000f, 0f, 5f], 1),
        ("all very unlikely", [-200f, -201f, -202f], 0),
        ("confident, right", [12f, 0.3f, -1f], 0),
        ("very confident, right", [20f, 0f, -1f], 0),
    ];

    public static void Print()
    {
        Console.WriteLine($"{"",-23}{"",-22}{"loss",-38}  gradient at the label");
        Console.WriteLine($"{"prediction",-23}{"logits",-22}{"as written",-14}{"generated",-14}{"right",-10}  {"as written",-14}{"generated",-14}right");
        foreach (var (prediction, logits, label) in _cases)
        {
            var written = new float[logits.Length];
            var generated = new float[logits.Length];
            var writtenLoss = AsWritten.CrossEntropyWithGradient(logits, label, written);
            var (generatedLoss, _) = Losses.CrossEntropyWithGradient(logits, [label], generated);
            var (loss, gradient) = InDouble(logits, label);

            var shown = $"[{string.Join(", ", logits)}], {label}";
            Console.WriteLine($"{prediction,-23}{shown,-22}{Number(writtenLoss),-14}{Number(generatedLoss),-14}{Number(loss),-10}  {Number(written[label]),-14}{Number(generated[label]),-14}{Number(gradient)}");
        }
    }

    /// <summary>The loss and its derivative by the label's logit, by sums of terms that are all positive.</summary>
    private static (double Loss, double Gradient) InDouble(float[] logits, int label)
    {
        var others = 0.0;
        for (var i = 0; i < logits.Length; i++)
        {
            if (i != label)
                others += Math.Exp((double)logits[i] - logits[label]);
        }

        // Where exp overflows, log(1 + others) is the largest exponent to the last digit.
        return double.IsInfinity(others)
            ? ((double)logits.Max() - logits[label], -1.0)
            : (others < 1e-4 ? others - others * others / 2 : Math.Log(1 + others), -others / (1 + others));
    }

    private static string Number(double value) => double.IsFinite(value) ? $"{value:G6}" : $"{value}".Replace("Infinity", "inf", StringComparison.Ordinal).Replace("∞", "inf", StringComparison.Ordinal);
}
