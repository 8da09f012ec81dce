using LossGen.Benchmarks.Data;
using static LossGen.Benchmarks.Tables.LossTable;

namespace LossGen.Benchmarks.Tables;

/// <summary>What is measured, one line a row.</summary>
internal static class RowTable
{
    private const int Kibi = 1 << 10;
    private const int Mebi = 1 << 20;

    public static IReadOnlyList<BenchmarkRow> All { get; } =
    [
        new(Mse, new(16 * Mebi)) { Bound = Bounds.Linear },
        new(Mae, new(16 * Mebi)) { Bound = Bounds.Linear },
        new(Huber, new(64 * Kibi)) { Bound = Bounds.Linear },
        new(Huber, new(16 * Mebi)) { Bound = Bounds.Linear },
        new(Bce, new(64 * Kibi)) { Bound = Bounds.Logistic },
        new(Bce, new(16 * Mebi)) { Bound = Bounds.Logistic },
        new(Focal, new(64 * Kibi)) { Bound = Bounds.Logistic },
        new(Focal, new(16 * Mebi)) { Bound = Bounds.Logistic },
        new(CrossEntropy, new(4096, 1024)) { Bound = Bounds.Softmax },
        new(CrossEntropy, new(256, 32000)) { Bound = Bounds.Softmax },
        new(CrossEntropy, new(64, 128256)) { Bound = Bounds.Softmax },
        new(CrossEntropy, new(65536, 10)) { Bound = Bounds.ShortRow },
        new(CrossEntropy, new(4 * Mebi, 10)) { Bound = Bounds.ShortRow },
        new(Composed, new(4096, 1024)) { Beside = CrossEntropy, Bound = Bounds.Composed },
        new(InfoNce, new(1024, 1024)) { Bound = Bounds.Softmax },
        new(Kl, new(4096, 1024)) { Bound = Bounds.Divergence },
        new(Cosine, new(16384, 256)) { Bound = Bounds.Embedding },
        new(Triplet, new(16384, 256)) { Bound = Bounds.Embedding },
        new(Dpo, new(Mebi)) { Bound = Bounds.Preference },
        new(Dpo, new(16 * Mebi)) { Bound = Bounds.Preference },
        new(Grpo, new(Mebi)) { Bound = Bounds.Preference },
        new(Grpo, new(16 * Mebi)) { Bound = Bounds.Preference },
        new(MseOfHalf, new(16 * Mebi)) { Bound = Bounds.Narrow },
        new(MseOfBFloat16, new(16 * Mebi)) { Bound = Bounds.Narrow },
        new(BceOfHalf, new(16 * Mebi)) { Bound = Bounds.Narrow },
        new(BceOfBFloat16, new(16 * Mebi)) { Bound = Bounds.Narrow },
        new(FocalOfHalf, new(16 * Mebi)) { Bound = Bounds.Narrow },
        new(FocalOfBFloat16, new(16 * Mebi)) { Bound = Bounds.Narrow },
        new(CrossEntropyOfHalf, new(4096, 1024)) { Bound = Bounds.Narrow },
        new(CrossEntropyOfBFloat16, new(4096, 1024)) { Bound = Bounds.Narrow },
        new(CrossEntropyOfHalf, new(64, 128256)) { Bound = Bounds.Narrow },
        new(CrossEntropyOfBFloat16, new(64, 128256)) { Bound = Bounds.Narrow },
        new(CrossEntropyOfHalf, new(4 * Mebi, 10)) { Bound = Bounds.Narrow },
        new(CrossEntropyOfBFloat16, new(4 * Mebi, 10)) { Bound = Bounds.Narrow },
        new(Huber, new(8)) { Bound = Bounds.SmallCall },
        new(Bce, new(8)) { Bound = Bounds.SmallCall },
        new(CrossEntropy, new(8, 10)) { Bound = Bounds.SmallCall },
        new(Dpo, new(8)) { Bound = Bounds.SmallCall },
    ];
}
