namespace LossGen;

/// <summary>
/// The normaliser of a row of logits: its maximum, and the tail Σ exp(zⱼ − max) over all elements but the first maximum. Nothing large is
/// subtracted, so that a share close to 1 keeps its distance from 1.
/// </summary>
internal readonly struct Normalizer
{
    private readonly double max;
    private readonly double tail;

    internal Normalizer(Row logits)
    {
        var position = Formula.ArgMax(logits);
        max = position < 0 ? double.NegativeInfinity : logits[position];
        for (var i = 0; i < logits.Length; i++)
        {
            if (i != position)
                tail += Math.Exp(logits[i] - max);
        }
    }

    /// <summary>log Σ e^z.</summary>
    internal double LogSum => double.IsFinite(max) ? max + StableMath.Log1p(tail) : max;

    /// <summary>e^z / Σ e^z.</summary>
    internal double Share(double z)
        => double.IsNegativeInfinity(max) ? 0 : double.IsFinite(max) ? Math.Exp(z - max) / (1 + tail) : double.NaN;

    /// <summary>log of <see cref="Share"/>.</summary>
    internal double LogShare(double z)
        => double.IsNegativeInfinity(max) ? max : double.IsFinite(max) ? z - max - StableMath.Log1p(tail) : double.NaN;
}
