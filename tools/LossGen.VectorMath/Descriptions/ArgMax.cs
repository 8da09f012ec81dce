using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>The position of the largest element: of each lane, or of a row whose maximum is known.</summary>
internal static class ArgMax
{
    public static IReadOnlyList<Function> Functions { get; } =
    [
        new("The first position of a value that the row holds; where the row holds a NaN, that of the first one.", """
            int PositionOf$W($R value, bool isNaN, ref $R row, nuint length)
            {
                var sought = V.Create(value);
                nuint i = 0;
                if (!isNaN)
                {
                    for (var whole = length & ~(nuint)(4 * $C - 1); i < whole; i += 4 * $C)
                        if (V.EqualsAny(V.LoadUnsafe(ref row, i), sought) || V.EqualsAny(V.LoadUnsafe(ref row, i + $C), sought)
                            || V.EqualsAny(V.LoadUnsafe(ref row, i + 2 * $C), sought) || V.EqualsAny(V.LoadUnsafe(ref row, i + 3 * $C), sought))
                            break;
                    for (; i + $C <= length; i += $C)
                        if (V.ExtractMostSignificantBits(V.Equals(V.LoadUnsafe(ref row, i), sought)) is var found and not 0)
                            return (int)i + (int)ulong.TrailingZeroCount(found);
                }

                return PositionOf1(value, isNaN, ref Unsafe.Add(ref row, i), length - i) + (int)i;
            }
            """)
        {
            IsInlined = false,
            IsOnDevice = false,
            Scalar = """
                int PositionOf1($R value, bool isNaN, ref $R row, nuint length)
                {
                    for (nuint i = 0; i < length; i++)
                        if (isNaN ? $R.IsNaN(Unsafe.Add(ref row, i)) : Unsafe.Add(ref row, i) == value)
                            return (int)i;
                    return 0;
                }
                """,
        },
        new("Takes in a value that comes after those before: it is better where it is larger; NaN is the largest.", """
            void UpdateArgMax($F value, $I index, ref $F best, ref $I bestIndex)
            {
                var isBetter = And(Not(LessOrEqual(value, best)), Equal(best, best));
                best = Select(isBetter, value, best);
                bestIndex = Select(isBetter, index, bestIndex);
            }
            """)
        {
            Device = """
                void UpdateArgMax($F value, $I index, ref $F best, ref $I bestIndex)
                {
                    var isBetter = !IsNaN(best) & (IsNaN(value) | Greater(value, best));
                    best = Select(isBetter, value, best);
                    bestIndex = Select(isBetter, index, bestIndex);
                }
                """,
        },
        new("Takes in the best of other positions: it is better where it is larger, or equal with a lower index; NaN is the largest.", """
            void MergeArgMax($F value, $I index, ref $F best, ref $I bestIndex)
            {
                var isLarger = Or(Greater(value, best), And(IsNaN(value), Not(IsNaN(best))));
                var isTie = Or(Equal(value, best), And(IsNaN(value), IsNaN(best)));
                var isBetter = Or(isLarger, And(isTie, Less(index, bestIndex)));
                best = Select(isBetter, value, best);
                bestIndex = Select(isBetter, index, bestIndex);
            }
            """)
        {
            Device = """
                void MergeArgMax($F value, $I index, ref $F best, ref $I bestIndex)
                {
                    var isNumber = !IsNaN(value) & !IsNaN(best);
                    var isLarger = (isNumber & Greater(value, best)) | (IsNaN(value) & !IsNaN(best));
                    var isTie = (isNumber & Equal(value, best)) | (IsNaN(value) & IsNaN(best));
                    var isBetter = isLarger | (isTie & Less(index, bestIndex));
                    best = Select(isBetter, value, best);
                    bestIndex = Select(isBetter, index, bestIndex);
                }
                """,
        },
    ];
}
