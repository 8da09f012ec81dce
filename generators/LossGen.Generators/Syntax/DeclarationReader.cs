using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Compiler.Syntax;

/// <summary>Reads the C# around a formula: its defining part, the types that contain it, and what must hold of both.</summary>
internal sealed class DeclarationReader(Findings findings, SemanticModel model, CancellationToken cancellation)
{
    /// <summary>The declaration; null where no part of the method can be emitted.</summary>
    public Declaration? Read(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        var isPartial = CheckMethod(method, syntax) & CheckTypes(method, syntax);
        var name = HintName(method, syntax);
        return !isPartial || name is null ? null : new Declaration(
            method.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : string.Empty,
            Types(method).Select(Header).ToImmutableArray(),
            ConstantText.OfName(method.Name),
            SyntaxFacts.GetText(method.DeclaredAccessibility),
            DefiningPart(method, syntax),
            name,
            SourceText.Of(syntax),
            DocumentationText.Of(syntax));
    }

    private bool CheckMethod(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        var place = syntax.Identifier.GetLocation();
        if (!method.IsStatic)
            findings.Add(Diagnostics.MethodNotStatic, place, method.Name);
        if (!syntax.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword))
            findings.Add(Diagnostics.NoAccessibility, place, method.Name);
        if (method.IsGenericMethod)
            findings.Add(Diagnostics.GenericFormula, place, method.Name);
        if (syntax.Body is null && syntax.ExpressionBody is null)
            findings.Add(Diagnostics.NoBody, place, method.Name);
        if (method.IsAsync)
            findings.Add(Diagnostics.Asynchronous, place);
        var isPartial = syntax.Modifiers.Any(SyntaxKind.PartialKeyword);
        if (!isPartial)
            findings.Add(Diagnostics.MethodNotPartial, place, method.Name);
        return isPartial && (syntax.Body is not null || syntax.ExpressionBody is not null) && method.ContainingType is { IsImplicitClass: false };
    }

    private bool CheckTypes(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        var isEmittable = true;
        foreach (var type in syntax.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            var place = type.Identifier.GetLocation();
            if (!type.Modifiers.Any(SyntaxKind.PartialKeyword))
                findings.Add(Diagnostics.TypeNotPartial, place, type.Identifier.ValueText);
            if (type.Modifiers.Any(SyntaxKind.FileKeyword))
                findings.Add(Diagnostics.FileLocalType, place, type.Identifier.ValueText);
            isEmittable &= type.Modifiers.Any(SyntaxKind.PartialKeyword) && !type.Modifiers.Any(SyntaxKind.FileKeyword);
        }

        if (method.ContainingType is { IsGenericType: true } generic)
            findings.Add(Diagnostics.GenericFormula, syntax.Identifier.GetLocation(), generic.Name);
        return isEmittable;
    }

    /// <summary>The name of the emitted file; null where another loss has the same.</summary>
    private string? HintName(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        if (method.ContainingType is not { } type)
            return null;
        var space = type.ContainingNamespace is { IsGlobalNamespace: false } named ? named.ToDisplayString().Replace("@", string.Empty) + "." : string.Empty;
        var name = space + string.Join(".", Types(method).Select(containing => containing.MetadataName.Replace('`', '_'))) + "." + method.Name;

        // File names are compared without regard to case.
        var namesakes = type.GetMembers().OfType<IMethodSymbol>()
            .Where(other => string.Equals(other.Name, method.Name, StringComparison.OrdinalIgnoreCase) && IsLoss(other) && !IsSame(other, method))
            .ToList();
        if (namesakes.Count == 0)
            return name;
        var kinds = Kinds(method);
        if (namesakes.All(other => Kinds(other) != kinds))
            return name + "_" + kinds;
        findings.Add(Diagnostics.DuplicateFormula, syntax.Identifier.GetLocation(), type.Name, method.Name);
        return null;
    }

    private static bool IsLoss(IMethodSymbol method) =>
        KnownTypes.Has(method, "Loss") || (method.PartialImplementationPart is { } part && KnownTypes.Has(part, "Loss"));

    private static bool IsSame(IMethodSymbol left, IMethodSymbol right) =>
        SymbolEqualityComparer.Default.Equals(left, right) || SymbolEqualityComparer.Default.Equals(left.PartialImplementationPart, right) ||
        SymbolEqualityComparer.Default.Equals(left.PartialDefinitionPart, right);

    private static string Kinds(IMethodSymbol method) => string.Join("_", method.Parameters.Select(parameter => parameter.Type.Name));

    private string DefiningPart(IMethodSymbol method, MethodDeclarationSyntax syntax)
    {
        var modifiers = string.Join(" ", syntax.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.AsyncKeyword)).Select(modifier => modifier.Text));
        var parameters = method.Parameters.Zip(syntax.ParameterList.Parameters, (parameter, declared) => ParameterText(parameter, declared));
        return modifiers + " " + Reference(method.RefKind) + ConstantText.OfType(method.ReturnType) + " " + ConstantText.OfName(method.Name) + (syntax.TypeParameterList?.ToString() ?? string.Empty)
            + "(" + string.Join(", ", parameters) + ")" + string.Concat(syntax.ConstraintClauses.Select(clause => " " + clause)) + ";";
    }

    private static string Reference(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.RefReadOnly => "ref readonly ",
        _ => string.Empty,
    };

    private string ParameterText(IParameterSymbol parameter, ParameterSyntax syntax)
    {
        var modifiers = string.Concat(syntax.Modifiers.Select(modifier => modifier.Text + " "));
        var value = syntax.Default is { Value: var text } ? " = " + ConstantText.OfDefault(parameter.Type, model.GetConstantValue(text, cancellation)) : string.Empty;
        return modifiers + ConstantText.OfType(parameter.Type) + " " + ConstantText.OfName(parameter.Name) + value;
    }

    private static IEnumerable<INamedTypeSymbol> Types(IMethodSymbol method)
    {
        var types = new Stack<INamedTypeSymbol>();
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
            types.Push(type);
        return types;
    }

    private static string Header(INamedTypeSymbol type)
    {
        var kind = type switch
        {
            { TypeKind: TypeKind.Interface } => "interface",
            { IsRecord: true, IsValueType: true } => "record struct",
            { IsRecord: true } => "record",
            { IsValueType: true } => "struct",
            _ => "class",
        };
        var parameters = type.TypeParameters.IsEmpty ? string.Empty : "<" + string.Join(", ", type.TypeParameters.Select(parameter => ConstantText.OfName(parameter.Name))) + ">";
        return SyntaxFacts.GetText(type.DeclaredAccessibility) + (type.IsStatic ? " static" : string.Empty) + " partial " + kind + " " + ConstantText.OfName(type.Name) + parameters;
    }
}
