using LossGen.Benchmarks.Data;
using LossGen.Benchmarks.Measuring;
using LossGen.Benchmarks.Tables;

namespace LossGen.Benchmarks.Tests;

/// <summary>Results with given times.</summary>
internal static class Results
{
    /// <summary>A row that moves 12 MB in 2 ms, where the stream takes 1.9 ms and each peer 20 ms.</summary>
    public static RowResult Fast { get; } = new(new BenchmarkRow(LossTable.Huber, new Shape(1 << 20)), new Shape(1 << 20), Threads: 1, Bytes: 12_000_000)
    {
        Stream = [1.9e-3, 1.9e-3, 1.9e-3],
        InCache = [1e-3, 1e-3, 1e-3],
        Ours = [2e-3, 2e-3, 2e-3],
        TensorPrimitives = [20e-3, 20e-3, 20e-3],
        Scalar = [20e-3, 20e-3, 20e-3],
        Torch = [20e-3, 20e-3, 20e-3],
    };
}
