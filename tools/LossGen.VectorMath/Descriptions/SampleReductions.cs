using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>
/// Sums over a row of which every lane holds another one. Floats are added up in double, half of the lanes in the first part, half in the second;
/// of doubles the second part keeps what every addition rounds off.
/// </summary>
internal static class SampleReductions
{
    public static IReadOnlyList<Function> Single { get; } =
    [
        new("Adds the smaller one of a value and the largest before it: all values but one occurrence of the largest.", """
            void AddLesser($F value, ref $F largest, ref $D low, ref $D high)
            {
                // The value stands last, so that NaN reaches the sum.
                AddWidened(ref low, ref high, V.MinNative(largest, value));
                largest = V.MaxNative(largest, value);
            }
            """),
        .. Checks,
    ];

    public static IReadOnlyList<Function> Double { get; } =
    [
        new("Adds the value to the sum.", """
            void AddCompensated(ref $F sum, ref $F rest, $F value)
            {
                var total = sum + value;
                var part = total - sum;
                rest += (sum - (total - part)) + (value - part);
                sum = total;
            }
            """),
        new("Both parts of a sum; the first alone where it is not finite.", """
            $F Compensated($F sum, $F rest) => V.ConditionalSelect(V.LessThan(V.Abs(sum), V.Create(double.PositiveInfinity)), sum + rest, sum);
            """),
        new("Adds the smaller one of a value and the largest before it: all values but one occurrence of the largest.", """
            void AddLesser($F value, ref $F largest, ref $F sum, ref $F rest)
            {
                // The value stands last, so that NaN reaches the sum.
                AddCompensated(ref sum, ref rest, V.MinNative(largest, value));
                largest = V.MaxNative(largest, value);
            }
            """),
        new("The power of two by which a divisor is scaled, with what it divides, before both become floats.", """
            $F DivisionScale($F divisor) => V.ConditionalSelect(V.LessThan(V.Abs(divisor), V.Create(1.0842021724855044e-19)), V.Create(9223372036854775808d), V.Create(1d));
            """) { VectorsOnly = true },
        .. Checks,
    ];

    private static IReadOnlyList<Function> Checks =>
    [
        new("The larger number; which one of several that a processor makes of NaN.", "$F MaxNative($F a, $F b) => V.MaxNative(a, b);"),
        new("Whether no lane is infinite or NaN.", "bool AllFinite($F x) => V.LessThanAll(V.Abs(x), V.Create($R.PositiveInfinity));") { Scalar = "bool AllFinite($R x) => $R.IsFinite(x);", IsOnDevice = false },
    ];
}
