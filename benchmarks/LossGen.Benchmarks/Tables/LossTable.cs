using LossGen.Benchmarks.Data;
using LossGen.Benchmarks.Losses;
using LossGen.Benchmarks.Peers;
using static LossGen.Benchmarks.Data.Field;

namespace LossGen.Benchmarks.Tables;

/// <summary>The losses that are compared, one entry each.</summary>
internal static class LossTable
{
    /// <summary>Intermediate arrays that the compositions need at most.</summary>
    public const int Scratch = 4;

    public static Subject Mse { get; } = new(
        "MSE", [Number(-2, 2).WithGradient, Number(-2, 2)],
        (b, o) => Elementwise.MseWithGradient(b.Numbers(0), b.Numbers(1), b.Gradient(0), o),
        TensorPrimitivesElementwise.Mse, ScalarElementwise.Mse, "mse", Target.Linear);

    public static Subject Mae { get; } = new(
        "MAE", [Number(-2, 2).WithGradient, Number(-2, 2)],
        (b, o) => Elementwise.MaeWithGradient(b.Numbers(0), b.Numbers(1), b.Gradient(0), o),
        TensorPrimitivesElementwise.Mae, ScalarElementwise.Mae, "mae", Target.Linear);

    public static Subject Huber { get; } = new(
        "Huber", [Number(-2, 2).WithGradient, Number(-2, 2)],
        (b, o) => Elementwise.HuberWithGradient(b.Numbers(0), b.Numbers(1), b.Gradient(0), options: o),
        TensorPrimitivesElementwise.Huber, ScalarElementwise.Huber, "huber", Target.Linear);

    public static Subject Bce { get; } = new(
        "BCE with logits", [Number(-6, 6).WithGradient, Number(0, 1)],
        (b, o) => Elementwise.BceWithGradient(b.Numbers(0), b.Numbers(1), b.Gradient(0), o),
        TensorPrimitivesElementwise.Bce, ScalarElementwise.Bce, "bce", Target.Bce);

    public static Subject Focal { get; } = new(
        "Sigmoid focal", [Number(-6, 6).WithGradient, Binary],
        (b, o) => Elementwise.FocalWithGradient(b.Numbers(0), b.Numbers(1), b.Gradient(0), options: o),
        TensorPrimitivesElementwise.Focal, ScalarElementwise.Focal, "focal", Target.Focal);

    public static Subject CrossEntropy { get; } = new(
        "Cross-entropy", [Row(-6, 6).WithGradient, Label],
        (b, o) => Classification.CrossEntropyWithGradient(b.Numbers(0), b.Labels(1), b.Gradient(0), o),
        TensorPrimitivesRows.CrossEntropy, ScalarRows.CrossEntropy, "cross_entropy", Target.CrossEntropy);

    public static Subject Composed { get; } = new(
        "Cross-entropy + z-loss + entropy + accuracy", [Row(-6, 6).WithGradient, Label],
        (b, o) => Classification.ComposedWithGradient(b.Numbers(0), b.Labels(1), b.Gradient(0), options: o).loss,
        TensorPrimitivesRows.Composed, ScalarRows.Composed, "composed", Target.None);

    public static Subject InfoNce { get; } = new(
        "InfoNCE", [Row(-1, 1).WithGradient, Label],
        (b, o) => Classification.InfoNceWithGradient(b.Numbers(0), b.Labels(1), b.Gradient(0), options: o),
        TensorPrimitivesRows.InfoNce, ScalarRows.InfoNce, "infonce", Target.CrossEntropy);

    public static Subject Kl { get; } = new(
        "KL from logits", [Row(-6, 6).WithGradient, Row(-6, 6)],
        (b, o) => Classification.KlWithGradient(b.Numbers(0), b.Numbers(1), b.Shape.Width, b.Gradient(0), o),
        TensorPrimitivesRows.Kl, ScalarRows.Kl, "kl", Target.Kl);

    public static Subject Cosine { get; } = new(
        "Cosine embedding", [Row(-1, 1).WithGradient, Row(-1, 1).WithGradient, Flag],
        (b, o) => Embeddings.CosineWithGradient(b.Numbers(0), b.Numbers(1), b.Flags(2), b.Gradient(0), b.Gradient(1), options: o),
        TensorPrimitivesRows.Cosine, ScalarRows.Cosine, "cosine", Target.Embedding);

    public static Subject Triplet { get; } = new(
        "Triplet", [Row(-1, 1).WithGradient, Row(-1, 1).WithGradient, Row(-1, 1).WithGradient],
        (b, o) => Embeddings.TripletWithGradient(b.Numbers(0), b.Numbers(1), b.Numbers(2), b.Shape.Width, b.Gradient(0), b.Gradient(1), b.Gradient(2), options: o),
        TensorPrimitivesRows.Triplet, ScalarRows.Triplet, "triplet", Target.Embedding);

    public static Subject Dpo { get; } = new(
        "DPO", [Number(-9, -1).WithGradient, Number(-9, -1).WithGradient, Number(-9, -1), Number(-9, -1)],
        (b, o) => Preference.DpoWithGradient(b.Numbers(0), b.Numbers(1), b.Numbers(2), b.Numbers(3), b.Gradient(0), b.Gradient(1), options: o),
        TensorPrimitivesElementwise.Dpo, ScalarElementwise.Dpo, "dpo", Target.Dpo);

    public static Subject Grpo { get; } = new(
        "GRPO", [Number(-2, -1).WithGradient, Number(-2, -1), Number(-1, 1)],
        (b, o) => Preference.GrpoWithGradient(b.Numbers(0), b.Numbers(1), b.Numbers(2), b.Gradient(0), options: o),
        TensorPrimitivesElementwise.Grpo, ScalarElementwise.Grpo, "grpo", Target.None);

    public static Subject MseOfHalf { get; } = Stored(
        Mse, ElementType.Half, (b, o) => Elementwise.MseWithGradient(b.Numbers<Half>(0), b.Numbers<Half>(1), b.Gradient<Half>(0), o));

    public static Subject MseOfBFloat16 { get; } = Stored(
        Mse, ElementType.BFloat16, (b, o) => Elementwise.MseWithGradient(b.Numbers<BFloat16>(0), b.Numbers<BFloat16>(1), b.Gradient<BFloat16>(0), o));

    public static Subject BceOfHalf { get; } = Stored(
        Bce, ElementType.Half, (b, o) => Elementwise.BceWithGradient(b.Numbers<Half>(0), b.Numbers<Half>(1), b.Gradient<Half>(0), o));

    public static Subject BceOfBFloat16 { get; } = Stored(
        Bce, ElementType.BFloat16, (b, o) => Elementwise.BceWithGradient(b.Numbers<BFloat16>(0), b.Numbers<BFloat16>(1), b.Gradient<BFloat16>(0), o));

    public static Subject FocalOfHalf { get; } = Stored(
        Focal, ElementType.Half, (b, o) => Elementwise.FocalWithGradient(b.Numbers<Half>(0), b.Numbers<Half>(1), b.Gradient<Half>(0), options: o));

    public static Subject FocalOfBFloat16 { get; } = Stored(
        Focal, ElementType.BFloat16, (b, o) => Elementwise.FocalWithGradient(b.Numbers<BFloat16>(0), b.Numbers<BFloat16>(1), b.Gradient<BFloat16>(0), options: o));

    public static Subject CrossEntropyOfHalf { get; } = Stored(
        CrossEntropy, ElementType.Half, (b, o) => Classification.CrossEntropyWithGradient(b.Numbers<Half>(0), b.Labels(1), b.Gradient<Half>(0), o));

    public static Subject CrossEntropyOfBFloat16 { get; } = Stored(
        CrossEntropy, ElementType.BFloat16, (b, o) => Classification.CrossEntropyWithGradient(b.Numbers<BFloat16>(0), b.Labels(1), b.Gradient<BFloat16>(0), o));

    public static IReadOnlyList<Subject> All { get; } = [Mse, Mae, Huber, Bce, Focal, CrossEntropy, Composed, InfoNce, Kl, Cosine, Triplet, Dpo, Grpo];

    /// <summary>Numbers stored in 16 bits, without peers: the loss of floats is what they are compared with.</summary>
    private static Subject Stored(Subject loss, ElementType element, Func<Batch, LossOptions, float> ours) => loss with
    {
        Name = $"{loss.Name}, {element}",
        Fields = [.. loss.Fields.Select(field => field.StoredAs(element))],
        Ours = ours,
        TensorPrimitives = null,
        Scalar = null,
        Torch = null,
        InFloat = loss,
    };
}
