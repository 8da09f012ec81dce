using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>Comparisons that give a mask: all bits of a lane or none; a bool for the scalar.</summary>
internal static class Comparison
{
    public static IReadOnlyList<Function> Functions { get; } =
    [
        new("Whether a is less than b.", "$F Less($F a, $F b) => V.LessThan(a, b);") { Scalar = "bool Less($R a, $R b) => a < b;" },
        new("Whether a is at most b.", "$F LessOrEqual($F a, $F b) => V.LessThanOrEqual(a, b);") { Scalar = "bool LessOrEqual($R a, $R b) => a <= b;" },
        new("Whether a is greater than b.", "$F Greater($F a, $F b) => V.GreaterThan(a, b);") { Scalar = "bool Greater($R a, $R b) => a > b;" },
        new("Whether a is at least b.", "$F GreaterOrEqual($F a, $F b) => V.GreaterThanOrEqual(a, b);") { Scalar = "bool GreaterOrEqual($R a, $R b) => a >= b;" },
        new("Whether a and b are equal; false for NaN.", "$F Equal($F a, $F b) => V.Equals(a, b);") { Scalar = "bool Equal($R a, $R b) => a == b;" },
        new("Whether a and b differ; true for NaN.", "$F NotEqual($F a, $F b) => ~V.Equals(a, b);") { Scalar = "bool NotEqual($R a, $R b) => a != b;" },
        new("Whether x is NaN.", "$F IsNaN($F x) => V.IsNaN(x);") { Scalar = "bool IsNaN($R x) => $R.IsNaN(x);" },
        new("Whether x is neither NaN nor infinite.", "$F IsFinite($F x) => V.LessThan(V.Abs(x), V.Create($R.PositiveInfinity));")
        {
            Scalar = "bool IsFinite($R x) => $R.IsFinite(x);",
        },
    ];
}
