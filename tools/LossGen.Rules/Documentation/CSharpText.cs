using System.Globalization;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;
using LossGen.Compiler.Syntax;
using LossGen.Rules.Sides;

namespace LossGen.Rules.Documentation;

/// <summary>Sides of rules as people write them in C#: of numbers with MathF and StableMath, of rows in a formula.</summary>
internal sealed class CSharpText(IReadOnlyList<RuleVariable> variables)
{
    private readonly bool inFormula = variables.Any(variable => variable.IsRow);

    private const int Conditional = 1;
    private const int Comparison = 2;
    private const int Additive = 3;
    private const int Multiplicative = 4;
    private const int Prefix = 5;

    // What MathF has and computes well.
    private static readonly HashSet<Op> OfMathF =
    [
        Ops.Abs, Ops.Max, Ops.Min, Ops.Sqrt, Ops.Cbrt, Ops.Exp, Ops.Log, Ops.Log2, Ops.Log10, Ops.Sin, Ops.Cos, Ops.Tan, Ops.Asin, Ops.Acos, Ops.Atan, Ops.Atan2,
        Ops.Sinh, Ops.Cosh, Ops.Tanh, Ops.Asinh, Ops.Acosh, Ops.Atanh, Ops.Pow, Ops.CopySign, Ops.Sign,
    ];

    // Forms of the generator, for which C# has no name.
    private static readonly HashSet<Op> Unnamed = [Ops.ZeroProduct, Ops.SoftmaxComplement, Ops.Reciprocal, Ops.StopGradient, Ops.NormalizerMax, Ops.NormalizerTail, Ops.TailSum, Ops.NormalizerShift, Ops.Entropy, Ops.BoundedExponent, Ops.MultiplyAdd, Ops.SumOfProducts];

    private static readonly Dictionary<Op, string> OtherNames = new() { [Ops.RowMax] = "Max", [Ops.RowMin] = "Min" };

    /// <summary>The text; null where C# has no name for an operation.</summary>
    public string? Of(Expression expression) => Write(expression, 0);

    private string? Write(Expression expression, int precedence) => expression switch
    {
        Expression.Number number => Number(number.Value, precedence),
        Expression.Variable { Name: "length" } => "x.Length",
        Expression.Variable variable => variable.Name,
        Expression.Call call => Write(call, precedence),
        _ => null,
    };

    private string? Write(Expression.Call call, int precedence)
    {
        var arguments = call.Arguments;
        return call.Op switch
        {
            var op when op == Ops.Add => Infix(arguments, " + ", Additive, precedence),
            var op when op == Ops.Subtract => Infix(arguments, " - ", Additive, precedence),
            var op when op == Ops.Multiply => Infix(arguments, " * ", Multiplicative, precedence),
            var op when op == Ops.Divide => Infix(arguments, " / ", Multiplicative, precedence),
            var op when op == Ops.Less => Infix(arguments, " < ", Comparison, precedence),
            var op when op == Ops.LessOrEqual => Infix(arguments, " <= ", Comparison, precedence),
            var op when op == Ops.Equal && inFormula && IsRow(arguments[0]) => Function("Equal", arguments),
            var op when op == Ops.Equal => Infix(arguments, " == ", Comparison, precedence),
            var op when op == Ops.Square && !inFormula => Infix([arguments[0], arguments[0]], " * ", Multiplicative, precedence),
            var op when op == Ops.Negate => Write(arguments[0], Prefix) is { } inner ? Grouped("-" + inner, Prefix, precedence) : null,
            var op when op == Ops.ToReal => Write(arguments[0], precedence),
            var op when op == Ops.Pick => Write(arguments[0], Prefix) is { } row && Write(arguments[1], 0) is { } index ? $"{row}[{index}]" : null,
            var op when op == Ops.Select => inFormula ? Function("Where", arguments) : Choice(arguments, precedence),
            var op when Unnamed.Contains(op) => null,
            var op when inFormula => FunctionTable.Names.Contains(NameOf(op)) ? Function(NameOf(op), arguments) : null,
            var op => Function((OfMathF.Contains(op) ? "MathF." : "StableMath.") + NameOf(op), arguments),
        };
    }

    private bool IsRow(Expression expression) => expression switch
    {
        Expression.Variable variable => variables.Any(known => known.Name == variable.Name && known.IsRow),
        Expression.Call call => call.Op.Shape == OpShape.RowWise || (call.Op.Shape == OpShape.Elementwise && call.Arguments.Any(IsRow)),
        _ => false,
    };

    private static string NameOf(Op op) => OtherNames.TryGetValue(op, out var name) ? name : char.ToUpperInvariant(op.Name[0]) + op.Name[1..];

    private string? Function(string name, IReadOnlyList<Expression> arguments)
    {
        var written = arguments.Select(argument => Write(argument, 0)).ToList();
        return written.Contains(null) ? null : $"{name}({string.Join(", ", written)})";
    }

    private string? Infix(IReadOnlyList<Expression> operands, string symbol, int own, int precedence) =>
        Write(operands[0], own) is { } left && Write(operands[1], own + 1) is { } right ? Grouped(left + symbol + right, own, precedence) : null;

    private string? Choice(IReadOnlyList<Expression> parts, int precedence) =>
        Write(parts[0], Comparison) is { } condition && Write(parts[1], Comparison) is { } whenTrue && Write(parts[2], Conditional) is { } whenFalse
            ? Grouped($"{condition} ? {whenTrue} : {whenFalse}", Conditional, precedence)
            : null;

    private static string Number(Rational value, int precedence)
    {
        if (!value.IsFinite)
            return Grouped(value.Sign > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity", Prefix, precedence);
        var text = ((float)value.ToDouble()).ToString("R", CultureInfo.InvariantCulture) + (value.Denominator.IsOne ? "" : "f");
        return value.Sign < 0 ? Grouped(text, Prefix, precedence) : text;
    }

    private static string Grouped(string text, int own, int precedence) => own < precedence ? "(" + text + ")" : text;
}
