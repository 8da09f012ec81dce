using LossGen.VectorMath.Printing;

namespace LossGen.VectorMath.Descriptions;

/// <summary>Samples in lanes: loads and stores of as many as there are, and the element at a label of rows whose positions follow each other lane by lane.</summary>
internal static class Samples
{
    public static IReadOnlyList<Function> Single { get; } = Functions("Int", "");

    public static IReadOnlyList<Function> Double { get; } = Functions("Long", "Double");

    /// <summary>Loads and stores of what is stored as one type.</summary>
    public static IEnumerable<Function> Of(string storage) =>
    [
        Load("The elements at the index, as many as are left; zeros behind them.", "$F", "", storage, ""),
        new("Writes as many lanes as are left at the index.", $$"""
            void StoreSamples($F value, ref {{storage}} destination, nuint index, int left)
            {
                if (left >= $C)
                    Store(value, ref destination, index);
                else
                    StoreTail(value, ref destination, index, left);
            }
            """) { Scalar = $"void StoreSamples($F value, ref {storage} destination, nuint index, int left) => Store(value, ref destination, index);" },
    ];

    private static IReadOnlyList<Function> Functions(string integer, string suffix) =>
    [
        .. Of("$R"),
        Load("The integers at the index, as many as are left; zeros behind them.", "$I", integer, "int", ""),
        Load("The flags at the index, as many as are left; false behind them.", "$F", "Mask", "bool", suffix),
        Pick("The element at the position that each lane names; 0 where there is none.", "$F", "", "$R", "", "$F.Zero", "0"),
        Pick("The integer at the position that each lane names; 0 where there is none.", "$I", integer, "int", "", "$I.Zero", "0"),
        Pick("The flag at the position that each lane names; false where there is none.", "$F", "Mask", "bool", suffix, "$F.Zero", "false"),
    ];

    private static Function Load(string summary, string type, string kind, string storage, string suffix) =>
        new(summary, $"{type} Load{kind}Samples$W{suffix}(ref readonly {storage} source, nuint index, int left) => left >= $C ? Load{kind}$W{suffix}(in source, index) : Load{kind}Tail$W{suffix}(in source, index, left);")
        {
            Scalar = $"{(kind == "Mask" ? "bool" : type)} Load{kind}Samples$W{suffix}(ref readonly {storage} source, nuint index, int left) => Load{kind}$W{suffix}(in source, index);",
        };

    private static Function Pick(string summary, string type, string kind, string storage, string suffix, string none, string scalarNone)
    {
        var scalarType = kind == "Mask" ? "bool" : type;
        return new(summary, Text(type, none, "V.Create(($N)j)")) { Scalar = Text(scalarType, scalarNone, "($N)j") };

        string Text(string result, string initial, string position) => $$"""
            {{result}} Pick{{kind}}$W{{suffix}}(ref readonly {{storage}} lanes, nuint width, $I position)
            {
                {{result}} picked = {{initial}};
                for (nuint j = 0; j < width; j++)
                    picked = Select(Equal({{position}}, position), Load{{kind}}$W{{suffix}}(in lanes, j * $C), picked);
                return picked;
            }
            """;
    }
}
