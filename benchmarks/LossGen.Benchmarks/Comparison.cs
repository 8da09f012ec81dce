using LossGen.Benchmarks.Data;
using LossGen.Benchmarks.Measuring;
using LossGen.Benchmarks.Peers;
using LossGen.Benchmarks.Tables;

namespace LossGen.Benchmarks;

/// <summary>Measures all rows, and hands each on when it is done.</summary>
internal static class Comparison
{
    private const int WarmUps = 3;
    private const int WarmUpCalls = 40;
    private const int WarmUpWidth = 32;

    // The runtime compiles again what was called often, some time after it was.
    private static readonly TimeSpan _recompilation = TimeSpan.FromMilliseconds(250);

    public static IEnumerable<RowResult> Run(IReadOnlyList<BenchmarkRow> rows, CompareOptions options, Effort effort, TorchPeer? torch)
    {
        Subject[] subjects = [.. rows.SelectMany(row => new[] { row.Subject, row.Beside, row.Subject.InFloat }).OfType<Subject>().Distinct()];
        if (torch is not null)
            TorchAgreement.Check(torch, subjects);
        WarmUp(subjects);

        using var arena = new Arena(rows.Max(row => Capacity(row, effort)));
        foreach (var row in rows)
        {
            var shape = row.Shape.AtMost(effort.MostElements);
            arena.Clear();
            var batch = Batch.Create(arena, row.Subject.Fields, shape, LossTable.Scratch);
            Filling.Fill(batch, row.Subject.Fields);
            var floats = row.Subject.InFloat is { } inFloat ? Batch.Create(arena, inFloat.Fields, shape) : null;
            if (floats is not null)
                Filling.Fill(floats, row.Subject.InFloat!.Fields);
            using var cache = new CacheTime(row.Subject, shape);
            var peer = row.Subject.Torch is null ? null : torch;
            peer?.Prepare(row.Subject.Torch!, row.Subject.Fields, shape);
            foreach (var threads in options.Threads.Where(threads => threads == 1 || !row.IsSerial))
                yield return RowMeasurement.Of(row, batch, floats, cache, threads, effort, peer) with { IsLeast = options.Least };
            peer?.Release();
        }
    }

    private static long Capacity(BenchmarkRow row, Effort effort)
    {
        var shape = row.Shape.AtMost(effort.MostElements);
        return Batch.Capacity(row.Subject.Fields, shape, LossTable.Scratch) + (row.Subject.InFloat is { } inFloat ? Batch.Capacity(inFloat.Fields, shape, scratch: 0) : 0);
    }

    private static void WarmUp(IReadOnlyList<Subject> subjects)
    {
        for (var i = 0; i < WarmUps; i++)
        {
            foreach (var subject in subjects)
            {
                using var cache = new CacheTime(subject, new Shape(1, subject.HasRows ? WarmUpWidth : 1));
                for (var call = 0; call < WarmUpCalls; call++)
                {
                    subject.Ours(cache.Batch, default);
                    subject.TensorPrimitives?.Invoke(cache.Batch);
                    subject.Scalar?.Invoke(cache.Batch);
                    StreamKernel.Run([cache.Batch], pastCaches: call % 2 == 0);
                }
            }

            Thread.Sleep(_recompilation);
        }
    }
}
