using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>The position of the largest element of each lane.</summary>
internal static class ArgMax
{
    public static IReadOnlyList<Function> Functions { get; } =
    [
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
