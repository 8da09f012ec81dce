using LossGen.Compiler.Emission.Gpu;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.DeviceMathTests;

/// <summary>The text keeps to what compilers of kernels know.</summary>
public class KernelLanguageTests
{
    private static readonly SyntaxNode Root = CSharpSyntaxTree.ParseText(DeviceMathText.Source).GetRoot();

    [Fact]
    public void It_holds_only_statements_and_expressions_of_the_kernel_language()
    {
        SyntaxKind[] unknown =
        [
            SyntaxKind.ThrowStatement, SyntaxKind.ThrowExpression, SyntaxKind.TryStatement, SyntaxKind.SimpleLambdaExpression, SyntaxKind.ParenthesizedLambdaExpression,
            SyntaxKind.LocalFunctionStatement, SyntaxKind.StackAllocArrayCreationExpression, SyntaxKind.ArrayCreationExpression, SyntaxKind.ObjectCreationExpression,
            SyntaxKind.CollectionExpression, SyntaxKind.TupleExpression, SyntaxKind.StringLiteralExpression, SyntaxKind.FieldDeclaration, SyntaxKind.PropertyDeclaration,
        ];
        Assert.DoesNotContain(Root.DescendantNodes().Where(node => node.FirstAncestorOrSelf<AttributeSyntax>() is null), node => unknown.Contains(node.Kind()));
    }

    [Fact]
    public void It_calls_nothing_but_itself_and_what_every_device_has()
    {
        string[] known =
        [
            .. from type in new[] { "global::System.Math", "global::System.MathF" } from name in new[] { "Abs", "Sqrt", "Min", "Max", "Floor", "Ceiling" } select $"{type}.{name}",
            .. from type in new[] { "float", "double" } from name in new[] { "IsNaN", "IsFinite", "IsInfinity" } select $"{type}.{name}",
            "global::ILGPU.Interop.FloatAsInt", "global::ILGPU.Interop.IntAsFloat",
        ];
        foreach (var call in Root.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => call.Expression is MemberAccessExpressionSyntax))
            Assert.Contains(call.Expression.ToString(), known);
    }

    /// <summary>The compiler of kernels puts a constant on the right, and a comparison with NaN then holds.</summary>
    [Fact]
    public void No_constant_stands_on_the_left_of_a_comparison()
    {
        SyntaxKind[] comparisons = [SyntaxKind.LessThanExpression, SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanExpression, SyntaxKind.GreaterThanOrEqualExpression];
        Assert.DoesNotContain(Root.DescendantNodes().OfType<BinaryExpressionSyntax>(), node => comparisons.Contains(node.Kind()) && node.Left is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax });
    }

    [Fact]
    public void A_condition_becomes_a_number_of_its_own_type() =>
        Assert.All(
            Root.DescendantNodes().OfType<CastExpressionSyntax>().Where(cast => cast.Type.ToString() is "float" or "double"),
            cast => Assert.False(cast.Expression is ParenthesizedExpressionSyntax { Expression: ConditionalExpressionSyntax }, cast.ToString()));
}
