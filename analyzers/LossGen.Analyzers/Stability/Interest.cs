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
        "log", "log2", "log10", "exp", "exp2", "sqrt", "pow", "tanh", "sigmoid", "softmax", "acos", "norm", "where", "StableMath",
    ];

    public static bool Has(SyntaxNode body)
    {
        foreach (var token in body.DescendantTokens())
            if (token.IsKind(SyntaxKind.IdentifierToken) ? Words.Contains(token.ValueText) : token.IsKind(SyntaxKind.MinusToken) && IsDifferenceOfProducts(token.Parent))
                return true;
        return false;
    }

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
