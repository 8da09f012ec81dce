using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Stability.Reading;

/// <summary>What is plain from a single call, constant or loop.</summary>
internal sealed partial class CodeReader
{
    /// <summary>A loop of fewer rounds than this loses no digits that matter.</summary>
    private const int ShortLoop = 1000;

    private const double HalfOfSmallestHalf = 2.98023223876953125e-8;

    private static readonly Dictionary<(string Name, int Arguments), (string Hazard, string Replacement)> SpanFunctions = new()
    {
        [("SoftMax", 2)] = ("A18", "StableMath.Softmax($0$, $1$)"),
        [("Norm", 1)] = ("F02", "StableMath.Norm($0$)"),
        [("Distance", 2)] = ("F02", "StableMath.Distance($0$, $1$)"),
        [("CosineSimilarity", 2)] = ("F03", "StableMath.CosineSimilarity($0$, $1$)"),
        [("Sum", 1)] = ("K02", "StableMath.Sum($0$)"),
    };

    private readonly List<Spotted> spotted = [];
    private readonly HashSet<IOperation> loopsDone = [];

    /// <summary>Something in the body is added to a float; null: not looked at yet.</summary>
    private bool? addsFloats;

    /// <summary>Values whose sign was taken: the first place that throws is enough.</summary>
    private readonly HashSet<Node> signed = [];

    private void Spot(string hazard, IOperation operation, string? replacement = null, params IOperation[] parts) =>
        spotted.Add(new Spotted(hazard, operation, replacement, [.. parts]));

    private void CheckFunction(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        var arguments = Arguments(call);
        if (Functions.Naive.TryGetValue(name, out var stable) && arguments.Length == 1)
        {
            var type = NumericTypes.Of(call.Type);
            var replacement = type switch
            {
                NumericType.Single or NumericType.Double => $"StableMath.{stable}($0$)",
                NumericType.Half => $"(Half)StableMath.{stable}((float)$0$)",
                _ => null,
            };
            Spot("B17", call, replacement, arguments);
        }
    }

    private void CheckSign(IInvocationOperation call, Node argument)
    {
        var operand = call.Arguments[0].Value;
        if (NumericTypes.Of(operand.Type) is NumericType.Single or NumericType.Double && !NumericTypes.IsInteger(Unconverted(operand).Type)
            && !facts.Any(fact => ExcludesNaN(fact.Condition, fact.Holds, argument)) && signed.Add(argument))
            Spot("J21", call);
    }

    /// <summary>A condition that a NaN would not meet: comparisons with it fail.</summary>
    private static bool ExcludesNaN(Node condition, bool holds, Node value) =>
        condition.Is(Ops.Not) ? ExcludesNaN(condition.X, !holds, value)
        : condition.Is(holds ? Ops.And : Ops.Or) ? ExcludesNaN(condition.X, holds, value) || ExcludesNaN(condition.Y, holds, value)
        : condition.Is(holds ? Ops.Or : Ops.And) ? ExcludesNaN(condition.X, holds, value) && ExcludesNaN(condition.Y, holds, value)
        : condition.Is(Ops.IsNaN) ? !holds && IsMagnitudeOf(condition.X, value)
        : holds && ((condition.Is(Ops.IsFinite) && IsMagnitudeOf(condition.X, value))
            || ((condition.Is(Ops.Less) || condition.Is(Ops.LessOrEqual) || condition.Is(Ops.Equal)) && (IsMagnitudeOf(condition.X, value) || IsMagnitudeOf(condition.Y, value))));

    private static bool IsMagnitudeOf(Node node, Node value) => node == value || ((node.Is(Ops.Abs) || node.Is(Ops.Negate)) && IsMagnitudeOf(node.X, value));

    private void CheckSpanFunction(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        IOperation[] arguments = [.. Arguments(call).Select(Unconverted)];
        var element = NumericTypes.Of(ElementType(call.TargetMethod.Parameters.FirstOrDefault()?.Type));
        var isOurs = element is NumericType.Single or NumericType.Double;
        if (Functions.Naive.ContainsKey(name))
            Spot("B17", call);
        else if (SpanFunctions.TryGetValue((name, arguments.Length), out var check) && (check.Hazard != "K02" || element == NumericType.Single))
            Spot(check.Hazard, call, isOurs ? check.Replacement : null, arguments);
    }

    private void CheckConstant(IOperation operation)
    {
        switch (operation)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Divide } quotient when NumericTypes.IsInteger(quotient.Type) && IsInexact(quotient) && BecomesReal(quotient):
                Spot("E11", quotient, IsSingle(quotient) ? "$0$f / $1$" : "$0$.0 / $1$", quotient.LeftOperand, quotient.RightOperand);
                break;
            case IMethodReferenceOperation { Method: { IsStatic: true } method } when Functions.Naive.ContainsKey(method.Name) && NumericTypes.IsLibrary(method.ContainingType):
                Spot("B17", operation, NumericTypes.Of(method.ContainingType) is NumericType.Single or NumericType.Double ? "StableMath." + Functions.Naive[method.Name] : null);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum when NumericTypes.Of(sum.Type) is NumericType.Single or NumericType.Double && IsRoundedAway(sum):
                Spot("I03", sum);
                break;
            case ILiteralOperation { ConstantValue: { HasValue: true, Value: 0f or 0d }, Syntax: LiteralExpressionSyntax literal } when Mantissa(literal.Token.Text).Any(digit => digit is >= '1' and <= '9'):
                Spot("I11", operation);
                break;
            case IFieldReferenceOperation { Field: { Name: "Epsilon", ContainingType: var type } } epsilon when NumericTypes.Of(type) is NumericType.Single or NumericType.Double or NumericType.Half && IsTolerance(epsilon):
                Spot("I07", epsilon);
                break;
            case IPropertyReferenceOperation { Property: { Name: "Epsilon", IsStatic: true } } epsilon when NumericTypes.Of(epsilon.Type) == NumericType.Generic && IsTolerance(epsilon):
                Spot("I07", epsilon);
                break;
            case IConversionOperation { Operand: { ConstantValue: { HasValue: true, Value: { } value } } inner } conversion
                when NumericTypes.Of(conversion.Type) == NumericType.Half && NumericTypes.Of(inner.Type) is NumericType.Single or NumericType.Double
                    && Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture) is var number && number != 0 && Math.Abs(number) <= HalfOfSmallestHalf:
                Spot("I11", conversion);
                break;
        }
    }

    private static string Mantissa(string literal) => literal.Split('e', 'E')[0];

    private static bool IsInexact(IBinaryOperation quotient) =>
        ToLong(quotient.LeftOperand) is { } dividend && ToLong(quotient.RightOperand) is { } divisor && divisor != 0 && dividend % divisor != 0;

    private static long? ToLong(IOperation operation) =>
        operation is { ConstantValue: { HasValue: true, Value: { } value } } && NumericTypes.IsInteger(operation.Type) && value is not ulong ? Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture) : null;

    private static bool IsSingle(IOperation operation) => operation.Parent switch
    {
        IConversionOperation conversion => NumericTypes.Of(conversion.Type) == NumericType.Single,
        { } parent => IsSingle(parent),
        null => false,
    };

    private static bool BecomesReal(IOperation operation) => operation.Parent switch
    {
        IParenthesizedOperation parenthesized => BecomesReal(parenthesized),
        IBinaryOperation binary when NumericTypes.IsInteger(binary.Type) => BecomesReal(binary),
        IUnaryOperation unary => BecomesReal(unary),
        IConversionOperation { IsImplicit: true } conversion => NumericTypes.Of(conversion.Type) is NumericType.Single or NumericType.Double,
        _ => false,
    };

    private static bool IsRoundedAway(IBinaryOperation sum)
    {
        if (ToDouble(sum) is not { } total || ToDouble(sum.LeftOperand) is not { } left || ToDouble(sum.RightOperand) is not { } right || left == 0 || right == 0)
            return false;
        return total == left || Math.Abs(total) == Math.Abs(right);
    }

    private static double? ToDouble(IOperation operation) =>
        operation is { ConstantValue: { HasValue: true, Value: { } value } } && value is float or double or int or long ? Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>Added to something or compared with a difference: it was meant to be a small number, not the smallest.</summary>
    private static bool IsTolerance(IOperation epsilon)
    {
        var user = epsilon.Parent;
        while (user is IConversionOperation or IParenthesizedOperation)
            user = user.Parent;
        return user switch
        {
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide } => true,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual } comparison =>
                IsMagnitudeOfDifference(comparison.LeftOperand) || IsMagnitudeOfDifference(comparison.RightOperand),
            _ => false,
        };
    }

    private static bool IsMagnitudeOfDifference(IOperation operation) => operation switch
    {
        IConversionOperation conversion => IsMagnitudeOfDifference(conversion.Operand),
        IParenthesizedOperation parenthesized => IsMagnitudeOfDifference(parenthesized.Operand),
        IInvocationOperation { TargetMethod.Name: "Abs", Arguments.Length: 1 } call => IsMagnitudeOfDifference(call.Arguments[0].Value),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } => true,
        _ => false,
    };

    private void CheckExponent(IInvocationOperation call, Node argument)
    {
        if (call.TargetMethod.Name != "Exp" || !argument.Is(Ops.Min) || (argument.X.IsConstant ? argument.X : argument.Y) is not { IsConstant: true } limit)
            return;
        var bound = limit.Value.ToDouble();
        if (NumericTypes.Of(call.Type) == NumericType.Single ? bound > 88.73 : bound is > 709.79)
            Spot("I12", call);
    }

    /// <summary>Accumulators in float: sums of many terms, counters, products.</summary>
    private void CheckAccumulators(ILoopOperation loop)
    {
        if (!(addsFloats ??= Root(loop).Descendants().Any(step => TargetOf(step) is { } target && NumericTypes.Of(target.Type) is NumericType.Single or NumericType.Half)))
            return;
        if (loop is IForLoopOperation { Condition: IBinaryOperation { RightOperand: var end } } && ToLong(end) is < ShortLoop)
            return;
        var assigned = new HashSet<ISymbol>(AssignedIn(loop).Select(target => target.Symbol), SymbolEqualityComparer.Default);
        foreach (var step in loop.Body.Descendants())
        {
            if (TargetOf(step) is not { } target || NumericTypes.Of(target.Type) is not (NumericType.Single or NumericType.Half) || target is IArrayElementReferenceOperation || SymbolOf(target) is not { } symbol || !IsOutside(symbol, loop) || !loopsDone.Add(step))
                continue;
            var term = step is ICompoundAssignmentOperation { Value: var value } ? value : null;
            if (term is null || term.ConstantValue.HasValue)
                Spot("K03", step);
            else if (!term.DescendantsAndSelf().Any(inner => SymbolOf(inner) is { } used && assigned.Contains(used) && IsOutside(used, loop) && IsReal(inner.Type)))
                Spot("K02", step);
        }
    }

    /// <summary>What is added to.</summary>
    private static IOperation? TargetOf(IOperation step) => step switch
    {
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add } addition => addition.Target,
        IIncrementOrDecrementOperation increment => increment.Target,
        _ => null,
    };

    private static bool IsReal(ITypeSymbol? type) => NumericTypes.Of(type) != NumericType.None;

    private static bool IsOutside(ISymbol symbol, ILoopOperation loop) =>
        symbol is not (ILocalSymbol or IParameterSymbol) || symbol.DeclaringSyntaxReferences.All(reference => !loop.Syntax.Span.Contains(reference.Span));
}
