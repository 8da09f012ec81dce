using System.Globalization;
using System.Numerics;

namespace LossGen.Benchmarks.Data;

/// <summary>The samples of a batch, and the elements that a row of one sample has (1 for losses without rows).</summary>
internal readonly record struct Shape(int Samples, int Width = 1)
{
    public long Elements => (long)Samples * Width;

    /// <summary>With fewer samples, a power of two of them, where there are more elements than the most.</summary>
    public Shape AtMost(long most)
        => Elements <= most ? this : this with { Samples = 1 << BitOperations.Log2((uint)Math.Max(1, most / Width)) };

    public override string ToString() => Width == 1
        ? Samples % 1024 == 0 && Samples % (1 << 20) != 0 ? Digits(Samples / 1024) + "K" : InMillions(Samples)
        : $"{InMillions(Samples)}x{Digits(Width)}";

    private static string InMillions(int count) => count % (1 << 20) == 0 ? Digits(count >> 20) + "M" : Digits(count);

    private static string Digits(int count) => count.ToString(CultureInfo.InvariantCulture);
}
