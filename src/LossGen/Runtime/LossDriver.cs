using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace LossGen.Runtime;

/// <summary>
/// Runs a kernel over a batch, on one thread or several. Samples are cut into chunks that depend on the shape alone, and the sums of the
/// chunks are added in order: the result has the same bits whatever the number of threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class LossDriver
{
    /// <summary>The most outputs and weights that a formula's sums have.</summary>
    public const int MaximumSums = 64;

    private const int ElementsPerChunk = 4096;
    private const int Block = 16;

    // A task that moves fewer bytes costs more than it gains.
    private const int ElementsPerTask = 1 << 16;

    /// <summary>A kernel over some samples.</summary>
    /// <typeparam name="TArguments">What the call was given: spans and numbers.</typeparam>
    /// <param name="arguments">What the call was given.</param>
    /// <param name="start">The first sample.</param>
    /// <param name="end">The sample after the last.</param>
    /// <param name="sums">What the kernel adds up, 0 at the start.</param>
    public delegate void Kernel<TArguments>(ref TArguments arguments, int start, int end, scoped Span<double> sums)
        where TArguments : allows ref struct;

    /// <summary>Runs a kernel over all samples.</summary>
    /// <typeparam name="TArguments">What the call was given: spans and numbers.</typeparam>
    /// <param name="arguments">What the call was given.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="samples">How many samples there are.</param>
    /// <param name="elementsPerSample">How many elements a sample has, for the size of chunks.</param>
    /// <param name="degreeOfParallelism">The most threads; 0: as many as pay.</param>
    /// <param name="sums">Receives the sums.</param>
    public static void Run<TArguments>(
        ref TArguments arguments, Kernel<TArguments> kernel, int samples, long elementsPerSample, int degreeOfParallelism, scoped Span<double> sums)
        where TArguments : IKernelArguments, allows ref struct
    {
        if (arguments.IsStreaming)
            RunPinned(ref arguments, 0, kernel, samples, elementsPerSample, degreeOfParallelism, sums);
        else
            RunChunks(ref arguments, kernel, samples, elementsPerSample, degreeOfParallelism, sums);
    }

    /// <summary>Results that are written past the caches stay where they are until all is written.</summary>
    private static void RunPinned<TArguments>(
        ref TArguments arguments, int result, Kernel<TArguments> kernel, int samples, long elementsPerSample, int degreeOfParallelism, scoped Span<double> sums)
        where TArguments : IKernelArguments, allows ref struct
    {
        if (result == arguments.Results)
        {
            RunChunks(ref arguments, kernel, samples, elementsPerSample, degreeOfParallelism, sums);
            return;
        }

        fixed (byte* address = arguments.Result(result))
        {
            // The writers turn whole words. Memory of other types that was cast need not be so aligned.
            arguments.IsStreaming &= (nint)address % sizeof(float) == 0;
            RunPinned(ref arguments, result + 1, kernel, samples, elementsPerSample, degreeOfParallelism, sums);
        }
    }

    private static void RunChunks<TArguments>(
        ref TArguments arguments, Kernel<TArguments> kernel, int samples, long elementsPerSample, int degreeOfParallelism, scoped Span<double> sums)
        where TArguments : IKernelArguments, allows ref struct
    {
        if (samples > 0 && samples * elementsPerSample <= ElementsPerChunk / 2)
        {
            RunOne(ref arguments, kernel, samples, sums);
            return;
        }

        // A multiple of the block where there are that many, so that only the last chunk has a tail.
        var samplesPerChunk = (int)Math.Max(1, ElementsPerChunk / Math.Max(1, elementsPerSample));
        if (samplesPerChunk > Block)
            samplesPerChunk -= samplesPerChunk % Block;
        var chunks = (int)(((long)samples + samplesPerChunk - 1) / samplesPerChunk);
        var tasks = Tasks(samples * Math.Max(1, elementsPerSample), chunks, degreeOfParallelism);
        if (tasks > 1)
            RunParallel(ref arguments, kernel, samples, samplesPerChunk, chunks, tasks, sums);
        else
            RunSerial(ref arguments, kernel, samples, samplesPerChunk, chunks, sums);
    }

    /// <summary>So few samples are one chunk, whatever their width.</summary>
    private static void RunOne<TArguments>(ref TArguments arguments, Kernel<TArguments> kernel, int samples, scoped Span<double> sums)
        where TArguments : IKernelArguments, allows ref struct
    {
        sums.Clear();
        kernel(ref arguments, 0, samples, sums);
        if (arguments.IsStreaming)
            Streaming.Fence();

        // As the sum of the chunks does, this takes −0 to 0.
        foreach (ref var sum in sums)
            sum += 0;
    }

    private static int Tasks(long elements, int chunks, int degreeOfParallelism)
    {
        if (degreeOfParallelism == 1)
            return 1;
        var threads = degreeOfParallelism > 1 ? degreeOfParallelism : Environment.ProcessorCount;
        return (int)Math.Min(Math.Min(threads, chunks), elements / ElementsPerTask);
    }

    private static void RunSerial<TArguments>(
        ref TArguments arguments, Kernel<TArguments> kernel, int samples, int samplesPerChunk, int chunks, scoped Span<double> sums)
        where TArguments : IKernelArguments, allows ref struct
    {
        Span<CompensatedSum> totals = stackalloc CompensatedSum[sums.Length];
        totals.Clear();
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            sums.Clear();
            RunChunk(ref arguments, kernel, samples, samplesPerChunk, chunk, sums);
            for (var i = 0; i < sums.Length; i++)
                totals[i].Add(sums[i]);
        }

        for (var i = 0; i < sums.Length; i++)
            sums[i] = totals[i].Value;
    }

    private static void RunParallel<TArguments>(
        ref TArguments arguments, Kernel<TArguments> kernel, int samples, int samplesPerChunk, int chunks, int tasks, scoped Span<double> sums)
        where TArguments : IKernelArguments, allows ref struct
    {
        var count = sums.Length;
        var chunkSums = ArrayPool<double>.Shared.Rent(Math.Max(1, chunks * count));
        chunkSums.AsSpan().Clear();

        // The arguments lie on this thread's stack, which stays as it is until all tasks are done; the collector keeps the references in them up to date.
        var address = (nint)Unsafe.AsPointer(ref arguments);
        Parallel.For(0, tasks, new ParallelOptions { MaxDegreeOfParallelism = tasks }, task =>
        {
            ref var shared = ref Unsafe.AsRef<TArguments>((void*)address);
            var last = (int)((long)chunks * (task + 1) / tasks);
            for (var chunk = (int)((long)chunks * task / tasks); chunk < last; chunk++)
                RunChunk(ref shared, kernel, samples, samplesPerChunk, chunk, chunkSums.AsSpan(chunk * count, count));
        });

        for (var i = 0; i < count; i++)
        {
            var total = default(CompensatedSum);
            for (var chunk = 0; chunk < chunks; chunk++)
                total.Add(chunkSums[(chunk * count) + i]);
            sums[i] = total.Value;
        }

        ArrayPool<double>.Shared.Return(chunkSums);
    }

    private static void RunChunk<TArguments>(
        ref TArguments arguments, Kernel<TArguments> kernel, int samples, int samplesPerChunk, int chunk, scoped Span<double> sums)
        where TArguments : IKernelArguments, allows ref struct
    {
        var start = chunk * samplesPerChunk;
        kernel(ref arguments, start, (int)Math.Min(samples, (long)start + samplesPerChunk), sums);
        if (arguments.IsStreaming)
            Streaming.Fence();
    }
}
