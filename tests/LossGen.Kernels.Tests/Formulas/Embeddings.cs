using static LossGen.Formula;

namespace LossGen.Kernels.Tests.Formulas;

/// <summary>Losses of embeddings.</summary>
public static partial class Embeddings
{
    /// <summary>Cosine distance, as it is defined; both sides differentiated.</summary>
    [Loss(Elements = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16)]
    public static partial float CosineEmbedding([Grad] Row a, [Grad] Row b, bool isSame, [Hyper] float margin = 0.25f)
    {
        var similarity = Dot(a, b) / (Norm(a) * Norm(b));
        return isSame ? 1 - similarity : Max(0, similarity - margin);
    }

    /// <summary>Contrastive loss of a distance.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float Contrastive([Grad] Row a, [Grad] Row b, bool isSame, [Hyper] float margin = 1f)
    {
        var distance = Norm(a - b);
        return isSame ? Square(distance) : Square(Max(0, margin - distance));
    }

    /// <summary>Triplet loss.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float Triplet([Grad] Row anchor, [Grad] Row positive, [Grad] Row negative, [Hyper] float margin = 0.5f)
        => Max(0, Sqrt(Sum(Square(anchor - positive))) - Sqrt(Sum(Square(anchor - negative))) + margin);

    /// <summary>Squared error of a row, element by element.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float RowMse([Grad] Row prediction, Row target) => Mean(Map(prediction, target, (p, t) => (p - t) * (p - t)));

    /// <summary>Two heads of different width, which never meet.</summary>
    [Loss(Elements = Elements.Single | Elements.Double | Elements.Half | Elements.BFloat16)]
    public static partial float TwoHeads([Grad] Row a, [Grad] Row b) => Sum(a, x => Square(x)) + Norm(b);

    /// <summary>Angle between two rows, by the inverse cosine.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float Arc([Grad] Row u, [Grad] Row v) => Acos(Dot(u, v) / (Norm(u) * Norm(v)));

    /// <summary>Distance of any order.</summary>
    [Loss(Elements = Elements.Single | Elements.Double)]
    public static partial float Minkowski([Grad] Row u, Row v, [Hyper, Domain(1, 10)] float order = 3f) => NormP(u - v, order);
}
