using System;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.CodeFixes;

/// <summary>The changes that fix diagnostics, a row each.</summary>
internal static class FormulaChanges
{
    private static readonly ImmutableArray<Change> Changes =
    [
        new(Diagnostics.MethodNotPartial.Id, "Make the loss partial", Method, node => WithModifier((MemberDeclarationSyntax)node, SyntaxKind.PartialKeyword)),
        new(Diagnostics.TypeNotPartial.Id, "Make the type partial", Type, node => WithModifier((MemberDeclarationSyntax)node, SyntaxKind.PartialKeyword)),
        new(Diagnostics.MethodNotStatic.Id, "Make the loss static", Method, node => WithModifier((MemberDeclarationSyntax)node, SyntaxKind.StaticKeyword)),
        new(Diagnostics.NoAccessibility.Id, "Make the loss public", Method, node => WithModifier((MemberDeclarationSyntax)node, SyntaxKind.PublicKeyword)),
        new(Diagnostics.NoGradParameter.Id, "Mark the first number or row with [Grad]", FirstInput, node => WithGrad((ParameterSyntax)node)),
        new(Diagnostics.AmbiguousFunction.Id, "Call the function of Formula", Name, node => Qualified((SimpleNameSyntax)node)),
        new(Diagnostics.HiddenFunction.Id, "Call the function of Formula", Name, node => Qualified((SimpleNameSyntax)node)),
    ];

    public static ImmutableArray<string> Ids => [.. Changes.Select(change => change.Id)];

    public static Change? Find(string id) => Changes.FirstOrDefault(change => change.Id == id);

    private static SyntaxNode? Method(SyntaxNode node) => node.FirstAncestorOrSelf<MethodDeclarationSyntax>();

    private static SyntaxNode? Type(SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    private static SyntaxNode? Name(SyntaxNode node) => node.FirstAncestorOrSelf<SimpleNameSyntax>();

    /// <summary>The first parameter that may get a gradient, by the names of its type and attributes.</summary>
    private static SyntaxNode? FirstInput(SyntaxNode node) => node.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.ParameterList.Parameters.FirstOrDefault(parameter =>
        parameter.Type?.ToString() is "float" or "double" or "Row" or "LossGen.Row"
        && !parameter.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() is "Hyper" or "Weight"));

    /// <summary>Accessibility comes first, partial last, and what surrounds the member stays where it is.</summary>
    private static SyntaxNode WithModifier(MemberDeclarationSyntax member, SyntaxKind kind)
    {
        var modifiers = member.Modifiers;
        var index = kind switch
        {
            SyntaxKind.PublicKeyword => 0,
            SyntaxKind.StaticKeyword when modifiers.IndexOf(SyntaxKind.PartialKeyword) is >= 0 and var partial => partial,
            _ => modifiers.Count,
        };
        var token = SyntaxFactory.Token(kind).WithTrailingTrivia(SyntaxFactory.Space);
        var (list, next) = index < modifiers.Count
            ? (modifiers, modifiers[index])
            : (modifiers, FirstAfterModifiers(member));
        token = token.WithLeadingTrivia(next.LeadingTrivia);
        var bare = member.ReplaceToken(next, next.WithLeadingTrivia());
        list = bare.Modifiers;
        return bare.WithModifiers(list.Insert(index, token));
    }

    private static SyntaxToken FirstAfterModifiers(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.ReturnType.GetFirstToken(),
        TypeDeclarationSyntax type => type.Keyword,
        _ => throw new ArgumentException("A member without modifiers.", nameof(member)),
    };

    private static SyntaxNode WithGrad(ParameterSyntax parameter)
    {
        var attribute = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(SyntaxFactory.IdentifierName("Grad"))));
        return parameter.WithoutLeadingTrivia()
            .WithAttributeLists(parameter.AttributeLists.Insert(0, attribute.WithTrailingTrivia(SyntaxFactory.Space)))
            .WithLeadingTrivia(parameter.GetLeadingTrivia());
    }

    private static SyntaxNode Qualified(SimpleNameSyntax name) => SyntaxFactory
        .MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, SyntaxFactory.IdentifierName("Formula"), name.WithoutTrivia())
        .WithTriviaFrom(name);

    /// <summary>The change for one diagnostic: the node around its place, and what the node becomes.</summary>
    internal sealed record Change(string Id, string Title, Func<SyntaxNode, SyntaxNode?> Target, Func<SyntaxNode, SyntaxNode> Apply);
}
