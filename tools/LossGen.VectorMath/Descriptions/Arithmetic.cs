using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>Operations that the processor has, under the name a formula uses.</summary>
internal static class Arithmetic
{
    public static IReadOnlyList<Function> Functions { get; } =
    [
        new("The absolute value.", "$F Abs($F x) => V.Abs(x);"),
        new("One divided by x.", "$F Reciprocal($F x) => $F.One / x;") { Scalar = "$R Reciprocal($R x) => 1 / x;" },
        new("x with the other sign.", "$F Negate($F x) => -x;"),
        new("The square root.", "$F Sqrt($F x) => V.Sqrt(x);"),
        new("The smaller value; NaN where either is NaN, and −0 is below +0.", "$F Min($F a, $F b) => V.Min(a, b);"),
        new("The greater value; NaN where either is NaN, and +0 is above −0.", "$F Max($F a, $F b) => V.Max(a, b);"),
        new("The greatest integer not above x.", "$F Floor($F x) => V.Floor(x);"),
        new("The smallest integer not below x.", "$F Ceiling($F x) => V.Ceiling(x);"),
        new("The nearest integer, ties to even.", "$F Round($F x) => V.Round(x);"),
        new("The integer part.", "$F Truncate($F x) => V.Truncate(x);"),
        new("−1, 0 or 1; NaN of NaN.", """
            $F Sign($F x)
            {
                var magnitude = V.ConditionalSelect(V.Equals(x, V.Create(($R)0)), V.Create(($R)0), V.CopySign(V.Create(($R)1), x));
                return V.ConditionalSelect(V.IsNaN(x), x, magnitude);
            }
            """),
        new("a·b + c, rounded once where the processor does that at no cost.", "$F MultiplyAdd($F a, $F b, $F c) => V.MultiplyAddEstimate(a, b, c);"),
        new("a·b + c with one rounding.", "$F FusedMultiplyAdd($F a, $F b, $F c) => V.FusedMultiplyAdd(a, b, c);"),
        new("The magnitude of a with the sign of b.", "$F CopySign($F a, $F b) => V.CopySign(a, b);"),
    ];
}
