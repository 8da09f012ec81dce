using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LossGen.Benchmarks.Data;

namespace LossGen.Benchmarks.Measuring;

/// <summary>Reads every input and writes every gradient of a batch, and does nothing else: the least time that the traffic takes.</summary>
internal static unsafe class StreamKernel
{
    // The arrays are walked together, a few lines of each in turn.
    private const int BlockBytes = 1024;
    private const int VectorBytes = 32;
    private const int Unrolled = 4 * VectorBytes;

    /// <summary>Runs over a batch with a number of threads; stores go past the caches or not.</summary>
    public static void Run(Batch[] parts, bool pastCaches)
    {
        if (parts.Length == 1)
            Run(parts[0], pastCaches);
        else
            Parallel.For(0, parts.Length, new ParallelOptions { MaxDegreeOfParallelism = parts.Length }, i => Run(parts[i], pastCaches));
    }

    private static void Run(Batch batch, bool pastCaches)
    {
        var inputs = batch.Inputs;
        var gradients = batch.Gradients;
        var blocks = Math.Max(1, batch.LargestBytes / BlockBytes);
        var seen = Vector256<byte>.Zero;
        for (var block = 0L; block < blocks; block++)
        {
            foreach (var piece in inputs)
                seen |= Read((byte*)piece.Address + Start(piece.Bytes, block, blocks), (byte*)piece.Address + Start(piece.Bytes, block + 1, blocks));
            foreach (var piece in gradients)
            {
                var start = (byte*)piece.Address + Start(piece.Bytes, block, blocks);
                var end = (byte*)piece.Address + Start(piece.Bytes, block + 1, blocks);
                if (pastCaches)
                    WritePastCaches(start, end);
                else
                    Write(start, end);
            }
        }

        Keep(seen);
    }

    /// <summary>The place of a block in a piece, at a whole unrolled step; the last block ends where the last whole step does.</summary>
    private static long Start(long bytes, long block, long blocks) => bytes * block / blocks / Unrolled * Unrolled;

    private static Vector256<byte> Read(byte* start, byte* end)
    {
        var (a, b, c, d) = (Vector256<byte>.Zero, Vector256<byte>.Zero, Vector256<byte>.Zero, Vector256<byte>.Zero);
        for (var at = start; at < end; at += Unrolled)
        {
            a |= Vector256.Load(at);
            b |= Vector256.Load(at + VectorBytes);
            c |= Vector256.Load(at + (2 * VectorBytes));
            d |= Vector256.Load(at + (3 * VectorBytes));
        }

        return a | b | c | d;
    }

    private static void Write(byte* start, byte* end)
    {
        for (var at = start; at < end; at += Unrolled)
        {
            Vector256<byte>.Zero.Store(at);
            Vector256<byte>.Zero.Store(at + VectorBytes);
            Vector256<byte>.Zero.Store(at + (2 * VectorBytes));
            Vector256<byte>.Zero.Store(at + (3 * VectorBytes));
        }
    }

    private static void WritePastCaches(byte* start, byte* end)
    {
        for (var at = start; at < end; at += Unrolled)
        {
            Vector256<byte>.Zero.StoreAlignedNonTemporal(at);
            Vector256<byte>.Zero.StoreAlignedNonTemporal(at + VectorBytes);
            Vector256<byte>.Zero.StoreAlignedNonTemporal(at + (2 * VectorBytes));
            Vector256<byte>.Zero.StoreAlignedNonTemporal(at + (3 * VectorBytes));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep(Vector256<byte> value)
    {
    }
}
