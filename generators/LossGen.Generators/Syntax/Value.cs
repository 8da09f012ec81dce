using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace LossGen.Compiler.Syntax;

/// <summary>What an expression of the user's C# stands for while the formula is read.</summary>
internal abstract record Value
{
    /// <summary>An expression that was rejected, here or by C# itself; whatever uses it is rejected without another word.</summary>
    public static readonly Value Rejected = new RejectedValue();

    private sealed record RejectedValue : Value;
}

/// <summary>A number, a flag or an integer, or a row of them.</summary>
/// <param name="Node">The value in the graph.</param>
/// <param name="IsRow">The C# type is a row.</param>
/// <param name="Element">The lambda whose parameter it depends on, so that it stands for one element of a row; 0: none.</param>
internal sealed record NumberValue(Node Node, bool IsRow = false, int Element = 0) : Value;

/// <summary>A tuple.</summary>
internal sealed record TupleValue(ImmutableArray<Value> Items) : Value;

/// <summary>A result together with how its sample counts.</summary>
internal sealed record WeightedValue(NumberValue Number, NumberValue? Weight, NumberValue? Counts) : Value;

/// <summary>A lambda or the name of a function, with the values that it sees.</summary>
internal sealed record FunctionValue(IMethodSymbol Method, IOperation? Body, Scope Scope) : Value;
