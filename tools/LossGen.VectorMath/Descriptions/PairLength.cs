using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>√(x² + y²) where the squares may leave the range of the type: of floats in double, of doubles scaled by the larger.</summary>
internal static class PairLength
{
    public static IReadOnlyList<Function> Single { get; } =
    [
        new("The length of (x, y), without overflow; NaN where either is NaN.", """
            $F Hypot($F x, $F y)
            {
                var (lowerX, upperX) = V.Widen(x);
                var (lowerY, upperY) = V.Widen(y);
                return V.Narrow(V.Sqrt(lowerX * lowerX + lowerY * lowerY), V.Sqrt(upperX * upperX + upperY * upperY));
            }
            """)
        {
            Scalar = "float Hypot(float x, float y) => (float)Math.Sqrt((double)x * x + (double)y * y);",
            Device = "float Hypot(float x, float y) => (float)Sqrt((double)x * x + (double)y * y);",
        },
    ];

    public static IReadOnlyList<Function> Double { get; } =
    [
        new("The length of (x, y), without overflow; NaN where either is NaN.", """
            $F Hypot($F x, $F y)
            {
                var larger = Max(Abs(x), Abs(y));
                var smaller = Min(Abs(x), Abs(y));
                var ratio = Select(Equal(smaller, V.Create(0d)), smaller, smaller / larger);
                var length = larger * Sqrt(V.MultiplyAddEstimate(ratio, ratio, V.Create(1d)));
                return Select(Equal(larger, V.Create(double.PositiveInfinity)), larger, length);
            }
            """),
    ];
}
