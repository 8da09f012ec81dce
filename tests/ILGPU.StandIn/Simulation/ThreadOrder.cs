namespace ILGPU.StandIn;

/// <summary>The order in which groups, and threads between two meetings, run. Which one it is must not matter to a kernel.</summary>
public readonly record struct ThreadOrder
{
    private readonly bool reversed;
    private readonly int? seed;

    private ThreadOrder(bool reversed, int? seed)
    {
        this.reversed = reversed;
        this.seed = seed;
    }

    public static ThreadOrder Forward => default;

    public static ThreadOrder Reverse => new(reversed: true, seed: null);

    /// <summary>Another permutation each time, the same ones for the same seed.</summary>
    public static ThreadOrder Shuffled(int seed) => new(reversed: false, seed);

    internal Random? Source => seed is { } value ? new(value) : null;

    internal void Fill(Span<int> order, Random? source)
    {
        for (var i = 0; i < order.Length; i++)
            order[i] = reversed ? order.Length - 1 - i : i;
        source?.Shuffle(order);
    }

    public override string ToString() => seed is { } value ? Invariant($"shuffled by {value}") : reversed ? "reverse" : "forward";
}
