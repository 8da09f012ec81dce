using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>The normaliser of one row that stands alone, and the softmax that is made of it: what kernels do for every row of a batch.</summary>
internal static class RowNormalizer
{
    public static IReadOnlyList<Function> Single { get; } = Functions("");

    public static IReadOnlyList<Function> Double { get; } = Functions("Double");

    private static IReadOnlyList<Function> Functions(string suffix) =>
    [
        new("The maximum of a row, and its tail: Σ exp(x − max) over all elements but one occurrence of the maximum.", $$"""
            double NormalizerOfRow$W(ReadOnlySpan<$R> row, out double tail)
            {
                ref var source = ref MemoryMarshal.GetReference(row);
                var max = V.Create($R.NegativeInfinity);
                var reference = V.Create($R.MinValue);
                var (sum, high, low) = ($F.Zero, $F.Zero, $F.Zero);
                var whole = row.Length - row.Length % $C;
                for (var i = 0; i < whole;)
                {
                    for (var stop = Math.Min(whole, i + 32 * $C); i < stop; i += $C)
                        AddToNormalizer(V.LoadUnsafe(ref source, (nuint)i), ref max, ref reference, ref sum, ref high, ref low);
                    FlushNormalizer(ref sum, ref high, ref low);
                }

                if (whole < row.Length)
                {
                    var rest = LoadTail$W(ref source, (nuint)whole, row.Length - whole);
                    AddToNormalizer(Select(TailMask$W{{suffix}}(row.Length - whole), rest, V.Create($R.NegativeInfinity)), ref max, ref reference, ref sum, ref high, ref low);
                    FlushNormalizer(ref sum, ref high, ref low);
                }

                512: return Reduce.Normalizer(max, reference, high + low, out tail);
                256: return Reduce.Normalizer(Vector512.Create(max, V.Create($R.NegativeInfinity)), Vector512.Create(reference, reference), Vector512.Create(high + low, $F.Zero), out tail);
                128: var (none, zero) = (V.Create($R.NegativeInfinity), $F.Zero);
                128: return Reduce.Normalizer(Lanes.Join(max, none, none, none), Lanes.Join(reference, reference, reference, reference), Lanes.Join(high + low, zero, zero, zero), out tail);
            }
            """)
        {
            IsInlined = false,
            ByWidth = """
                double NormalizerOfRow(ReadOnlySpan<$R> row, out double tail) => KernelWidth.Current switch
                {
                    512 => NormalizerOfRow512(row, out tail),
                    256 => NormalizerOfRow256(row, out tail),
                    128 => NormalizerOfRow128(row, out tail),
                    _ => NormalizerOfRow1(row, out tail),
                };
                """,
            Scalar = """
                double NormalizerOfRow1(ReadOnlySpan<$R> row, out double tail)
                {
                    var (max, reference) = ($R.NegativeInfinity, $R.MinValue);
                    $R sum = 0, high = 0, low = 0;
                    foreach (var x in row)
                    {
                        AddToNormalizer(x, ref max, ref reference, ref sum, ref high, ref low);
                        FlushNormalizer(ref sum, ref high, ref low);
                    }

                    var (none, zero) = (Vector512.Create($R.NegativeInfinity), Vector512<$R>.Zero);
                    return Reduce.Normalizer(none.WithElement(0, max), Vector512.Create(reference), zero.WithElement(0, high + low), out tail);
                }
                """,
        },
        Map("e to the power x − shift, times the factor, for every element of a row whose maximum is the shift.", "SoftmaxOfRow", "factor", "ExpOfNonPositive($ - shift) * factor"),
        Map("−((shift − x) + logarithm) for every element of a row.", "LogSoftmaxOfRow", "logarithm", "-((shift - $) + logarithm)"),
    ];

    private static Function Map(string summary, string name, string second, string value) => new(summary, $$"""
        void {{name}}$W(ReadOnlySpan<$R> row, Span<$R> destination, $R shift, $R {{second}})
        {
            ref var source = ref MemoryMarshal.GetReference(row);
            ref var target = ref MemoryMarshal.GetReference(destination);
            var whole = row.Length - row.Length % $C;
            for (var i = 0; i < whole; i += $C)
                V.StoreUnsafe(Of(V.LoadUnsafe(ref source, (nuint)i), V.Create(shift), V.Create({{second}})), ref target, (nuint)i);
            if (whole < row.Length)
                StoreTail(Of(LoadTail$W(ref source, (nuint)whole, row.Length - whole), V.Create(shift), V.Create({{second}})), ref target, (nuint)whole, row.Length - whole);

            static $F Of($F x, $F shift, $F {{second}}) => {{value.Replace("$", "x", StringComparison.Ordinal)}};
        }
        """)
    {
        IsInlined = false,
        ByWidth = $$"""
            void {{name}}(ReadOnlySpan<$R> row, Span<$R> destination, $R shift, $R {{second}})
            {
                switch (KernelWidth.Current)
                {
                    case 512: {{name}}512(row, destination, shift, {{second}}); break;
                    case 256: {{name}}256(row, destination, shift, {{second}}); break;
                    case 128: {{name}}128(row, destination, shift, {{second}}); break;
                    default: {{name}}1(row, destination, shift, {{second}}); break;
                }
            }
            """,
        Scalar = $$"""
            void {{name}}1(ReadOnlySpan<$R> row, Span<$R> destination, $R shift, $R {{second}})
            {
                for (var i = 0; i < row.Length; i++)
                    destination[i] = {{value.Replace("$", "row[i]", StringComparison.Ordinal)}};
            }
            """,
    };
}
