using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Compiler.Syntax;

/// <summary>Operators, comparisons, conversions and choices.</summary>
internal sealed partial class BodyReader
{
    /// <summary>The operation of an operator on reals, on integers and on flags.</summary>
    private static readonly Dictionary<BinaryOperatorKind, (Op? Real, Op? Integer, Op? Flag)> BinaryOperators = new()
    {
        [BinaryOperatorKind.Add] = (Ops.Add, Ops.IntegerAdd, null),
        [BinaryOperatorKind.Subtract] = (Ops.Subtract, Ops.IntegerSubtract, null),
        [BinaryOperatorKind.Multiply] = (Ops.Multiply, Ops.IntegerMultiply, null),
        [BinaryOperatorKind.Divide] = (Ops.Divide, null, null),
        [BinaryOperatorKind.And] = (null, null, Ops.And),
        [BinaryOperatorKind.ConditionalAnd] = (null, null, Ops.And),
        [BinaryOperatorKind.Or] = (null, null, Ops.Or),
        [BinaryOperatorKind.ConditionalOr] = (null, null, Ops.Or),
    };

    /// <summary>Comparisons, as the operation, whether its operands change places, and whether it is negated.</summary>
    private static readonly Dictionary<BinaryOperatorKind, (Op Real, Op Integer, Op? Flag, bool Swapped, bool Negated)> Comparisons = new()
    {
        [BinaryOperatorKind.Equals] = (Ops.Equal, Ops.IntegerEqual, Ops.FlagEqual, false, false),
        [BinaryOperatorKind.NotEquals] = (Ops.Equal, Ops.IntegerEqual, Ops.FlagEqual, false, true),
        [BinaryOperatorKind.ExclusiveOr] = (Ops.Equal, Ops.IntegerEqual, Ops.FlagEqual, false, true),
        [BinaryOperatorKind.LessThan] = (Ops.Less, Ops.IntegerLess, null, false, false),
        [BinaryOperatorKind.LessThanOrEqual] = (Ops.LessOrEqual, Ops.IntegerLessOrEqual, null, false, false),
        [BinaryOperatorKind.GreaterThan] = (Ops.Less, Ops.IntegerLess, null, true, false),
        [BinaryOperatorKind.GreaterThanOrEqual] = (Ops.LessOrEqual, Ops.IntegerLessOrEqual, null, true, false),
    };

    /// <summary>An operation element by element, on numbers and rows alike.</summary>
    public Value Elementwise(Op op, SyntaxNode syntax, params Value[] operands)
    {
        if (Numbers(operands, syntax) is not { } numbers)
            return Value.Rejected;
        var elements = numbers.Select(number => number.Element).Where(element => element != 0).Distinct().Take(2).ToList();
        var isRow = numbers.Any(number => number.IsRow);
        if (elements.Count > 1 || (elements.Count == 1 && isRow))
            return Reject(Diagnostics.Pairs, syntax);
        var made = nodes.Make(op, [.. numbers.Select((number, i) => op.Operands[i] == ElementKind.Real ? Real(number.Node) : number.Node)]);
        return new NumberValue(Placed(made, syntax), isRow, elements.Count == 0 ? 0 : elements[0]);
    }

    /// <summary>The larger or the smaller of two numbers; integers stay integers.</summary>
    public Value Extreme(Op op, Call call, Value left, Value right)
    {
        if (Numbers([left, right], call.Syntax) is not { } numbers)
            return Value.Rejected;
        if (Kind(numbers) != ElementKind.Integer)
            return Elementwise(op, call.Syntax, left, right);
        var isLess = Elementwise(Ops.IntegerLess, call.Syntax, left, right);
        return op == Ops.Max ? Choose(isLess, right, left, call.Syntax) : Choose(isLess, left, right, call.Syntax);
    }

    /// <summary>A comparison of reals, integers or flags.</summary>
    public Value Compare(BinaryOperatorKind comparison, Value left, Value right, SyntaxNode syntax)
    {
        var (real, integer, flag, swapped, negated) = Comparisons[comparison];
        if (Numbers([left, right], syntax) is not { } numbers)
            return Value.Rejected;
        var op = Kind(numbers) switch { ElementKind.Real => real, ElementKind.Integer => integer, _ => flag };
        if (op is null)
            return Silently();
        var compared = swapped ? Elementwise(op, syntax, right, left) : Elementwise(op, syntax, left, right);
        return negated ? Elementwise(Ops.Not, syntax, compared) : compared;
    }

    /// <summary>One of two values; a condition that is known while reading chooses at once.</summary>
    public Value Choose(Value condition, Value whenTrue, Value whenFalse, SyntaxNode syntax)
    {
        if (condition is NumberValue { Node: { } known } && known.Is(Ops.FlagConstant))
            return (bool)known.Payload! ? whenTrue : whenFalse;
        return (whenTrue, whenFalse) switch
        {
            _ when condition == Value.Rejected || whenTrue == Value.Rejected || whenFalse == Value.Rejected => Value.Rejected,
            (NumberValue x, NumberValue y) when Kind([x, y]) == ElementKind.Real =>
                Elementwise(Ops.Select, syntax, condition, x with { Node = Real(x.Node) }, y with { Node = Real(y.Node) }),
            (NumberValue x, NumberValue y) => Elementwise(Ops.Select, syntax, condition, x, y),
            (TupleValue x, TupleValue y) when x.Items.Length == y.Items.Length =>
                new TupleValue([.. x.Items.Zip(y.Items, (a, b) => Choose(condition, a, b, syntax))]),
            (WeightedValue or NumberValue, WeightedValue or NumberValue) => Choose(condition, Weighted(whenTrue), Weighted(whenFalse), syntax),
            (FunctionValue, _) or (_, FunctionValue) => Reject(Diagnostics.FunctionValue, syntax),
            _ => Silently(),
        };
    }

    /// <summary>The node as a real number.</summary>
    public Node Real(Node node) => node.Kind == ElementKind.Integer ? nodes.Make(Ops.ToReal, node) : node;

    private Value Choose(Value condition, WeightedValue x, WeightedValue y, SyntaxNode syntax)
    {
        NumberValue? Side(NumberValue? a, NumberValue? b, NumberValue absent) => a is null && b is null
            ? null
            : Choose(condition, a ?? absent, b ?? absent, syntax) as NumberValue;

        return Choose(condition, x.Number, y.Number, syntax) is NumberValue number
            ? new WeightedValue(
                number,
                Side(x.Weight, y.Weight, new NumberValue(nodes.Real(1))),
                Side(x.Counts, y.Counts, new NumberValue(nodes.Flag(true))))
            : Value.Rejected;
    }

    private static WeightedValue Weighted(Value value) => value as WeightedValue ?? new WeightedValue((NumberValue)value, null, null);

    private Value ReadUnary(IUnaryOperation unary, Scope scope)
    {
        var operand = Read(unary.Operand, scope);
        return unary.OperatorKind switch
        {
            UnaryOperatorKind.Plus => operand,
            UnaryOperatorKind.Not when KnownTypes.ScalarKind(unary.Type) != ElementKind.Integer => Elementwise(Ops.Not, unary.Syntax, operand),
            UnaryOperatorKind.Minus when operand is NumberValue { Node.Kind: ElementKind.Integer } =>
                Elementwise(Ops.IntegerSubtract, unary.Syntax, new NumberValue(nodes.Integer(0)), operand),
            UnaryOperatorKind.Minus => Elementwise(Ops.Negate, unary.Syntax, operand),
            _ => Reject(Diagnostics.IntegerOperator, unary, Describe(unary)),
        };
    }

    private Value ReadBinary(IBinaryOperation binary, Scope scope) => Combine(binary, binary.OperatorKind, binary.LeftOperand.Type, Read(binary.LeftOperand, scope), Read(binary.RightOperand, scope));

    /// <summary>An operator, as it stands or as part of an assignment.</summary>
    private Value Combine(IOperation operation, BinaryOperatorKind kind, ITypeSymbol? type, Value left, Value right)
    {
        if (Numbers([left, right], operation.Syntax) is not { } numbers)
            return Value.Rejected;
        var isInteger = KnownTypes.ScalarKind(operation.Type) == ElementKind.Integer;
        if (isInteger && kind == BinaryOperatorKind.Divide)
            return Reject(Diagnostics.IntegerDivision, operation, Describe(operation));
        if (Comparisons.ContainsKey(kind) && !isInteger)
            return Compare(kind, left, right, operation.Syntax);
        if (!BinaryOperators.TryGetValue(kind, out var ops))
            return Reject(Diagnostics.IntegerOperator, operation, Describe(operation));
        var op = Kind(numbers) switch { ElementKind.Real => ops.Real, ElementKind.Integer => ops.Integer, _ => ops.Flag };
        if (op is not null)
            return Elementwise(op, operation.Syntax, left, right);
        return type?.SpecialType == SpecialType.System_String ? Reject(Diagnostics.Text, operation) : Reject(Diagnostics.IntegerOperator, operation, Describe(operation));
    }

    private Value ReadConversion(IConversionOperation conversion, Scope scope)
    {
        var target = conversion.Type;
        if (target is { TypeKind: TypeKind.Delegate })
            return ReadFunction(conversion.Operand, scope);
        var operand = Read(conversion.Operand, scope);
        if (operand == Value.Rejected || target is null or IErrorTypeSymbol)
            return Silently();
        if (conversion.OperatorMethod is not null)
            return Reject(Diagnostics.Expression, conversion, Describe(conversion));
        return Convert(operand, target, conversion.Operand.Type, conversion);
    }

    private Value Convert(Value value, ITypeSymbol target, ITypeSymbol? source, IOperation operation) => value switch
    {
        TupleValue tuple when target is INamedTypeSymbol { IsTupleType: true } type && type.TupleElements.Length == tuple.Items.Length =>
            new TupleValue([.. tuple.Items.Zip(type.TupleElements, (item, element) => Convert(item, element.Type, source, operation))]),
        NumberValue number when KnownTypes.IsReal(target) => number with { Node = Real(number.Node) },
        WeightedValue when KnownTypes.IsReal(target) => value,
        NumberValue when KnownTypes.ScalarKind(target) == ElementKind.Integer =>
            KnownTypes.IsReal(source) ? Reject(Diagnostics.CastToInteger, operation, TypeName(target)) : value,
        NumberValue when KnownTypes.ScalarKind(target) is not null || KnownTypes.RowKind(target) is not null => value,
        _ => Reject(IsInteger(target) ? Diagnostics.CastToInteger : Diagnostics.NumberType, operation, TypeName(target)),
    };

    private static bool IsInteger(ITypeSymbol type) =>
        type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    /// <summary>The operands as numbers; null where one is rejected or is no number, which is said here.</summary>
    private ImmutableArray<NumberValue>? Numbers(IReadOnlyList<Value> values, SyntaxNode syntax)
    {
        foreach (var value in values)
        {
            switch (value)
            {
                case NumberValue:
                    break;
                case WeightedValue:
                    Reject(Diagnostics.WeightedPlacement, syntax);
                    return null;
                case FunctionValue:
                    Reject(Diagnostics.FunctionValue, syntax);
                    return null;
                case TupleValue:
                    Reject(Diagnostics.Expression, syntax, Shortened(syntax.ToString()));
                    return null;
                default:
                    Silently();
                    return null;
            }
        }

        return [.. values.Cast<NumberValue>()];
    }

    private static ElementKind Kind(IEnumerable<NumberValue> numbers)
    {
        var kinds = numbers.Select(number => number.Node.Kind).ToList();
        return kinds.Contains(ElementKind.Real) ? ElementKind.Real : kinds[0];
    }
}
