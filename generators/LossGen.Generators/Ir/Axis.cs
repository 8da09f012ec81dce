using System.Collections.Generic;

namespace LossGen.Compiler.Ir;

/// <summary>The identity of an axis of a formula: the samples, or the elements of a row.</summary>
/// <remarks>Two rows that meet in an operation share one axis; rows that never meet keep their own.</remarks>
internal readonly record struct Axis(int Id)
{
    /// <summary>The samples of a batch.</summary>
    public static readonly Axis Sample = new(0);

    public override string ToString() => Id == 0 ? "n" : "k" + Id.ToText();
}

/// <summary>The axes along which a value varies. A value without axes is one number a call.</summary>
internal readonly record struct AxisSet(ulong Bits)
{
    /// <summary>More row axes than this a formula cannot have.</summary>
    public const int Capacity = 64;

    public static readonly AxisSet None = new(0);
    public static readonly AxisSet Sample = Of(Axis.Sample);

    public bool IsEmpty => Bits == 0;

    /// <summary>The set without the sample axis.</summary>
    public AxisSet Rows => Except(Axis.Sample);

    public static AxisSet Of(Axis axis) => new(1UL << axis.Id);

    public bool Contains(Axis axis) => (Bits & (1UL << axis.Id)) != 0;

    public bool Contains(AxisSet other) => (other.Bits & ~Bits) == 0;

    public AxisSet With(Axis axis) => new(Bits | (1UL << axis.Id));

    public AxisSet Except(Axis axis) => new(Bits & ~(1UL << axis.Id));

    public AxisSet Except(AxisSet other) => new(Bits & ~other.Bits);

    public static AxisSet operator |(AxisSet left, AxisSet right) => new(left.Bits | right.Bits);

    public IEnumerable<Axis> Axes()
    {
        for (var id = 0; id < Capacity; id++)
            if (Contains(new Axis(id)))
                yield return new Axis(id);
    }

    public override string ToString() => "{" + string.Join(",", Axes()) + "}";
}
