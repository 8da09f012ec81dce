using System;

namespace LossGen.Compiler.Ir;

/// <summary>The element types that kernels are generated for.</summary>
[Flags]
internal enum ElementTypes
{
    Single = 1,
    Double = 2,
    Half = 4,
    BFloat16 = 8,
}

/// <summary>A loss as the reader hands it to the compiler: plain data that compares by value, without symbols, syntax or locations.</summary>
/// <param name="Declaration">The C# around the formula.</param>
/// <param name="Parameters">The parameters in declared order; known even where the body is rejected.</param>
/// <param name="Outputs">The names of the values that the formula returns, the loss first.</param>
/// <param name="Formula">The formula; null where the body is rejected, and only stubs are emitted.</param>
/// <param name="Elements">The element types of the kernels.</param>
/// <param name="IsSum">The reduction where the options state none: the sum, else the mean.</param>
internal sealed record LossModel(
    Declaration Declaration,
    EquatableArray<Parameter> Parameters,
    EquatableArray<string> Outputs,
    Formula? Formula,
    ElementTypes Elements,
    bool IsSum);

/// <summary>The C# around a formula, as text that can be emitted as it is.</summary>
/// <param name="Namespace">The namespace; empty: the global one.</param>
/// <param name="ContainingTypes">The headers of the containing types, outermost first, such as <c>public static partial class MyLosses</c>.</param>
/// <param name="Name">The name of the method.</param>
/// <param name="Accessibility">The accessibility of the method, for its sibling members.</param>
/// <param name="DefiningPart">The defining part, whole, such as <c>public static partial float Mse(float prediction, float target);</c>.</param>
/// <param name="HintName">The name of the emitted file without <c>.g.cs</c>: the qualified name of the method.</param>
/// <param name="Source">The body as the user wrote it, for the comment above the kernels.</param>
/// <param name="Documentation">The comment that documents the method, as the user wrote it; null where there is none.</param>
internal sealed record Declaration(
    string Namespace,
    EquatableArray<string> ContainingTypes,
    string Name,
    string Accessibility,
    string DefiningPart,
    string HintName,
    string Source,
    string? Documentation);
