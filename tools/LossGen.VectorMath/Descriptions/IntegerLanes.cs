using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>Integer lanes of the size of the float lanes that they appear with; their comparisons give masks of those.</summary>
internal static class IntegerLanes
{
    public static IReadOnlyList<Function> Functions { get; } =
    [
        Comparison("Whether a and b are equal.", "Equal", "Equals", "=="),
        new("Whether a and b differ.", "$F NotEqual($I a, $I b) => V.As$S(~V.Equals(a, b));") { Scalar = "bool NotEqual($N a, $N b) => a != b;" },
        Comparison("Whether a is less than b.", "Less", "LessThan", "<"),
        Comparison("Whether a is at most b.", "LessOrEqual", "LessThanOrEqual", "<="),
        Comparison("Whether a is greater than b.", "Greater", "GreaterThan", ">"),
        Comparison("Whether a is at least b.", "GreaterOrEqual", "GreaterThanOrEqual", ">="),
        new("The nearest real numbers.", "$F ToReal($I value) => V.ConvertTo$S(value);") { Scalar = "$R ToReal($N value) => value;" },
        new("a where the mask is set, b elsewhere.", "$I Select($F mask, $I a, $I b) => V.ConditionalSelect(V.As$B(mask), a, b);")
        {
            Scalar = "$N Select(bool mask, $N a, $N b) => mask ? a : b;",
        },
        new("The value in every lane.", "$I Broadcast$W($N value) => V.Create(value);") { IsOnDevice = false },
    ];

    public static IReadOnlyList<Function> Single { get; } =
    [
        new("The $C integers at the index.", "$I LoadInt$W(ref readonly int source, nuint index) => V.LoadUnsafe(in source, index);")
        {
            Scalar = "$I LoadInt$W(ref readonly int source, nuint index) => Unsafe.Add(ref Unsafe.AsRef(in source), index);",
            IsOnDevice = false,
        },
        new("start, start + 1, … in the lanes.", "$I Iota$WInt(int start) => V.Create(start) + $I.Indices;") { Scalar = "$I Iota$WInt(int start) => start;", IsOnDevice = false },
    ];

    public static IReadOnlyList<Function> Double { get; } =
    [
        new("The $C 32-bit integers at the index, as 64-bit lanes.", """
            $I LoadLong$W(ref readonly int source, nuint index)
            {
                512: var integers = Vector256.LoadUnsafe(in source, index).ToVector512Unsafe();
                256: var integers = Vector128.LoadUnsafe(in source, index).ToVector256Unsafe();
                128: var integers = Vector64.LoadUnsafe(in source, index).ToVector128Unsafe();
                return V.WidenLower(integers);
            }
            """)
        {
            Scalar = "$I LoadLong$W(ref readonly int source, nuint index) => Unsafe.Add(ref Unsafe.AsRef(in source), index);",
            IsOnDevice = false,
        },
        new("start, start + 1, … in the lanes.", "$I Iota$WLong(long start) => V.Create(start) + $I.Indices;") { Scalar = "$I Iota$WLong(long start) => start;", IsOnDevice = false },
    ];

    private static Function Comparison(string summary, string name, string operation, string scalar) =>
        new(summary, $"$F {name}($I a, $I b) => V.As$S(V.{operation}(a, b));") { Scalar = $"bool {name}($N a, $N b) => a {scalar} b;" };
}
