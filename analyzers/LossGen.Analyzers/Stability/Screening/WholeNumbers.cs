using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Analyzers.Stability.Screening;

/// <summary>The variables of a body that hold whole numbers by their declared types, each where it can be seen.</summary>
internal sealed class WholeNumbers
{
    private readonly Dictionary<string, List<TextSpan>> scopes = [];

    /// <summary>Takes in a declaration of variables.</summary>
    public void Add(VariableDeclarationSyntax declaration)
    {
        var scope = declaration.Parent is LocalDeclarationStatementSyntax statement ? statement.Parent : declaration.Parent as ForStatementSyntax;
        if (scope is null || !IsWhole(declaration.Type))
            return;
        foreach (var declarator in declaration.Variables)
            Add(declarator.Identifier.ValueText, scope.Span);
    }

    /// <summary>Takes in the parameter of a method.</summary>
    public void Add(ParameterSyntax parameter)
    {
        if (parameter.Parent?.Parent is BaseMethodDeclarationSyntax method && IsWhole(parameter.Type))
            Add(parameter.Identifier.ValueText, method.Span);
    }

    /// <summary>Whether a value is a whole number, computed of nothing else.</summary>
    public bool Holds(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax parenthesized => Holds(parenthesized.Expression),
        LiteralExpressionSyntax literal => literal.Token.Value is int or uint or long or ulong,
        IdentifierNameSyntax name => scopes.TryGetValue(name.Identifier.ValueText, out var known) && known.Any(scope => scope.Contains(name.Span)),
        CastExpressionSyntax cast => IsWhole(cast.Type),
        PrefixUnaryExpressionSyntax unary => unary.Kind() is SyntaxKind.UnaryMinusExpression or SyntaxKind.UnaryPlusExpression && Holds(unary.Operand),
        BinaryExpressionSyntax binary => binary.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression
            && Holds(binary.Left) && Holds(binary.Right),
        _ => false,
    };

    private void Add(string name, TextSpan scope)
    {
        if (!scopes.TryGetValue(name, out var known))
            scopes.Add(name, known = []);
        known.Add(scope);
    }

    private static bool IsWhole(TypeSyntax? type) => type is PredefinedTypeSyntax predefined && predefined.Keyword.Kind() is
        SyntaxKind.SByteKeyword or SyntaxKind.ByteKeyword or SyntaxKind.ShortKeyword or SyntaxKind.UShortKeyword or SyntaxKind.IntKeyword
        or SyntaxKind.UIntKeyword or SyntaxKind.LongKeyword or SyntaxKind.ULongKeyword or SyntaxKind.CharKeyword;
}
