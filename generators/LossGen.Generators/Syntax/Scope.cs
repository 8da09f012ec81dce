using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace LossGen.Compiler.Syntax;

/// <summary>The values of locals and parameters at a place in the body, and the functions that are being read there. Immutable: a branch changes its own copy.</summary>
internal sealed class Scope
{
    public static readonly Scope Empty = new(ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default), []);

    private readonly ImmutableDictionary<ISymbol, Value> values;

    private Scope(ImmutableDictionary<ISymbol, Value> values, ImmutableArray<IMethodSymbol> calls)
    {
        this.values = values;
        Calls = calls;
    }

    /// <summary>The functions being read, outermost first.</summary>
    public ImmutableArray<IMethodSymbol> Calls { get; }

    public IMethodSymbol Function => Calls[Calls.Length - 1];

    public IEnumerable<ISymbol> Variables => values.Keys;

    public Value? Find(ISymbol variable) => values.TryGetValue(variable, out var value) ? value : null;

    public Scope With(ISymbol variable, Value value) => new(values.SetItem(variable, value), Calls);

    public Scope Enter(IMethodSymbol function) => new(values, Calls.Add(function));

    /// <summary>What a function sees that was made in one place and is called in another: variables as they are now, and those that are gone.</summary>
    public Scope Over(Scope made) => new(made.values.SetItems(values), Calls);

    public bool IsReading(IMethodSymbol function)
    {
        foreach (var call in Calls)
            if (SymbolEqualityComparer.Default.Equals(call, function))
                return true;
        return false;
    }
}
