using LossGen.Compiler.Ir;
using LossGen.Compiler.Syntax;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Stability.Reading;

/// <summary>The types whose arithmetic is looked at.</summary>
internal enum NumericType
{
    /// <summary>Anything else.</summary>
    None,
    Single,
    Double,
    Half,

    /// <summary>A type parameter with floating-point constraints.</summary>
    Generic,

    /// <summary>A TorchSharp tensor.</summary>
    Tensor,
}

internal static class NumericTypes
{
    public static NumericType Of(ITypeSymbol? type) => type switch
    {
        null => NumericType.None,
        { SpecialType: SpecialType.System_Single } => NumericType.Single,
        { SpecialType: SpecialType.System_Double } => NumericType.Double,
        { Name: "Half", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => NumericType.Half,
        { Name: "Tensor", ContainingType: { Name: "torch", ContainingNamespace.Name: "TorchSharp" } } => NumericType.Tensor,
        ITypeParameterSymbol parameter when parameter.ConstraintTypes.Any(IsFloatingPoint) => NumericType.Generic,
        _ => NumericType.None,
    };

    public static bool IsInteger(ITypeSymbol? type) => RangeOf(type) is not null;

    /// <summary>The values of a type of whole numbers; null for every other type.</summary>
    public static Interval? RangeOf(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_SByte => new Interval(sbyte.MinValue, sbyte.MaxValue),
        SpecialType.System_Byte => new Interval(0, byte.MaxValue),
        SpecialType.System_Int16 => new Interval(short.MinValue, short.MaxValue),
        SpecialType.System_UInt16 or SpecialType.System_Char => new Interval(0, ushort.MaxValue),
        SpecialType.System_Int32 => new Interval(int.MinValue, int.MaxValue),
        SpecialType.System_UInt32 => new Interval(0, uint.MaxValue),
        SpecialType.System_Int64 or SpecialType.System_IntPtr => new Interval(long.MinValue, long.MaxValue),
        SpecialType.System_UInt64 or SpecialType.System_UIntPtr => new Interval(0, ulong.MaxValue),
        _ => null,
    };

    public static bool IsTorch(ITypeSymbol? type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
            if (outer is { Name: "torch", ContainingNamespace: { Name: "TorchSharp", ContainingNamespace.IsGlobalNamespace: true } })
                return true;
        return false;
    }

    private static bool IsFloatingPoint(ITypeSymbol constraint) =>
        IsNumericsInterface(constraint)
        && (constraint.Name is "IFloatingPoint" or "IFloatingPointIeee754" or "IBinaryFloatingPointIeee754" or "IExponentialFunctions" or "ILogarithmicFunctions" or "IRootFunctions" or "IPowerFunctions"
            || constraint.AllInterfaces.Any(inherited => inherited.Name == "IFloatingPointConstants"));

    public static bool IsNumericsInterface(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Interface, ContainingNamespace: { Name: "Numerics", ContainingNamespace.Name: "System" } };

    /// <summary>A type whose static functions are read by name.</summary>
    public static bool IsLibrary(ITypeSymbol? type) =>
        KnownTypes.IsMath(type) || Of(type) is NumericType.Single or NumericType.Double or NumericType.Half || IsNumericsInterface(type);
}
