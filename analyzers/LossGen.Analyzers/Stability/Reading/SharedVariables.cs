using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Stability.Reading;

/// <summary>Variables whose value cannot be followed: a lambda, a local function or a reference assigns them, or control jumps back.</summary>
internal static class SharedVariables
{
    public static ISet<ISymbol> Of(IOperation body)
    {
        var shared = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in body.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IAnonymousFunctionOperation function:
                    Add(shared, function.Body, function.Symbol);
                    break;
                case ILocalFunctionOperation { Body: { } local } function:
                    Add(shared, local, function.Symbol);
                    break;
                case ILabeledOperation:
                    Add(shared, body, null);
                    break;
                case IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None, Initializer.Value: { } target } when CodeReader.SymbolOf(target) is { } aliased:
                    shared.Add(aliased);
                    break;
                case IAddressOfOperation { Reference: { } place } when CodeReader.SymbolOf(place) is { } pointed:
                    shared.Add(pointed);
                    break;
            }
        }

        return shared;
    }

    private static void Add(HashSet<ISymbol> shared, IOperation code, IMethodSymbol? function)
    {
        foreach (var (symbol, _) in CodeReader.Assigned(code))
            if (function is null || !SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, function))
                shared.Add(symbol);
    }
}
