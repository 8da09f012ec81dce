using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>Sums of floats in double lanes: half of the lanes in low, half in high. A scalar has one lane, which is in low.</summary>
internal static class Accumulation
{
    public static IReadOnlyList<Function> Functions { get; } =
    [
        new("Adds the value to the sums, in double.", """
            void AddWidened(ref $D low, ref $D high, $F value)
            {
                var (lower, upper) = V.Widen(value);
                low += lower;
                high += upper;
            }
            """) { Scalar = "void AddWidened(ref double low, ref double high, float value) => low += value;" },
        new("Adds a·b to the sums; the product of two floats is exact in double.", """
            void AddProductWidened(ref $D low, ref $D high, $F a, $F b)
            {
                var (lowerA, upperA) = V.Widen(a);
                var (lowerB, upperB) = V.Widen(b);
                low = V.MultiplyAddEstimate(lowerA, lowerB, low);
                high = V.MultiplyAddEstimate(upperA, upperB, high);
            }
            """)
        {
            Scalar = "void AddProductWidened(ref double low, ref double high, float a, float b) => low = double.MultiplyAddEstimate(a, b, low);",
            Device = "void AddProductWidened(ref double low, ref double high, float a, float b) => low += (double)a * b;",
        },
    ];
}
