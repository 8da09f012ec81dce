using LossGen.Compiler.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Analyzers.Stability;

/// <summary>Says by its words alone whether code can hold what the rules look for: most code cannot, and is never bound.</summary>
internal static class Interest
{
    private static readonly HashSet<string> Words =
    [
        "Log", "Log2", "Log10", "Exp", "Exp2", "Exp10", "Sqrt", "Pow", "Tanh", "Sinh", "Cosh", "Acos", "Cos", "Asin", "Cbrt", "Sign", "Clamp",
        "LogP1", "Log2P1", "Log10P1", "ExpM1", "Exp2M1", "Exp10M1", "Epsilon", "SoftMax", "Sigmoid", "Norm", "Distance", "CosineSimilarity", "TensorPrimitives",
        "log", "log2", "log10", "exp", "exp2", "sqrt", "pow", "tanh", "sigmoid", "softmax", "acos", "norm", "where", "StableMath", "Half",
    ];

    public static bool Has(SyntaxNode body)
    {
        var (holdsFloat, holdsAccumulation) = (false, false);
        foreach (var token in body.DescendantTokens())
        {
            switch ((SyntaxKind)token.RawKind)
            {
                case SyntaxKind.IdentifierToken when Words.Contains(token.ValueText):
                case SyntaxKind.MinusToken or SyntaxKind.PlusToken when IsDifferenceOfProducts(token.Parent) || IsConstantSum(token.Parent):
                case SyntaxKind.SlashToken when token.Parent is BinaryExpressionSyntax { Left: LiteralExpressionSyntax, Right: LiteralExpressionSyntax }:
                case SyntaxKind.NumericLiteralToken when token.Value is 0f or 0d && token.Text.IndexOfAny(['e', 'E']) > 0:
                    return true;
                case SyntaxKind.FloatKeyword:
                case SyntaxKind.NumericLiteralToken when token.Value is float:
                    holdsFloat = true;
                    break;
                case SyntaxKind.PlusEqualsToken or SyntaxKind.PlusPlusToken:
                    holdsAccumulation |= token.Parent!.Ancestors().Any(outer => outer is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
                    break;
            }

            if (holdsFloat && holdsAccumulation)
                return true;
        }

        return false;
    }

    private static bool IsConstantSum(SyntaxNode? node) => node is BinaryExpressionSyntax { Left: LiteralExpressionSyntax, Right: LiteralExpressionSyntax };

    /// <summary>a * b - c * d, as far as its shape tells.</summary>
    private static bool IsDifferenceOfProducts(SyntaxNode? node) =>
        node is BinaryExpressionSyntax difference && HoldsProduct(difference.Left) && HoldsProduct(difference.Right);

    private static bool HoldsProduct(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => HoldsProduct(parenthesized.Expression),
        BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.MultiplyExpression) || HoldsProduct(binary.Left) || HoldsProduct(binary.Right),
        _ => false,
    };
}
