using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Stability;

/// <summary>Says by its words alone whether code can hold what the rules look for: most code cannot, and is never bound.</summary>
internal static class Interest
{
    /// <summary>Functions of which a rule needs something around: a sum, a product, another function.</summary>
    private static readonly HashSet<string> Functions =
    [
        "Log", "Log2", "Log10", "Exp", "Exp2", "Exp10", "Sqrt", "Pow", "Tanh", "Sinh", "Cosh", "Acos", "Cos", "Cbrt", "Erf", "Erfc", "LogGamma", "Sigmoid", "Softplus", "Log1p", "Expm1",
    ];

    /// <summary>Names that say enough by themselves.</summary>
    private static readonly HashSet<string> Words =
    [
        "LogP1", "Log2P1", "Log10P1", "ExpM1", "Exp2M1", "Exp10M1", "Epsilon", "TensorPrimitives", "Half", "StableMath",
    ];

    /// <summary>Parts of the words and signs above, one of which the text holds where the tokens are worth a look.</summary>
    private static readonly string[] Stems =
    [
        "Log", "Exp", "Sqrt", "Pow", "anh", "osh", "cos", "Cos", "Cbrt", "Erf", "Sign", "Softplus", "Epsilon", "M1", "P1", "Tensor", "Half", "torch", "StableMath", "Sigmoid", "Sum", "*", "/", "+=", "++", "e-", "E-",
    ];

    /// <summary>Whether code is worth binding.</summary>
    /// <param name="body">The code.</param>
    /// <param name="hasTensors">The compilation knows TorchSharp.</param>
    public static bool Has(SyntaxNode body, bool hasTensors)
    {
        var text = body.SyntaxTree.GetText().ToString(body.Span);
        return Stems.Any(stem => text.IndexOf(stem, StringComparison.Ordinal) >= 0) && HasTokens(body, hasTensors, text.Contains(" / "));
    }

    private static bool HasTokens(SyntaxNode body, bool hasTensors, bool holdsQuotient)
    {
        foreach (var token in body.DescendantTokens())
        {
            switch ((SyntaxKind)token.RawKind)
            {
                case SyntaxKind.IdentifierToken when Words.Contains(token.ValueText) || (hasTensors && token.ValueText is ("torch" or "Tensor")) || (Functions.Contains(token.ValueText) && HasCompany(token)) || IsSign(token) || IsSumOfProducts(token) || (token.ValueText == "Sum" && holdsQuotient):
                case SyntaxKind.MinusToken or SyntaxKind.PlusToken when (token.IsKind(SyntaxKind.MinusToken) && IsDifferenceOfProducts(token.Parent)) || IsOfLiterals(token.Parent):
                case SyntaxKind.SlashToken when IsOfLiterals(token.Parent) || token.Parent is BinaryExpressionSyntax { Right: ParenthesizedExpressionSyntax { Expression: BinaryExpressionSyntax { OperatorToken.RawKind: (int)SyntaxKind.AsteriskToken } } }:
                case SyntaxKind.NumericLiteralToken when token.Text.IndexOfAny(['e', 'E']) > 0 && token.Value is (float and < 1e-3f) or (double and < 1e-3):
                case SyntaxKind.PlusEqualsToken or SyntaxKind.PlusPlusToken when IsInLoop(token.Parent) && IsFloat(token.Parent):
                    return true;
            }
        }

        return false;
    }

    /// <summary>The function is called on more than a name, or something is made of its result.</summary>
    private static bool HasCompany(SyntaxToken name)
    {
        SyntaxNode call = name.Parent!;
        while (call.Parent is MemberAccessExpressionSyntax)
            call = call.Parent;
        if (call.Parent is not InvocationExpressionSyntax invocation)
            return call.Parent is ArgumentSyntax;
        if (invocation.ArgumentList.Arguments.Any(argument => !IsPlain(argument.Expression)))
            return true;
        SyntaxNode user = invocation;
        while (user.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or PrefixUnaryExpressionSyntax)
            user = user.Parent;
        return user.Parent is BinaryExpressionSyntax or ArgumentSyntax or AssignmentExpressionSyntax or EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } } or ConditionalExpressionSyntax
            || invocation.ArgumentList.Arguments.Any(argument => argument.Expression is IdentifierNameSyntax local && IsLocal(local));
    }

    private static bool IsPlain(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or LiteralExpressionSyntax or MemberAccessExpressionSyntax or ThisExpressionSyntax => true,
        ParenthesizedExpressionSyntax parenthesized => IsPlain(parenthesized.Expression),
        CastExpressionSyntax cast => IsPlain(cast.Expression),
        PrefixUnaryExpressionSyntax unary => IsPlain(unary.Operand),
        ElementAccessExpressionSyntax element => IsPlain(element.Expression),
        _ => false,
    };

    /// <summary>The name is declared as a variable around: it may hold anything.</summary>
    private static bool IsLocal(IdentifierNameSyntax name) => Declaration(name) is not null;

    /// <summary>What is added to is declared as a variable of type float.</summary>
    private static bool IsFloat(SyntaxNode? addition)
    {
        var target = addition switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left,
            PostfixUnaryExpressionSyntax step => step.Operand,
            PrefixUnaryExpressionSyntax step => step.Operand,
            _ => null,
        };
        return target is IdentifierNameSyntax name && Declaration(name) is { Parent: VariableDeclarationSyntax declaration } variable
            && (declaration.Type.ToString() is "float" or "Half" or "Single" || variable.Initializer?.Value is LiteralExpressionSyntax { Token.Value: float });
    }

    private static VariableDeclaratorSyntax? Declaration(IdentifierNameSyntax name)
    {
        for (SyntaxNode? outer = name.Parent; outer is not null and not MemberDeclarationSyntax; outer = outer.Parent)
        {
            if (outer is not BlockSyntax block)
                continue;
            foreach (var statement in block.Statements)
                if (statement is LocalDeclarationStatementSyntax declaration && declaration.Declaration.Variables.FirstOrDefault(variable => variable.Identifier.ValueText == name.Identifier.ValueText) is { } found)
                    return found;
        }

        return null;
    }

    private static bool IsSumOfProducts(SyntaxToken token) =>
        token.ValueText is "Sum" or "Average" && token.Parent?.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call }
        && call.ArgumentList.Arguments.Any(argument => argument.Expression is SimpleLambdaExpressionSyntax { ExpressionBody: BinaryExpressionSyntax body } && body.IsKind(SyntaxKind.MultiplyExpression));

    private static bool IsSign(SyntaxToken token) =>
        token.ValueText == "Sign" && token.Parent?.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax, Expression: IdentifierNameSyntax { Identifier.ValueText: "Math" or "MathF" } };

    private static bool IsInLoop(SyntaxNode? node)
    {
        for (var outer = node?.Parent; outer is not null and not MemberDeclarationSyntax; outer = outer.Parent)
            if (outer is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax)
                return true;
        return false;
    }

    private static bool IsOfLiterals(SyntaxNode? node) => node is BinaryExpressionSyntax { Left: LiteralExpressionSyntax, Right: LiteralExpressionSyntax };

    /// <summary>a * b - c * d, as far as its shape tells.</summary>
    private static bool IsDifferenceOfProducts(SyntaxNode? node) =>
        node is BinaryExpressionSyntax difference && HoldsProduct(difference.Left) && HoldsProduct(difference.Right);

    private static bool HoldsProduct(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => HoldsProduct(parenthesized.Expression),
        BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.MultiplyExpression) || binary.IsKind(SyntaxKind.DivideExpression) || HoldsProduct(binary.Left) || HoldsProduct(binary.Right),
        _ => false,
    };
}
