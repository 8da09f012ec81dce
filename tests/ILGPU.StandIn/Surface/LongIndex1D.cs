namespace ILGPU;

/// <summary>A 64-bit index, or extent, in one dimension.</summary>
public readonly struct LongIndex1D(long x)
{
    public long X { get; } = x;

    public long Size => X;

    public Index1D ToIntIndex() => new(checked((int)X));

    public override string ToString() => Invariant($"{X}");

    public static implicit operator long(LongIndex1D idx) => idx.X;

    public static implicit operator LongIndex1D(long idx) => new(idx);

    public static explicit operator Index1D(LongIndex1D index) => index.ToIntIndex();
}
