using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Stability.Reading;

/// <summary>An operation at which a rule may stand.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Node">Its value.</param>
/// <param name="Type">The type in which it is computed.</param>
/// <param name="Facts">The conditions that hold where it is computed.</param>
/// <param name="Values">What the variables hold there.</param>
internal sealed record Candidate(
    IOperation Operation, Node Node, NumericType Type, ImmutableList<Fact> Facts, ImmutableDictionary<ISymbol, Node> Values)
{
    /// <summary>It is computed in double, or in a type that may be.</summary>
    public bool IsDouble => Type is NumericType.Double or NumericType.Generic;
}

/// <summary>A condition that was true or false on the way to a place.</summary>
internal readonly record struct Fact(Node Condition, bool Holds);

/// <summary>A place of the code that has a value: its text is that value.</summary>
internal readonly record struct Source(IOperation Operation, ImmutableDictionary<ISymbol, Node> Values);
