using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>What is done with masks; those of the scalar, of type bool, are in Simd.cs, since float and double share them.</summary>
internal static class Selection
{
    public static IReadOnlyList<Function> Functions { get; } =
    [
        new("a where the mask is set, b elsewhere.", "$F Select($F mask, $F a, $F b) => V.ConditionalSelect(mask, a, b);")
        {
            Scalar = "$R Select(bool mask, $R a, $R b) => mask ? a : b;",
        },
        new("Whether both masks are set.", "$F And($F m, $F n) => m & n;") { VectorsOnly = true },
        new("Whether either mask is set.", "$F Or($F m, $F n) => m | n;") { VectorsOnly = true },
        new("Whether the mask is not set.", "$F Not($F m) => ~m;") { VectorsOnly = true },
    ];
}
