using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.VectorMath.Printing;

/// <summary>
/// Reads the functions of doubles that StableMath defines by itself, with all that they call, as functions of a device: the functions of Math and of the vector math
/// are those of the device, polynomials are written out.
/// </summary>
internal static class StableMathReader
{
    private static readonly string[] Roots = ["Erf", "Erfc", "Erfcx", "LogErfc", "LogNormalCdf", "LogGamma", "Digamma"];

    /// <summary>A square is taken apart in other ways where a product may be joined with the addition behind it.</summary>
    private static readonly Function ExpOfSquare = new("e^(factor·x²), of a power of two: of x in two parts, the square of the first of which is exact.", """
        double ExpOfSquare(double x, double factor)
        {
            var half = HighHalf(x);
            return ExpOfParts(factor * (half * half), factor * ((x - half) * (x + half)), 0d);
        }
        """) { IsPublic = false };

    public static IReadOnlyList<Function> Functions { get; } = Read();

    private static List<Function> Read()
    {
        var members = new[] { "StableMath.Error.cs", "StableMath.Gamma.cs" }.SelectMany(MembersOf).ToList();
        var methods = members.OfType<MethodDeclarationSyntax>().Where(IsOfDouble).ToDictionary(method => method.Identifier.Text);
        var constants = members.OfType<FieldDeclarationSyntax>().SelectMany(field => field.Declaration.Variables).ToDictionary(variable => variable.Identifier.Text, variable => variable.Initializer!.Value);
        var tables = members.OfType<PropertyDeclarationSyntax>().ToDictionary(property => property.Identifier.Text, property => property.ExpressionBody!.Expression);
        var functions = new List<Function> { ExpOfSquare };
        var wanted = new Queue<string>(Roots);
        var seen = new HashSet<string>(Roots, StringComparer.Ordinal) { ExpOfSquare.Name };
        while (wanted.TryDequeue(out var name))
        {
            var method = methods[name];
            var rewriter = new DeviceRewriter(name, constants, tables);
            functions.Add(new(Summary(method), Text((MethodDeclarationSyntax)rewriter.Visit(method)!, Roots.Contains(name))) { IsPublic = Roots.Contains(name) });
            functions.AddRange(rewriter.Series);
            foreach (var call in method.DescendantNodes().OfType<InvocationExpressionSyntax>().Select(call => call.Expression).OfType<IdentifierNameSyntax>())
            {
                if (methods.ContainsKey(call.Identifier.Text) && seen.Add(call.Identifier.Text))
                    wanted.Enqueue(call.Identifier.Text);
            }
        }

        return functions;
    }

    private static IEnumerable<MemberDeclarationSyntax> MembersOf(string file)
    {
        using var reader = new StreamReader(typeof(StableMathReader).Assembly.GetManifestResourceStream(file)!);
        return CSharpSyntaxTree.ParseText(reader.ReadToEnd()).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Single().Members;
    }

    private static bool IsOfDouble(MethodDeclarationSyntax method) => method.ReturnType.ToString() == "double";

    private static string Summary(MethodDeclarationSyntax method)
    {
        var text = method.GetLeadingTrivia().ToFullString();
        var start = text.IndexOf("<summary>", StringComparison.Ordinal) + "<summary>".Length;
        return start < "<summary>".Length ? $"{method.Identifier.Text}, as StableMath has it." : text[start..text.IndexOf("</summary>", StringComparison.Ordinal)];
    }

    // A comparison with NaN is not relied upon.
    private static string Text(MethodDeclarationSyntax method, bool isRoot)
    {
        var head = $"double {method.Identifier.Text}{method.ParameterList.ToString()}";
        var name = method.ParameterList.Parameters[0].Identifier.Text;
        if (method.ExpressionBody is { } body)
            return $"{head} => {(isRoot ? $"IsNaN({name}) ? {name} : " : "")}{body.Expression.ToString()};";
        var statements = method.Body!.ToString().ReplaceLineEndings("\n").Replace("\n    ", "\n", StringComparison.Ordinal);
        return $"{head}\n{(isRoot ? statements.Replace("{\n", $"{{\n    if (IsNaN({name}))\n        return {name};\n", StringComparison.Ordinal) : statements)}";
    }

    /// <summary>Turns a function of the processor into one of a device.</summary>
    private sealed class DeviceRewriter(string name, IReadOnlyDictionary<string, ExpressionSyntax> constants, IReadOnlyDictionary<string, ExpressionSyntax> tables) : CSharpSyntaxRewriter
    {
        /// <summary>The polynomials, which are functions of their own.</summary>
        public List<Function> Series { get; } = [];

        public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
        {
            if (node.Expression.ToString() == "Polynomial")
                return Polynomial(node.ArgumentList.Arguments[0].Expression, node.ArgumentList.Arguments[1].Expression).WithTriviaFrom(node);
            var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
            return node.Expression.ToString() == "Math.FusedMultiplyAdd"
                ? SyntaxFactory.ParseExpression($"{visited.ArgumentList.Arguments[0]} * {visited.ArgumentList.Arguments[1]} + {visited.ArgumentList.Arguments[2]}").WithTriviaFrom(node)
                : visited;
        }

        public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) => node.ToString() switch
        {
            "Math.PI" => SyntaxFactory.ParseExpression("3.141592653589793").WithTriviaFrom(node),
            _ when node.Expression.ToString() is "Math" or "Simd" => node.Name.WithTriviaFrom(node),
            _ => base.VisitMemberAccessExpression(node),
        };

        public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
            constants.TryGetValue(node.Identifier.Text, out var value) ? SyntaxFactory.ParseExpression(Literal(value)).WithTriviaFrom(node) : base.VisitIdentifierName(node);

        private InvocationExpressionSyntax Polynomial(ExpressionSyntax argument, ExpressionSyntax coefficients)
        {
            var list = coefficients is IdentifierNameSyntax table ? tables[table.Identifier.Text] : coefficients;
            var series = name + "Series";
            var text = string.Join(", ", ((CollectionExpressionSyntax)list).Elements.Select(element => Literal(((ExpressionElementSyntax)element).Expression)));
            Series.Add(new($"The polynomial of {name}.", $$"""
                double {{series}}(double x)
                {
                    var sum = Horner(x, {{text}});
                    return sum;
                }
                """) { IsPublic = false });
            return (InvocationExpressionSyntax)SyntaxFactory.ParseExpression($"{series}({Visit(argument)})");
        }

        private static string Literal(ExpressionSyntax expression)
        {
            var value = Value(expression);
            return value.ToString("R", CultureInfo.InvariantCulture) is var text && text.Contains('E', StringComparison.Ordinal) | text.Contains('.', StringComparison.Ordinal) ? text : text + "d";
        }

        private static double Value(ExpressionSyntax expression) => expression switch
        {
            LiteralExpressionSyntax literal => Convert.ToDouble(literal.Token.Value, CultureInfo.InvariantCulture),
            PrefixUnaryExpressionSyntax negative when negative.IsKind(SyntaxKind.UnaryMinusExpression) => -Value(negative.Operand),
            BinaryExpressionSyntax quotient when quotient.IsKind(SyntaxKind.DivideExpression) => Value(quotient.Left) / Value(quotient.Right),
            _ => throw new NotSupportedException($"Not a number: {expression}"),
        };
    }
}
