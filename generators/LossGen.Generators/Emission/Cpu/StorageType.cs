using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>The type that inputs and gradients of a member are stored as, and the arithmetic that works on them.</summary>
/// <param name="Element">The element type that the user asks for.</param>
/// <param name="Type">The C# type.</param>
/// <param name="IsDouble">The arithmetic is in double, else in float.</param>
/// <param name="ClassSuffix">What tells the class of its kernels from others.</param>
internal sealed record StorageType(ElementTypes Element, string Type, bool IsDouble, string ClassSuffix)
{
    private static readonly StorageType[] All =
    [
        new(ElementTypes.Single, "float", IsDouble: false, ""),
        new(ElementTypes.Double, "double", IsDouble: true, "Double"),
        new(ElementTypes.Half, "global::System.Half", IsDouble: false, "Half"),
        new(ElementTypes.BFloat16, "global::LossGen.BFloat16", IsDouble: false, "BFloat16"),
    ];

    /// <summary>The type of what is computed.</summary>
    public string Arithmetic => IsDouble ? "double" : "float";

    /// <summary>How many numbers a line of a cache holds.</summary>
    public int ElementsOfLine => 64 / (Element is ElementTypes.Double ? 8 : IsNarrow ? 2 : 4);

    /// <summary>Whether what is stored has fewer digits than what is computed: it is rounded once, and nothing is kept in it on the way.</summary>
    public bool IsNarrow => Type != Arithmetic;

    /// <summary>The types that a user asks for.</summary>
    public static IEnumerable<StorageType> Of(ElementTypes elements) => All.Where(type => (elements & type.Element) != 0);

    /// <summary>A number of the arithmetic as it is stored.</summary>
    public string Narrowed(string value) => IsNarrow ? $"({Type}){value}" : value;
}
