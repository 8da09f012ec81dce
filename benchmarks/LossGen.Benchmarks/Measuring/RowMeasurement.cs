using System.Diagnostics;
using LossGen.Benchmarks.Data;
using LossGen.Benchmarks.Peers;
using LossGen.Benchmarks.Tables;

namespace LossGen.Benchmarks.Measuring;

/// <summary>Interleaved rounds of one row: the stream, the kernel in cache, the kernel, and its peers.</summary>
internal static class RowMeasurement
{
    // A worker thread of PyTorch spins for a while before it sleeps, on a core that the next candidate needs.
    private static readonly TimeSpan _settling = TimeSpan.FromMilliseconds(15);

    public static RowResult Of(BenchmarkRow row, Batch batch, Batch? floats, CacheTime cache, int threads, Effort effort, TorchPeer? torch)
    {
        var (subject, shape) = (row.Subject, batch.Shape);
        var options = new LossOptions { MaxDegreeOfParallelism = threads };
        var parts = batch.Parts(threads);
        var sliced = shape.AtMost(effort.ScalarElements).Samples;
        var slice = batch.Part(0, sliced).Parts(Math.Min(threads, sliced));

        Candidate[] streams = [.. Streams(batch, parts)];
        var inCache = new Candidate(_ => cache.Of(shape) / threads);
        var ours = Candidate.Of(() => subject.Ours(batch, options));
        var beside = row.Beside is { } other ? Candidate.Of(() => other.Ours(batch, options)) : null;
        var inFloat = subject.InFloat is { } wide ? Candidate.Of(() => wide.Ours(floats!, options)) : null;
        var composition = subject.TensorPrimitives is { } operations ? Candidate.Of(() => Run(operations, parts)) : null;
        var scalar = subject.Scalar is { } loop ? Candidate.Of(() => Run(loop, slice), (double)shape.Samples / sliced) : null;
        var pytorch = torch is null ? null : new Candidate(repetitions => torch.Time(threads, repetitions));

        Candidate[] all = [.. new[] { inCache, ours, beside, inFloat, composition, scalar, pytorch }.OfType<Candidate>().Union(streams)];
        foreach (var candidate in all)
            candidate.Calibrate(effort.Slice);

        Candidate[] order = [.. streams, ours, .. new[] { beside, inFloat, inCache, composition, scalar, pytorch }.OfType<Candidate>()];
        var start = Stopwatch.GetTimestamp();
        for (var round = 0; round < effort.MostRounds && (round < effort.FewestRounds || Stopwatch.GetElapsedTime(start).TotalSeconds < effort.Budget); round++)
        {
            foreach (var candidate in order)
                candidate.Measure();
            if (pytorch is not null && threads > 1)
                Thread.Sleep(_settling);
        }

        return new RowResult(row, shape, threads, batch.Bytes)
        {
            Allocated = Allocated(() => subject.Ours(batch, options)),
            Stream = [.. ours.Times.Select((_, round) => streams.Min(stream => stream.Times[round]))],
            InCache = inCache.Times,
            Ours = ours.Times,
            Beside = beside?.Times,
            InFloat = inFloat?.Times,
            TensorPrimitives = composition?.Times,
            Scalar = scalar?.Times,
            Torch = pytorch?.Times,
        };
    }

    /// <summary>The stream in all its forms: past the caches or not, and by one thread where the threads cost more than they gain.</summary>
    private static IEnumerable<Candidate> Streams(Batch batch, Batch[] parts)
        => from pastCaches in new[] { false, true }
           from cut in parts.Length == 1 ? [parts] : new[] { parts, [batch] }
           select Candidate.Of(() => StreamKernel.Run(cut, pastCaches));

    private static long Allocated(Action call)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Run(Func<Batch, double> peer, Batch[] parts)
    {
        if (parts.Length == 1)
            peer(parts[0]);
        else
            Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = parts.Length }, i => peer(parts[i]));
    }
}
