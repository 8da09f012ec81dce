using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>Functions that no loss spends its time in: each lane in double, through Math or StableMath.</summary>
internal static class LaneByLane
{
    public static IReadOnlyList<Function> Functions { get; } =
    [
        OfOne("The tangent.", "Tan", "Math.Tan"),
        OfOne("The inverse sine.", "Asin", "Math.Asin"),
        OfOne("The inverse cosine.", "Acos", "Math.Acos"),
        OfOne("The inverse tangent.", "Atan", "Math.Atan"),
        OfOne("The hyperbolic sine.", "Sinh", "Math.Sinh"),
        OfOne("The hyperbolic cosine.", "Cosh", "Math.Cosh"),
        OfOne("The inverse hyperbolic sine.", "Asinh", "Math.Asinh"),
        OfOne("The inverse hyperbolic cosine.", "Acosh", "Math.Acosh"),
        OfOne("The inverse hyperbolic tangent.", "Atanh", "Math.Atanh"),
        OfOne("The cube root.", "Cbrt", "Math.Cbrt"),
        OfOne("2 to the power x.", "Exp2", "LaneFunctions.Exp2"),
        OfOne("10 to the power x.", "Exp10", "LaneFunctions.Exp10"),
        OfOne("The logarithm to base 2.", "Log2", "Math.Log2"),
        OfOne("The logarithm to base 10.", "Log10", "Math.Log10"),
        OfOne("The error function.", "Erf", "StableMath.Erf"),
        OfOne("1 less the error function.", "Erfc", "StableMath.Erfc"),
        OfOne("e to the power x², times 1 less the error function.", "Erfcx", "StableMath.Erfcx"),
        OfOne("The logarithm of 1 less the error function.", "LogErfc", "StableMath.LogErfc"),
        OfOne("The logarithm of the cumulative normal distribution.", "LogNormalCdf", "StableMath.LogNormalCdf"),
        OfOne("The logarithm of the magnitude of the gamma function.", "LogGamma", "StableMath.LogGamma"),
        OfOne("The digamma function.", "Digamma", "StableMath.Digamma"),
        OfTwo("The angle of the point (x, y).", "Atan2", "y", "x", "Math.Atan2"),
        OfTwo("x less the nearest multiple of y.", "IEEERemainder", "x", "y", "Math.IEEERemainder"),
        new("Applies a function to each lane.", """
            $F MapLanes($F x, delegate*<double, double> function)
            {
                Span<$R> lanes = stackalloc $R[$C];
                V.CopyTo(x, lanes);
                foreach (ref var lane in lanes)
                    lane = ($R)function(lane);
                return V.Create<$R>(lanes);
            }
            """) { IsPublic = false, IsInlined = false, VectorsOnly = true },
        new("Applies a function of two arguments to each lane.", """
            $F MapLanes($F x, $F y, delegate*<double, double, double> function)
            {
                Span<$R> lanes = stackalloc $R[$C];
                V.CopyTo(x, lanes);
                for (var i = 0; i < lanes.Length; i++)
                    lanes[i] = ($R)function(lanes[i], V.GetElement(y, i));
                return V.Create<$R>(lanes);
            }
            """) { IsPublic = false, IsInlined = false, VectorsOnly = true },
    ];

    public static Function OfOne(string summary, string name, string implementation) =>
        new(summary, $"$F {name}($F x) => MapLanes(x, &{implementation});")
        {
            Scalar = $"$R {name}($R x) => ($R){implementation}(x);",
            Device = $"$R {name}($R x) => ($R){name}((double)x);",
            IsInlined = false,
        };

    public static Function OfTwo(string summary, string name, string first, string second, string implementation) =>
        new(summary, $"$F {name}($F {first}, $F {second}) => MapLanes({first}, {second}, &{implementation});")
        {
            Scalar = $"$R {name}($R {first}, $R {second}) => ($R){implementation}({first}, {second});",
            Device = $"$R {name}($R {first}, $R {second}) => ($R){name}((double){first}, (double){second});",
            IsInlined = false,
        };
}
