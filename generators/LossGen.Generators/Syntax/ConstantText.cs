using System.Globalization;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Compiler.Syntax;

/// <summary>Names, types and constants as C# text that means the same wherever it is emitted.</summary>
internal static class ConstantText
{
    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayFormat.FullyQualifiedFormat.MiscellaneousOptions | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>A type, fully qualified, with the names of tuple elements and nullability.</summary>
    public static string OfType(ITypeSymbol type) => type.ToDisplayString(TypeFormat);

    /// <summary>A name, escaped where it is a keyword.</summary>
    public static string OfName(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>The value of a default as C# knows it, for a parameter of a type.</summary>
    public static string OfDefault(ITypeSymbol type, Optional<object?> constant) => constant is not { HasValue: true, Value: { } value }
        ? "default"
        : type.TypeKind == TypeKind.Enum ? OfEnum(type, value) : OfValue(value, type.SpecialType);

    private static string OfValue(object value, SpecialType type) => (type, value) switch
    {
        (SpecialType.System_Single, int integer) => integer.ToText() + "f",
        (SpecialType.System_Double, int integer) => integer.ToText() + "d",
        (SpecialType.System_Double, float real) => OfReal(real, "double", real.ToString("R", CultureInfo.InvariantCulture) + "d"),
        (_, float real) => OfReal(real, "float", real.ToString("R", CultureInfo.InvariantCulture) + "f"),
        (_, double real) => OfReal(real, "double", real.ToString("R", CultureInfo.InvariantCulture) + "d"),
        (_, bool flag) => flag ? "true" : "false",
        (_, string or char) => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!,
        _ => System.Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string OfReal(double value, string type, string text) => value switch
    {
        double.PositiveInfinity => type + ".PositiveInfinity",
        double.NegativeInfinity => type + ".NegativeInfinity",
        _ => double.IsNaN(value) ? type + ".NaN" : text,
    };

    private static string OfEnum(ITypeSymbol type, object value)
    {
        foreach (var member in type.GetMembers())
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, value))
                return OfType(type) + "." + OfName(field.Name);
        return "(" + OfType(type) + ")(" + System.Convert.ToString(value, CultureInfo.InvariantCulture) + ")";
    }
}
