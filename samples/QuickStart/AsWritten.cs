// Unstable on purpose: what the generated kernels are compared with.
#pragma warning disable LG1002

namespace QuickStart;

/// <summary>The formula of <see cref="Losses"/> computed in float exactly as it is written, and its derivative by the chain rule, factor by factor.</summary>
internal static class AsWritten
{
    public static float CrossEntropy(ReadOnlySpan<float> logits, int label)
    {
        var sum = 0f;
        foreach (var logit in logits)
            sum += MathF.Exp(logit);
        return -MathF.Log(MathF.Exp(logits[label]) / sum);
    }

    public static float CrossEntropyWithGradient(ReadOnlySpan<float> logits, int label, Span<float> gradient)
    {
        var sum = 0f;
        for (var i = 0; i < logits.Length; i++)
        {
            gradient[i] = MathF.Exp(logits[i]);
            sum += gradient[i];
        }

        var probability = gradient[label] / sum;
        var ofLog = -1f / probability;
        for (var i = 0; i < logits.Length; i++)
            gradient[i] = ofLog * probability * ((i == label ? 1f : 0f) - gradient[i] / sum);
        return -MathF.Log(probability);
    }
}
