using LossGen.Benchmarks.Measuring;

namespace LossGen.Benchmarks.Reports;

/// <summary>The page docs/performance.md.</summary>
internal static class PerformancePage
{
    public static string Of(IReadOnlyList<RowResult> results, string? torchVersion) => $"""
        # Performance

        Forward and gradient in one call, float32, on {Machine.Processor} with {Machine.Runtime}, {(torchVersion is null ? "without PyTorch" : $"beside PyTorch {torchVersion}")}. This page is printed by

        ```
        dotnet run -c Release --project benchmarks/LossGen.Benchmarks -- compare
        ```

        {Summary.Of(results)}

        ![Share of the limit, and times faster than PyTorch, a bar each row](performance.svg)

        {ComparisonTable.Markdown(results)}
        {Bounds(results)}
        ## How it is measured

        * The candidates of a row take turns: one round times the stream, the generated kernel, the kernel in cache, the composition, the scalar loop and PyTorch, one after the other. Times and ratios are medians over the rounds; a ratio is taken within its round.
        * The formulas are those of `benchmarks/LossGen.Benchmarks/Losses`, written as any user would. Inputs are random numbers. Arrays begin on a cache line. The same memory serves the kernel, the stream, the composition and the loop.
        * Work below a millisecond or a few is repeated, so that it finds its data in the caches; larger arrays come from memory.
        * **stream**: a loop that reads every input and writes every gradient once, and computes nothing; with stores through and past the caches, with the threads of the row or one. The fastest of these counts.
        * **L1**: the kernel on data that lie in the first-level cache, scaled to the size of the row and divided by the threads. It is the slope between two small sizes, so that the cost of a call drops out. Rows wider than 1024 are measured at 1024.
        * **TensorPrimitives**: a composition of operations on whole arrays, or whole rows where a loss has rows, with its intermediate arrays allocated before. With two threads it has half of the samples on each.
        * **MathF**: the textbook's loop. It is timed on a part of the samples, and the time is scaled.
        * **PyTorch**: forward and backward in a process of its own, with an explicit number of threads, `ATEN_CPU_CAPABILITY=avx512`, and `MALLOC_MMAP_MAX_=0`, `MALLOC_TRIM_THRESHOLD_=1000000000000`, `MALLOC_TOP_PAD_=268435456`: fresh pages would otherwise take most of its time.

        ## What the columns mean

        | column | meaning |
        |---|---|
        | size | samples, or samples × the elements of a row; K is 1024, M is 1024² |
        | thr | threads; what has fewer than 128 K elements stays on one |
        | MB | the bytes that must move, in 10⁶: each input read once, each gradient written once |
        | GB/s | these bytes over the time |
        | stream % | the time of the stream over that of the kernel |
        | L1 % | the time of the kernel in cache over its time here |
        | limit % | the same for the slower of both, which no kernel of this arithmetic can pass |
        | worst | limit %, in the worst round |
        | ×PyTorch, ×TensorP, ×MathF | how many times longer the peer takes |
        | reached | whether the row reaches its targets, and what it misses |

        The targets are a share of the limit for each loss, with a worst round at most 5 points lower; and 4 × PyTorch and 2 × the composition, or 90 % of the stream. A call of 8 samples may cost 100 ns beyond its arithmetic; a call on one thread allocates nothing. They stand in `Tables/Target.cs`.

        """;

    private static string Bounds(IReadOnlyList<RowResult> results)
    {
        var bounds = results.Where(result => !Verdict.Of(result).IsReached && result.Row.Bound is not null).Select(result => result.Row).Distinct().ToArray();
        return bounds.Length == 0
            ? ""
            : $"""

            ## What bounds the rows that miss

            {string.Join('\n', bounds.GroupBy(row => row.Bound).Select(rows => $"* **{string.Join(", ", rows.Select(row => row.Name))}**: {rows.Key}"))}

            """;
    }
}
