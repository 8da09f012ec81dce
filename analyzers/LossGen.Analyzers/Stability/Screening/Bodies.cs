using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Stability.Screening;

/// <summary>The code of a file: bodies of members and initializers.</summary>
internal static class Bodies
{
    /// <summary>The bodies, each with its declaration.</summary>
    /// <param name="root">The file.</param>
    /// <param name="isOfInterest">Whether to look into a declaration.</param>
    public static IEnumerable<(SyntaxNode Declaration, SyntaxNode Body)> Of(SyntaxNode root, Func<SyntaxNode, bool> isOfInterest)
    {
        var open = new Stack<SyntaxNode>();
        open.Push(root);
        while (open.Count > 0)
        {
            var declaration = open.Pop();
            if (!isOfInterest(declaration))
                continue;
            foreach (var body in Own(declaration))
                yield return (declaration, body);
            foreach (var member in Members(declaration))
                open.Push(member);
        }
    }

    private static IReadOnlyList<SyntaxNode> Members(SyntaxNode declaration) => declaration switch
    {
        CompilationUnitSyntax unit => unit.Members,
        BaseNamespaceDeclarationSyntax space => space.Members,
        TypeDeclarationSyntax type => type.Members,
        BasePropertyDeclarationSyntax { AccessorList: { } accessors } and not EventDeclarationSyntax => accessors.Accessors,
        _ => [],
    };

    /// <summary>The code of a declaration that no other declaration owns.</summary>
    private static IEnumerable<SyntaxNode> Own(SyntaxNode declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax => [declaration],
        PropertyDeclarationSyntax property => new SyntaxNode?[] { property.ExpressionBody, property.Initializer }.OfType<SyntaxNode>(),
        IndexerDeclarationSyntax { ExpressionBody: { } body } => [body],
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Initializer).OfType<SyntaxNode>(),
        CompilationUnitSyntax unit when unit.Members.Any(SyntaxKind.GlobalStatement) => [unit],
        _ => [],
    };
}
