using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.DeviceMathTests;

/// <summary>
/// Joins every product that is added or subtracted with the addition: what the compiler of a device may do. Where both operands are products it is the
/// first one.
/// </summary>
internal sealed class Contraction : CSharpSyntaxRewriter
{
    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var visited = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;
        if (!node.IsKind(SyntaxKind.AddExpression) && !node.IsKind(SyntaxKind.SubtractExpression))
            return visited;
        var subtracts = node.IsKind(SyntaxKind.SubtractExpression);
        if (Product(node.Left) is not null && Product(visited.Left) is { } first)
            return Fused(node, $"Contract({first.Left}, {first.Right}, {(subtracts ? "-" : "")}({visited.Right}))");
        if (Product(node.Right) is not null && Product(visited.Right) is { } second)
            return Fused(node, $"Contract({(subtracts ? "-" : "")}({second.Left}), {second.Right}, {visited.Left})");
        return visited;
    }

    // Of numbers of either type; integers stay as they are.
    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) =>
        ((ClassDeclarationSyntax)base.VisitClassDeclaration(node)!).AddMembers(
        [
            Member("private static float Contract(float a, float b, float c) => global::System.MathF.FusedMultiplyAdd(a, b, c);"),
            Member("private static double Contract(double a, double b, double c) => global::System.Math.FusedMultiplyAdd(a, b, c);"),
            Member("private static int Contract(int a, int b, int c) => a * b + c;"),
            Member("private static long Contract(long a, long b, long c) => a * b + c;"),
            Member("private static ulong Contract(ulong a, ulong b, ulong c) => a * b + c;"),
        ]);

    private static ExpressionSyntax Fused(SyntaxNode node, string text) => SyntaxFactory.ParseExpression(text).WithTriviaFrom(node);

    private static BinaryExpressionSyntax? Product(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Product(inner.Expression),
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.MultiplyExpression) => binary,
        _ => null,
    };

    private static MemberDeclarationSyntax Member(string text) => SyntaxFactory.ParseMemberDeclaration(text + "\n")!;
}
