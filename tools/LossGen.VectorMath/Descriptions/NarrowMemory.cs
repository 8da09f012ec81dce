using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>
/// Floats that are stored in 16 bits. Reading is exact; writing rounds to the nearest value, ties to even, and keeps NaN. No step depends on how
/// a processor treats subnormal floats, and none of them multiplies one, which some processors are slow at.
/// </summary>
internal static class NarrowMemory
{
    public static IReadOnlyList<Function> Half { get; } = Functions(
        "Half",
        load: """
            var words = Words.Load$C(ref Unsafe.As<Half, short>(ref Unsafe.AsRef(in source)), index);

                // Exponent and fraction where a float has them, below the highest exponents: infinity and NaN are what they are, all else is 2^112 times as large.
                var scaled = V.AsSingle(V.ShiftLeft(words, 13) & V.Create(0x0FFFE000) | V.Create(0x70000000));
                var normal = scaled * V.Create(1.9259299e-34f);

                // A subnormal has no leading 1, which counts for 2^−15 here: without it, and twice as large, it is right, and smaller. Any other is larger.
                var magnitude = V.MinNative(normal, V.MultiplyAddEstimate(scaled, V.Create(3.8518599e-34f), V.Create(-6.1035156e-05f)));
                return V.AsSingle(V.ConditionalSelect(V.Create(int.MinValue), words, V.AsInt32(magnitude)));
            """,
        store: """
            var bits = V.AsInt32(value);
                var magnitude = bits & V.Create(0x7FFFFFFF);

                // From 65,520 on a number rounds to infinity. The sum with 2^13 times its power of two leaves as many digits as a half has; twice that power more
                // makes up for the difference of the exponents.
                var finite = V.Min(magnitude, V.Create(0x477FF000));
                var power = V.AsSingle(V.Max(finite, V.Create(0x38800000)) & V.Create(0x7F800000));
                var rounded = V.AsInt32(V.MultiplyAddEstimate(power, V.Create(8194f), V.AsSingle(finite)));
                var words = rounded + V.ShiftRightLogical(rounded, 13);
                words = V.ConditionalSelect(V.GreaterThan(magnitude, V.Create(0x7F800000)), V.Create(0x7E00), words);
                words = V.ConditionalSelect(V.Create(0x8000), V.ShiftRightLogical(bits, 16), words);
                Words.Store(words, ref Unsafe.As<Half, ushort>(ref destination), index);
            """);

    public static IReadOnlyList<Function> BFloat16 { get; } = Functions(
        "BFloat16",
        load: """
            var words = Words.Load$C(ref Unsafe.As<BFloat16, short>(ref Unsafe.AsRef(in source)), index);
                return V.AsSingle(V.ShiftLeft(words, 16));
            """,
        store: """
            var bits = V.AsInt32(value);
                var rounded = bits + V.Create(0x7FFF) + (V.ShiftRightLogical(bits, 16) & V.Create(1));
                var words = V.ShiftRightLogical(V.ConditionalSelect(V.AsInt32(V.Equals(value, value)), rounded, bits | V.Create(0x00400000)), 16);
                Words.Store(words, ref Unsafe.As<BFloat16, ushort>(ref destination), index);
            """);

    private static IReadOnlyList<Function> Functions(string storage, string load, string store) =>
    [
        new("The $C elements at the index.", $$"""
            $F Load$W(ref readonly {{storage}} source, nuint index)
            {
                {{load}}
            }
            """) { Scalar = $"$F Load$W(ref readonly {storage} source, nuint index) => (float)Unsafe.Add(ref Unsafe.AsRef(in source), index);" },
        new("Writes the lanes at the index, each rounded.", $$"""
            void Store($F value, ref {{storage}} destination, nuint index)
            {
                {{store}}
            }
            """) { Scalar = $"void Store($F value, ref {storage} destination, nuint index) => Unsafe.Add(ref destination, index) = ({storage})value;" },
        .. Tails.Of(storage),
        .. Samples.Of(storage),
    ];
}
