using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LossGen.Compiler.Syntax;

/// <summary>A call of a function of the table; no argument is rejected.</summary>
internal sealed record Call(string Name, ImmutableArray<Value> Arguments, SyntaxNode Syntax, Scope Scope)
{
    public Value X => Arguments[0];

    public Value Y => Arguments[1];

    public Value Z => Arguments[2];
}
