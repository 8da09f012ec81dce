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
        new(Mse, new(16 * Mebi)),
        new(Mae, new(16 * Mebi)),
        new(Huber, new(64 * Kibi)),
        new(Huber, new(16 * Mebi)),
        new(Bce, new(64 * Kibi)),
        new(Bce, new(16 * Mebi)),
        new(Focal, new(64 * Kibi)),
        new(Focal, new(16 * Mebi)),
        new(CrossEntropy, new(4096, 1024)),
        new(CrossEntropy, new(256, 32000)),
        new(CrossEntropy, new(64, 128256)),
        new(CrossEntropy, new(65536, 10)),
        new(CrossEntropy, new(4 * Mebi, 10)),
        new(Composed, new(4096, 1024)) { Beside = CrossEntropy },
        new(InfoNce, new(1024, 1024)),
        new(Kl, new(4096, 1024)),
        new(Cosine, new(16384, 256)),
        new(Triplet, new(16384, 256)),
        new(Dpo, new(Mebi)),
        new(Dpo, new(16 * Mebi)),
        new(Grpo, new(Mebi)),
        new(Grpo, new(16 * Mebi)),
        new(MseOfHalf, new(16 * Mebi)),
        new(MseOfBFloat16, new(16 * Mebi)),
        new(BceOfHalf, new(16 * Mebi)),
        new(BceOfBFloat16, new(16 * Mebi)),
        new(FocalOfHalf, new(16 * Mebi)),
        new(FocalOfBFloat16, new(16 * Mebi)),
        new(CrossEntropyOfHalf, new(4096, 1024)),
        new(CrossEntropyOfBFloat16, new(4096, 1024)),
        new(CrossEntropyOfHalf, new(64, 128256)),
        new(CrossEntropyOfBFloat16, new(64, 128256)),
        new(CrossEntropyOfHalf, new(4 * Mebi, 10)),
        new(CrossEntropyOfBFloat16, new(4 * Mebi, 10)),
        new(Huber, new(8)),
        new(Bce, new(8)),
        new(CrossEntropy, new(8, 10)),
        new(Dpo, new(8)),
    ];
}
