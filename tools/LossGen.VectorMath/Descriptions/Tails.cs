using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>
/// The elements of a row behind its last whole block: vectors of which the first few lanes count. A count may be negative or exceed the lanes,
/// since the vectors of one block share the tail.
/// </summary>
internal static class Tails
{
    public static IReadOnlyList<Function> Single { get; } = [.. Typed("Int", "int", ""), .. Of("$R")];

    public static IReadOnlyList<Function> Double { get; } = [.. Typed("Long", "long", "Double"), .. Of("$R")];

    /// <summary>The tails of what is stored as one type.</summary>
    public static IEnumerable<Function> Of(string storage) =>
    [
        new("The first elements at the index, zeros behind them.", $$"""
            $F LoadTail$W(ref readonly {{storage}} source, nuint index, int count)
            {
                Span<{{storage}}> lanes = stackalloc {{storage}}[$C];
                lanes.Clear();
                if (count > 0)
                    MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref Unsafe.AsRef(in source), index), Math.Min(count, $C)).CopyTo(lanes);
                return Load$W(ref MemoryMarshal.GetReference(lanes), 0);
            }
            """) { VectorsOnly = true, IsInlined = false },
        new("Writes the first lanes at the index.", $$"""
            void StoreTail($F value, ref {{storage}} destination, nuint index, int count)
            {
                Span<{{storage}}> lanes = stackalloc {{storage}}[$C];
                Store(value, ref MemoryMarshal.GetReference(lanes), 0);
                if (count > 0)
                    lanes[..Math.Min(count, $C)].CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref destination, index), Math.Min(count, $C)));
            }
            """) { VectorsOnly = true, IsInlined = false },
    ];

    private static IEnumerable<Function> Typed(string name, string integer, string suffix) =>
    [
        new("The lanes below the count, as a mask.", $"$F TailMask$W{suffix}(int count) => V.As$E(V.LessThan($I.Indices, V.Create(({integer})count)));".Replace("$E", suffix == "" ? "Single" : suffix, StringComparison.Ordinal))
        {
            VectorsOnly = true,
        },
        new("The first integers at the index, zeros behind them.", $$"""
            $I Load{{name}}Tail$W(ref readonly int source, nuint index, int count)
            {
                Span<{{integer}}> lanes = stackalloc {{integer}}[$C];
                lanes.Clear();
                for (var i = 0; i < Math.Min(count, $C); i++)
                    lanes[i] = Unsafe.Add(ref Unsafe.AsRef(in source), index + (nuint)i);
                return V.LoadUnsafe(ref MemoryMarshal.GetReference(lanes));
            }
            """) { VectorsOnly = true, IsInlined = false },
        new("The first flags at the index, false behind them.", $$"""
            $F LoadMaskTail$W{{suffix}}(ref readonly bool source, nuint index, int count)
            {
                Span<bool> lanes = stackalloc bool[16];
                lanes.Clear();
                if (count > 0)
                    MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref Unsafe.AsRef(in source), index), Math.Min(count, $C)).CopyTo(lanes);
                return LoadMask$W{{suffix}}(ref MemoryMarshal.GetReference(lanes), 0);
            }
            """) { VectorsOnly = true, IsInlined = false },
    ];
}
