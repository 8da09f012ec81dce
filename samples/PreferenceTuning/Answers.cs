using LossGen;

namespace PreferenceTuning;

/// <summary>Answers that a policy gives, drawn from the softmax of its logits.</summary>
internal static class Answers
{
    /// <summary>Draws an answer, but never the one that is left out.</summary>
    /// <param name="logits">A logit for each answer.</param>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="except">The answer that is left out; −1 for none.</param>
    public static int Draw(ReadOnlySpan<float> logits, Random random, int except = -1)
    {
        // The largest of logits with Gumbel noise is distributed as their softmax.
        var (best, largest) = (-1, float.NegativeInfinity);
        for (var answer = 0; answer < logits.Length; answer++)
        {
            var noisy = logits[answer] - MathF.Log(-StableMath.Log1p(-random.NextSingle()));
            if (answer != except && noisy > largest)
                (best, largest) = (answer, noisy);
        }

        return best;
    }

    /// <summary>Rewards less their mean, in units of their deviation: what one answer is worth beside the others to the same question.</summary>
    public static void Standardize(ReadOnlySpan<float> rewards, Span<float> advantages)
    {
        var (mean, squares) = (0d, 0d);
        foreach (var reward in rewards)
            mean += reward / (double)rewards.Length;
        foreach (var reward in rewards)
            squares += (reward - mean) * (reward - mean);
        var deviation = Math.Sqrt(squares / (rewards.Length - 1)) + 1e-4;
        for (var i = 0; i < rewards.Length; i++)
            advantages[i] = (float)((rewards[i] - mean) / deviation);
    }
}
