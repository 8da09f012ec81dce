using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Compiler.Syntax;

/// <summary>Calls that C# cannot bind because two imports, or a member, have the name of a function of Formula.</summary>
internal static class UnboundCalls
{
    public static void Check(MethodDeclarationSyntax method, SemanticModel model, Findings findings, CancellationToken cancellation)
    {
        foreach (var call in method.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is not SimpleNameSyntax name)
                continue;
            var bound = model.GetSymbolInfo(call, cancellation);
            if (bound.Symbol is not null)
                continue;
            var text = name.Identifier.ValueText;
            var owners = bound.CandidateSymbols.Concat(model.GetMemberGroup(name, cancellation)).Select(candidate => candidate.ContainingType).ToList();
            if (owners.Any(KnownTypes.IsFormula) && owners.FirstOrDefault(KnownTypes.IsMath) is { } math)
                findings.Add(Diagnostics.AmbiguousFunction, name.GetLocation(), text, math.Name);
            else if (FunctionTable.Names.Contains(text) && owners.FirstOrDefault(owner => owner is not null && IsEnclosing(method, owner, model, cancellation)) is { } type)
                findings.Add(Diagnostics.HiddenFunction, name.GetLocation(), text, type.Name);
        }
    }

    private static bool IsEnclosing(MethodDeclarationSyntax method, INamedTypeSymbol owner, SemanticModel model, CancellationToken cancellation)
    {
        for (var type = model.GetDeclaredSymbol(method, cancellation)?.ContainingType; type is not null; type = type.ContainingType)
            if (SymbolEqualityComparer.Default.Equals(type, owner))
                return true;
        return false;
    }
}
