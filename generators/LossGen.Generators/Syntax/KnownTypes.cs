using System.Collections.Generic;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace LossGen.Compiler.Syntax;

/// <summary>The C# types and attributes that mean something in a formula.</summary>
internal static class KnownTypes
{
    public const string LossAttribute = "LossGen.LossAttribute";

    private static readonly Dictionary<SpecialType, ElementKind> Scalars = new()
    {
        [SpecialType.System_Single] = ElementKind.Real,
        [SpecialType.System_Double] = ElementKind.Real,
        [SpecialType.System_Int32] = ElementKind.Integer,
        [SpecialType.System_Boolean] = ElementKind.Flag,
    };

    private static readonly Dictionary<string, ElementKind> Rows = new()
    {
        ["Row"] = ElementKind.Real,
        ["BoolRow"] = ElementKind.Flag,
        ["IntRow"] = ElementKind.Integer,
    };

    /// <summary>The kind of a number, a flag or an enum; null for every other type.</summary>
    public static ElementKind? ScalarKind(ITypeSymbol? type) => type switch
    {
        null => null,
        { TypeKind: TypeKind.Enum } => ElementKind.Integer,
        _ => Scalars.TryGetValue(type.SpecialType, out var kind) ? kind : null,
    };

    /// <summary>The kind of the elements of a row type; null for every other type.</summary>
    public static ElementKind? RowKind(ITypeSymbol? type) =>
        type is not null && IsOurs(type) && Rows.TryGetValue(type.Name, out var kind) ? kind : null;

    public static bool IsReal(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;

    public static bool IsFormula(ITypeSymbol? type) => type is { Name: "Formula" } && IsOurs(type);

    public static bool IsMath(ITypeSymbol? type) =>
        type is { Name: "Math" or "MathF", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The types whose static functions are read by name: Formula, Math, MathF, float, double.</summary>
    public static bool IsFunctionLibrary(ITypeSymbol? type) => IsFormula(type) || IsMath(type) || IsReal(type);

    public static AttributeData? Attribute(ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
            if (attribute.AttributeClass is { } type && type.Name == name + "Attribute" && IsOurs(type))
                return attribute;
        return null;
    }

    public static bool Has(ISymbol symbol, string attribute) => Attribute(symbol, attribute) is not null;

    private static bool IsOurs(ITypeSymbol type) =>
        type is { ContainingType: null, ContainingNamespace: { Name: "LossGen", ContainingNamespace.IsGlobalNamespace: true } };
}
