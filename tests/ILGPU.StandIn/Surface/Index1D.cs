namespace ILGPU;

/// <summary>An index, or an extent, in one dimension.</summary>
public readonly struct Index1D(int x)
{
    public int X { get; } = x;

    public int Size => X;

    public LongIndex1D ToLongIndex() => new(X);

    public override string ToString() => Invariant($"{X}");

    public static implicit operator int(Index1D idx) => idx.X;

    public static implicit operator Index1D(int idx) => new(idx);

    public static implicit operator LongIndex1D(Index1D index) => new(index.X);
}
