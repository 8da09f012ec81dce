using LossGen.Compiler;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Kernels.Tests;

/// <summary>What must not stand in code that runs on a device: it does not compile there, or silently computes something else.</summary>
public sealed class DeviceCodeTests
{
    private static readonly Lazy<(Compilation Compilation, List<SyntaxTree> Trees)> Emitted = new(Emit);

    private static readonly HashSet<string> DeviceClasses = ["DeviceMath", "DeviceSum", "DeviceTeam"];

    // Those that ILGPU has for every device, with the same digits.
    private static readonly HashSet<string> MathOfDevices = ["Abs", "Min", "Max", "Sqrt", "Floor", "Ceiling", "Round", "Truncate"];

    private static readonly SyntaxKind[] Unknown =
    [
        SyntaxKind.ThrowStatement, SyntaxKind.ThrowExpression, SyntaxKind.TryStatement, SyntaxKind.SimpleLambdaExpression, SyntaxKind.ParenthesizedLambdaExpression,
        SyntaxKind.LocalFunctionStatement, SyntaxKind.StackAllocArrayCreationExpression, SyntaxKind.StringLiteralExpression, SyntaxKind.InterpolatedStringExpression,
        SyntaxKind.ArrayCreationExpression, SyntaxKind.CollectionExpression, SyntaxKind.ForEachStatement, SyntaxKind.LockStatement, SyntaxKind.AwaitExpression,
    ];

    [Fact]
    public void There_is_code_of_every_formula()
    {
        var kernels = Kernels().Count();
        Assert.True(kernels >= 3 * FormulaCatalog.All.Length, $"{kernels} kernels");
    }

    [Fact]
    public void Nothing_that_no_device_has() => AssertNone((node, _) => Unknown.Contains(node.Kind()));

    [Fact]
    public void No_class_is_made() => AssertNone((node, model) => node is BaseObjectCreationExpressionSyntax && model.GetTypeInfo(node).Type is { IsValueType: false });

    [Fact]
    public void No_function_of_the_framework_that_a_device_lacks() => AssertNone((node, model) =>
        node is InvocationExpressionSyntax && model.GetSymbolInfo(node).Symbol is { ContainingType: { Name: "Math" or "MathF" or "BitConverter" or "Vector128" } } method && !MathOfDevices.Contains(method.Name));

    [Fact]
    public void No_sum_whose_order_the_device_chooses() => AssertNone((node, model) =>
        node is InvocationExpressionSyntax && model.GetSymbolInfo(node).Symbol is { } method
        && (method.ContainingType.Name == "Atomic" || (method.ContainingType.Name == "Group" && method.Name.Contains("Reduce", StringComparison.Ordinal))));

    /// <summary>On PTX and OpenCL the bits of the integer would become the float: 1E-45.</summary>
    [Fact]
    public void No_choice_of_integers_becomes_a_real_number() => AssertNone((node, model) =>
        node is ConditionalExpressionSyntax && model.GetTypeInfo(node) is { Type.SpecialType: SpecialType.System_Int32 } type
        && (IsReal(type.ConvertedType) || (Outside(node).Parent is CastExpressionSyntax cast && IsReal(model.GetTypeInfo(cast).Type))));

    /// <summary>ILGPU moves a constant to the right, and then the comparison holds for NaN.</summary>
    [Fact]
    public void No_comparison_with_a_constant_on_the_left() => AssertNone((node, model) =>
        node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LessThanExpression or (int)SyntaxKind.LessThanOrEqualExpression or (int)SyntaxKind.GreaterThanExpression or (int)SyntaxKind.GreaterThanOrEqualExpression or (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison
        && IsReal(model.GetTypeInfo(comparison.Left).Type) && model.GetConstantValue(comparison.Left).HasValue && !model.GetConstantValue(comparison.Right).HasValue);

    /// <summary>It would go through double.</summary>
    [Fact]
    public void No_unsigned_integer_becomes_a_float() => AssertNone((node, model) =>
        node is CastExpressionSyntax cast && IsReal(model.GetTypeInfo(cast).Type) && model.GetTypeInfo(cast.Expression).Type is { SpecialType: SpecialType.System_UInt32 or SpecialType.System_UInt64 });

    private static bool IsReal(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_Single or SpecialType.System_Double };

    private static SyntaxNode Outside(SyntaxNode node) => node.Parent is ParenthesizedExpressionSyntax parentheses ? Outside(parentheses) : node;

    private static void AssertNone(Func<SyntaxNode, SemanticModel, bool> isWrong)
    {
        List<string> found = [];
        foreach (var group in DeviceMethods().GroupBy(method => method.SyntaxTree))
        {
            var model = Emitted.Value.Compilation.GetSemanticModel(group.Key);
            found.AddRange(group.SelectMany(method => method.DescendantNodes()).Where(node => isWrong(node, model)).Select(node => $"{Path.GetFileName(group.Key.FilePath)}: {node}").Take(3));
        }

        Assert.True(found.Count == 0, string.Join(Environment.NewLine, found.Take(20)));
    }

    private static IEnumerable<MethodDeclarationSyntax> DeviceMethods() => Kernels().Concat(Methods().Where(method => method.Parent is ClassDeclarationSyntax { Identifier.Text: var name } && DeviceClasses.Contains(name)));

    /// <summary>Kernels, and what they call in their own class: methods that take their arguments.</summary>
    private static IEnumerable<MethodDeclarationSyntax> Kernels() =>
        Methods().Where(method => method.ParameterList.Parameters is [{ Type: IdentifierNameSyntax { Identifier.Text: "Arguments" or "FinishArguments" } }, ..]);

    private static IEnumerable<MethodDeclarationSyntax> Methods() => Emitted.Value.Trees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>());

    private static (Compilation Compilation, List<SyntaxTree> Trees) Emit()
    {
        var driver = CSharpGeneratorDriver.Create([new LossGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)FormulaCatalog.Compilation.SyntaxTrees[0].Options);
        driver.RunGeneratorsAndUpdateCompilation(FormulaCatalog.Compilation, out var complete, out _);
        return (complete, [.. complete.SyntaxTrees.Where(tree => tree.FilePath.Contains("Gpu", StringComparison.Ordinal))]);
    }
}
