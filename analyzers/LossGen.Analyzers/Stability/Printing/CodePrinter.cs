using System.Globalization;
using LossGen.Analyzers.Stability.Reading;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Stability.Printing;

/// <summary>Writes a value as C#: what the user wrote stays as it is, and only what is new is printed.</summary>
internal sealed class CodePrinter
{
    private const int Argument = 0;
    private const int Conditional = 1;
    private const int Comparison = 2;
    private const int Additive = 3;
    private const int Multiplicative = 4;
    private const int Prefix = 5;
    private const int Primary = 6;

    private readonly ReadCode code;
    private readonly Candidate place;
    private readonly Style style;
    private readonly SourceSearch search;
    private readonly List<Location> holes = [];
    private string? row;

    private CodePrinter(ReadCode code, Candidate place, Style style) =>
        (this.code, this.place, this.style, search) = (code, place, style, new SourceSearch(code, place, style.Type));

    /// <summary>The text of a value in the place of an operation; null where it cannot be written.</summary>
    public static Printed? Print(ReadCode code, Candidate place, Node value)
    {
        if (Style.Of(place.Type) is not { } style || place.Operation.Parent is IExpressionStatementOperation)
            return null;
        var printer = new CodePrinter(code, place, style);
        if (printer.Write(value, Argument) is not { } text || !printer.KeepsSideEffects())
            return null;
        return new Printed(place.Type == NumericType.Half ? "(Half)" + text : text, [.. printer.holes]);
    }

    private string? Write(Node node, int precedence)
    {
        if (!node.IsConstant && search.Find(node) is { } source)
            return Hole(source, precedence);
        if (node.IsConstant)
            return Constant(node.Value, precedence);
        if (Short(node) is var (op, operand) && style.Functions.TryGetValue(op, out var shorter))
            return Call(shorter, node, [operand]);
        return node.Op switch
        {
            var x when x == Ops.Add => Infix(node, " + ", Additive, precedence),
            var x when x == Ops.Subtract => Infix(node, " - ", Additive, precedence),
            var x when x == Ops.Multiply => Infix(node, " * ", Multiplicative, precedence),
            var x when x == Ops.Divide => Infix(node, " / ", Multiplicative, precedence),
            var x when x == Ops.Less => Infix(node, " < ", Comparison, precedence),
            var x when x == Ops.LessOrEqual => Infix(node, " <= ", Comparison, precedence),
            var x when x == Ops.Equal => Infix(node, " == ", Comparison, precedence),
            var x when x == Ops.Square && !style.Functions.ContainsKey(x) => Infix(node.X, node.X, " * ", Multiplicative, precedence),
            var x when x == Ops.Pick && node.X.Is(Ops.LogSoftmax) => Write(LogShare(node), precedence),
            var x when x == Ops.Pick && node.X.Is(Ops.Softmax) => Write(code.Simplifier.Make(Ops.Exp, LogShare(node)), precedence),
            var x when x == Ops.ToReal && node.X.Is(Ops.Length) => Length(),
            var x when x == Ops.Negate => Write(node.X, Prefix) is { } inner ? Grouped("-" + inner, Prefix, precedence) : null,
            var x when x == Ops.Select && style.Type != NumericType.Tensor => Choice(node, precedence),
            _ => style.Functions.TryGetValue(node.Op, out var format) ? Call(format, node, [.. node.Operands]) : null,
        };
    }

    /// <summary>One element of a log-softmax.</summary>
    private Node LogShare(Node pick) => code.Simplifier.Make(
        Ops.Subtract, code.Simplifier.Along(Ops.Pick, pick.Axis, pick.X.X, pick.Y), code.Simplifier.Along(Ops.LogSumExp, pick.Axis, pick.X.X));

    /// <summary>Names for what would be two operations.</summary>
    private static (Op Op, Node Operand)? Short(Node node) =>
        node.Is(Ops.Negate) && node.X.Is(Ops.Softplus) && node.X.X.Is(Ops.Negate) ? (Ops.LogSigmoid, node.X.X.X) : null;

    private string? Call(string format, Node node, Node[] operands)
    {
        var text = format;
        if (format.Contains("{d}"))
        {
            if (!code.Dimensions.TryGetValue(node.Axis, out var dimension) || dimension.Length == 0)
                return null;
            if (Arguments("type"))
                return null;
            text = text.Replace("{d}", Arguments("keepdim") && node.Op.Shape == OpShape.Reduction ? dimension + ", keepdim: true" : dimension);
        }

        for (var i = 0; i < operands.Length; i++)
        {
            var operand = node.Op.Shape == OpShape.Reduction && style.Type != NumericType.Tensor ? Row(operands[i]) ?? (i > 0 && !operands[i].Axes.Contains(node.Axis) ? Write(operands[i], Argument) : null) : Write(operands[i], Argument);
            if (operand is null)
                return null;
            text = text.Replace("{" + i.ToString(CultureInfo.InvariantCulture) + "}", operand);
        }

        return node.Is(Ops.XLogY) && style.Type != NumericType.Tensor && node.X == node.Y && Write(node.X, Argument) is { } only ? $"StableMath.XLogX({only})" : text;
    }

    /// <summary>Whether a call in the replaced code states an argument.</summary>
    private bool Arguments(string name) => place.Operation.DescendantsAndSelf().Any(inner =>
        inner is IArgumentOperation { ArgumentKind: ArgumentKind.Explicit, Parameter.Name: var parameter } argument && parameter == name
        && argument.Value.ConstantValue is not { HasValue: true, Value: false });

    private string? Length() => row is null ? null : row + ".Length";

    private string? Row(Node element) => code.Rows.TryGetValue(element, out var places) && places.Where(source => IsSpan(source.Operation.Type)).FirstOrDefault(search.IsValid) is { Operation: { } row }
        ? this.row = AddHole(row.Syntax)
        : null;

    private static bool IsSpan(ITypeSymbol? type) => type is IArrayTypeSymbol { Rank: 1 } or { Name: "Span" or "ReadOnlySpan" };

    private string? Infix(Node node, string symbol, int own, int precedence) => Infix(node.X, node.Y, symbol, own, precedence);

    private string? Infix(Node left, Node right, string symbol, int own, int precedence) =>
        Write(left, own) is { } first && Write(right, own + 1) is { } second ? Grouped(first + symbol + second, own, precedence) : null;

    private string? Choice(Node node, int precedence) =>
        Write(node.X, Comparison) is { } condition && Write(node.Y, Comparison) is { } whenTrue && Write(node.Z, Conditional) is { } whenFalse
            ? Grouped($"{condition} ? {whenTrue} : {whenFalse}", Conditional, precedence)
            : null;

    private static string Grouped(string text, int own, int precedence) => own < precedence ? "(" + text + ")" : text;

    private string Constant(Rational value, int precedence)
    {
        var number = value.ToDouble();
        var text = number == Math.Floor(number) && Math.Abs(number) < 1e6 || style.Suffix.Length == 0
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : style.Type == NumericType.Single ? ((float)number).ToString("R", CultureInfo.InvariantCulture) + style.Suffix
            : number.ToString("R", CultureInfo.InvariantCulture) is var digits && digits.Contains('.') ? digits : digits + style.Suffix;
        if (double.IsInfinity(number) || double.IsNaN(number))
            text = (style.Type == NumericType.Single ? "float." : "double.") + (double.IsNaN(number) ? "NaN" : number > 0 ? "PositiveInfinity" : "NegativeInfinity");
        return number < 0 ? Grouped(text, Prefix, precedence) : text;
    }

    private string? Hole(IOperation source, int precedence)
    {
        var natural = SourceSearch.Natural(source);
        var hole = AddHole(source.Syntax);
        if (style.Cast.Length > 0 && natural != style.Type)
            return Grouped(style.Cast + (PrecedenceOf(source.Syntax) < Prefix ? "(" + hole + ")" : hole), Prefix, precedence);
        return Grouped(hole, PrecedenceOf(source.Syntax), precedence);
    }

    private string AddHole(SyntaxNode syntax)
    {
        var stripped = syntax is ArgumentSyntax argument ? argument.Expression : syntax;
        while (stripped is ParenthesizedExpressionSyntax parenthesized)
            stripped = parenthesized.Expression;
        holes.Add(stripped.GetLocation());
        return "$" + (holes.Count - 1).ToString(CultureInfo.InvariantCulture) + "$";
    }

    private static int PrecedenceOf(SyntaxNode syntax) => syntax switch
    {
        ParenthesizedExpressionSyntax parenthesized => PrecedenceOf(parenthesized.Expression),
        BinaryExpressionSyntax { OperatorToken.RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.AsteriskToken or (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.SlashToken or (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.PercentToken } => Multiplicative,
        BinaryExpressionSyntax { OperatorToken.RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.PlusToken or (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.MinusToken } => Additive,
        BinaryExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax or LambdaExpressionSyntax or SwitchExpressionSyntax => Argument,
        PrefixUnaryExpressionSyntax or CastExpressionSyntax => Prefix,
        _ => Primary,
    };

    /// <summary>What does something, or may differ each time, is in the text as often as it was.</summary>
    private bool KeepsSideEffects() => place.Operation.DescendantsAndSelf()
        .Where(inner => inner is IInvocationOperation or IObjectCreationOperation or IAssignmentOperation or IIncrementOrDecrementOperation or IAwaitOperation or IDynamicInvocationOperation)
        .Where(inner => !IsPure(inner))
        .All(inner => holes.Count(hole => hole.SourceSpan.Contains(inner.Syntax.Span)) == 1);

    private static bool IsPure(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod: { } method }
        && (NumericTypes.IsLibrary(method.ContainingType) || NumericTypes.IsTorch(method.ContainingType)
            || method.ContainingType is { Name: "StableMath" or "Enumerable" or "TensorPrimitives" or "MemoryExtensions" });
}
