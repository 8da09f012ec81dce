using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LossGen.Benchmarks.Data;

namespace LossGen.Benchmarks.Measuring;

/// <summary>Reads every input and writes every gradient of a batch, and does nothing else: the least time that the traffic takes.</summary>
internal static unsafe class StreamKernel
{
    private const int Vector = 32;
    private const int Line = 2 * Vector;

    /// <summary>Runs over the parts of a batch, a thread each.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="pastCaches">Whether stores go past the caches.</param>
    public static void Run(Batch[] parts, bool pastCaches)
    {
        if (parts.Length == 1)
            Run(parts[0], pastCaches);
        else
            Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = parts.Length }, i => Run(parts[i], pastCaches));
    }

    private static void Run(Batch batch, bool pastCaches)
    {
        // Stores past the caches need whole vectors.
        foreach (var piece in batch.Gradients)
            pastCaches &= piece.Address % Vector == 0;

        // The longest arrays are walked together, as a kernel does; labels and other short ones by themselves.
        var longest = batch.LargestBytes;
        var sources = stackalloc byte*[batch.Inputs.Length];
        var destinations = stackalloc byte*[batch.Gradients.Length];
        var (reads, writes) = (0, 0);
        foreach (var piece in batch.Inputs)
        {
            if (piece.Bytes == longest)
                sources[reads++] = (byte*)piece.Address;
            else
                WalkAlone(piece, isRead: true, pastCaches);
        }

        foreach (var piece in batch.Gradients)
        {
            if (piece.Bytes == longest)
                destinations[writes++] = (byte*)piece.Address;
            else
                WalkAlone(piece, isRead: false, pastCaches);
        }

        switch (reads)
        {
            case 1: Walk<One>(sources, destinations, writes, longest, pastCaches); break;
            case 2: Walk<Two>(sources, destinations, writes, longest, pastCaches); break;
            case 3: Walk<Three>(sources, destinations, writes, longest, pastCaches); break;
            case 4: Walk<Four>(sources, destinations, writes, longest, pastCaches); break;
            default: throw new NotSupportedException($"{reads} long inputs: the stream has forms for one to four.");
        }
    }

    private static void WalkAlone(Piece piece, bool isRead, bool pastCaches)
    {
        var address = (byte*)piece.Address;
        if (isRead)
            Walk<One, None>(&address, null, piece.Bytes, pastCaches);
        else
            Walk<None, One>(null, &address, piece.Bytes, pastCaches);
    }

    private static void Walk<TReads>(byte** sources, byte** destinations, int writes, long bytes, bool pastCaches)
        where TReads : struct, ICount
    {
        switch (writes)
        {
            case 0: Walk<TReads, None>(sources, destinations, bytes, pastCaches); break;
            case 1: Walk<TReads, One>(sources, destinations, bytes, pastCaches); break;
            case 2: Walk<TReads, Two>(sources, destinations, bytes, pastCaches); break;
            case 3: Walk<TReads, Three>(sources, destinations, bytes, pastCaches); break;
            default: throw new NotSupportedException($"{writes} long gradients: the stream has forms for none to three.");
        }
    }

    private static void Walk<TReads, TWrites>(byte** sources, byte** destinations, long bytes, bool pastCaches)
        where TReads : struct, ICount
        where TWrites : struct, ICount
    {
        if (pastCaches)
            Walk<TReads, TWrites, PastCaches>(sources, destinations, bytes);
        else
            Walk<TReads, TWrites, ThroughCaches>(sources, destinations, bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Walk<TReads, TWrites, TStore>(byte** sources, byte** destinations, long bytes)
        where TReads : struct, ICount
        where TWrites : struct, ICount
        where TStore : struct, IStore
    {
        var a = TReads.Value > 0 ? sources[0] : null;
        var b = TReads.Value > 1 ? sources[1] : null;
        var c = TReads.Value > 2 ? sources[2] : null;
        var d = TReads.Value > 3 ? sources[3] : null;
        var x = TWrites.Value > 0 ? destinations[0] : null;
        var y = TWrites.Value > 1 ? destinations[1] : null;
        var z = TWrites.Value > 2 ? destinations[2] : null;
        var (even, odd) = (Vector256<byte>.Zero, Vector256<byte>.Zero);
        for (var i = 0L; i <= bytes - Line; i += Line)
        {
            if (TReads.Value > 0)
                (even, odd) = (even | Vector256.Load(a + i), odd | Vector256.Load(a + i + Vector));
            if (TReads.Value > 1)
                (even, odd) = (even | Vector256.Load(b + i), odd | Vector256.Load(b + i + Vector));
            if (TReads.Value > 2)
                (even, odd) = (even | Vector256.Load(c + i), odd | Vector256.Load(c + i + Vector));
            if (TReads.Value > 3)
                (even, odd) = (even | Vector256.Load(d + i), odd | Vector256.Load(d + i + Vector));
            if (TWrites.Value > 0)
                TStore.StoreLine(x + i);
            if (TWrites.Value > 1)
                TStore.StoreLine(y + i);
            if (TWrites.Value > 2)
                TStore.StoreLine(z + i);
        }

        Keep(even | odd);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep(Vector256<byte> value)
    {
    }

    private interface IStore
    {
        static abstract void StoreLine(byte* address);
    }

    private readonly struct ThroughCaches : IStore
    {
        public static void StoreLine(byte* address)
        {
            Vector256<byte>.Zero.Store(address);
            Vector256<byte>.Zero.Store(address + Vector);
        }
    }

    private readonly struct PastCaches : IStore
    {
        public static void StoreLine(byte* address)
        {
            Vector256<byte>.Zero.StoreAlignedNonTemporal(address);
            Vector256<byte>.Zero.StoreAlignedNonTemporal(address + Vector);
        }
    }
}
