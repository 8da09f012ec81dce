using static LossGen.Formula;

namespace LossGen.Benchmarks.Losses;

/// <summary>Losses of embeddings, all of which are differentiated.</summary>
public static partial class Embeddings
{
    [Loss]
    public static partial float Cosine([Grad] Row a, [Grad] Row b, bool isSame, [Hyper] float margin = 0f)
    {
        var similarity = Dot(a, b) / (Norm(a) * Norm(b));
        return isSame ? 1 - similarity : Max(0, similarity - margin);
    }

    [Loss]
    public static partial float Triplet([Grad] Row anchor, [Grad] Row positive, [Grad] Row negative, [Hyper] float margin = 1f)
        => Max(0, Norm(anchor - positive) - Norm(anchor - negative) + margin);
}
