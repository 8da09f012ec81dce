using LossGen.Compiler.Ir;
using LossGen.Compiler.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Stability.Reading;

/// <summary>Expressions.</summary>
internal sealed partial class CodeReader
{
    private static readonly Dictionary<BinaryOperatorKind, Op> Arithmetic = new()
    {
        [BinaryOperatorKind.Add] = Ops.Add,
        [BinaryOperatorKind.Subtract] = Ops.Subtract,
        [BinaryOperatorKind.Multiply] = Ops.Multiply,
        [BinaryOperatorKind.Divide] = Ops.Divide,
    };

    /// <summary>Static properties of number types that stand for a constant.</summary>
    private static readonly Dictionary<string, Rational> Named = new()
    {
        ["One"] = 1,
        ["Zero"] = 0,
        ["NegativeOne"] = -1,
    };

    private Node Read(IOperation operation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (depth > DeepestExpression)
            return Leaf("deep");
        depth++;
        CheckConstant(operation);
        var node = ReadExpression(operation);
        depth--;
        Remember(sources, node, operation);
        var type = NumericTypes.Of(operation.Type);
        if (type != NumericType.None && node.Op.Shape != OpShape.Leaf
            && operation is IBinaryOperation or IUnaryOperation or IInvocationOperation or IConditionalOperation or ICompoundAssignmentOperation)
            candidates.Add(new Candidate(operation, node, type, facts, values));
        return node;
    }

    private Node ReadExpression(IOperation operation)
    {
        if (Constant(operation) is { } constant)
        {
            foreach (var child in operation.ChildOperations)
                Read(child);
            return constant;
        }

        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                return Read(parenthesized.Operand);
            case IConversionOperation conversion:
                return ReadConversion(conversion);
            case ILocalReferenceOperation local:
                return ValueOf(local.Local, local.Type);
            case IParameterReferenceOperation parameter:
                return ValueOf(parameter.Parameter, parameter.Type);
            case IFieldReferenceOperation field:
                return field.Instance is null or IInstanceReferenceOperation
                    ? ValueOf(field.Field, field.Type)
                    : Typed(Structure(field.Field.Name + VersionOf(field.Field), Read(field.Instance)), field.Type);
            case IPropertyReferenceOperation property:
                return ReadProperty(property);
            case IArrayElementReferenceOperation element:
                return ReadElement(element.ArrayReference, element.Indices, element.Type);
            case IUnaryOperation unary:
                return ReadUnary(unary);
            case IBinaryOperation binary:
                return ReadBinary(binary);
            case IConditionalOperation choice:
                return ReadChoice(choice);
            case IInvocationOperation call:
                return ReadCall(call);
            case ISimpleAssignmentOperation assignment:
                return ReadAssignment(assignment);
            case ICompoundAssignmentOperation assignment:
                return ReadCompoundAssignment(assignment);
            case IIncrementOrDecrementOperation step:
                return ReadStep(step);
            case IAnonymousFunctionOperation function:
                WalkFunction(function.Body);
                return Leaf("function");
            case ITranslatedQueryOperation query:
                return Read(query.Operation);
            case ISwitchExpressionOperation choice:
                return ReadSwitch(choice);
            case IIsPatternOperation { Pattern: IRelationalPatternOperation or IConstantPatternOperation or INegatedPatternOperation or IBinaryPatternOperation } match:
                return ReadPattern(match.Pattern, Read(match.Value)) ?? Unknown(operation);
            default:
                return Unknown(operation);
        }
    }

    private Node? Constant(IOperation operation)
    {
        if (operation is { ConstantValue: { HasValue: true, Value: { } value } })
        {
            if (value is bool flag)
                return graph.Flag(flag);
            if (operation is IFieldReferenceOperation field && Literals.Named(field.Field) is { } named)
                return graph.Constant(named);
            var widened = value is long or short or byte or sbyte or ushort or uint or ulong ? Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture) : value;
            if (Literals.Spelled(operation.Syntax, widened) is { } number)
                return graph.Constant(number);
        }

        return operation is IFieldReferenceOperation { Field: { IsStatic: true } limit } && Literals.Named(limit) is { } known ? graph.Constant(known) : null;
    }

    /// <summary>Conversions between types of reals change no value that matters here; a conversion to an integer does.</summary>
    private Node ReadConversion(IConversionOperation conversion)
    {
        if (conversion.Type is INamedTypeSymbol { Name: "Expression", ContainingNamespace.Name: "Expressions" })
            return Leaf("expression");
        var inner = Read(conversion.Operand);
        if (NumericTypes.IsInteger(conversion.Type) && !NumericTypes.IsInteger(conversion.Operand.Type))
            return Typed(Structure("integer", inner), conversion.Type);
        return inner;
    }

    private Node Typed(Node node, ITypeSymbol? type)
    {
        if (NumericTypes.RangeOf(type) is { } range && !node.IsConstant)
            integers[node] = range;
        return node;
    }

    private string VersionOf(ISymbol member) =>
        values.TryGetValue(member, out var value) ? "@" + value.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) : string.Empty;

    private Node ReadProperty(IPropertyReferenceOperation property)
    {
        if (property.Property.IsIndexer && property.Instance is { } indexed)
            return ReadElement(indexed, [.. property.Arguments.Select(argument => argument.Value)], property.Type);
        foreach (var argument in property.Arguments)
            Read(argument.Value);
        if (property.Property is { IsStatic: true, Name: var name } && Named.TryGetValue(name, out var number) && (NumericTypes.Of(property.Type) != NumericType.None))
            return simplifier.Constant(number);
        if (property.Property.Name is "Length" or "Count" && property.Instance is { } collection && ElementType(collection.Type) is { } element && NumericTypes.Of(element) != NumericType.None)
        {
            Read(collection);
            return Typed(simplifier.Make(Ops.ToReal, graph.Length(Elements)), property.Type);
        }

        return property.Instance is null or IInstanceReferenceOperation
            ? ValueOf(property.Property, property.Type)
            : Typed(Structure(property.Property.Name + VersionOf(property.Property), Read(property.Instance)), property.Type);
    }

    /// <summary>The element that a loop counts through is the one that stands for all of a row.</summary>
    private Node ReadElement(IOperation row, IReadOnlyList<IOperation> indices, ITypeSymbol? type)
    {
        var collection = Read(row);
        Node[] places = [.. indices.Select(Read)];
        if (places.Length == 1 && places[0].Op.Shape == OpShape.Leaf && places[0].Axes.Contains(Elements))
            return rowsOfIndices.TryGetValue(places[0], out var whole) && whole == collection ? ElementOf(collection, row) : Typed(PartOf(collection, places[0]), type);
        if (places.Length == 1 && ElementType(row.Type) is { } element && NumericTypes.Of(element) != NumericType.None)
            return Typed(graph.Along(Ops.Pick, Elements, ElementOf(collection, row), places[0]), type);
        return Typed(Structure("element", [collection, .. places]), type);
    }

    /// <summary>Elements of a part of a row; loops with the same bounds visit the same.</summary>
    private Node PartOf(Node collection, Node index)
    {
        var bounds = boundsOfIndices.TryGetValue(index, out var known) ? known
            : rowsOfIndices.TryGetValue(index, out var other) ? "as " + other.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : "some";
        return graph.Given($"part {bounds} of {collection.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)}", ElementKind.Real, AxisSet.Of(Elements));
    }

    private Node ElementOf(Node collection, IOperation operation)
    {
        var element = collection.Axes.Contains(Elements)
            ? collection
            : graph.Given("elementOf" + collection.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), ElementKind.Real, AxisSet.Of(Elements));
        Remember(rows, element, operation);
        return Typed(element, ElementType(operation.Type));
    }

    private static ITypeSymbol? ElementType(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments.Length: 1 } generic => generic.TypeArguments[0],
        _ => null,
    };

    private Node ReadUnary(IUnaryOperation unary)
    {
        var operand = Read(unary.Operand);
        return unary.OperatorKind switch
        {
            UnaryOperatorKind.Minus => simplifier.Make(Ops.Negate, Real(operand)),
            UnaryOperatorKind.Plus => operand,
            UnaryOperatorKind.Not when operand.Kind == ElementKind.Flag => simplifier.Make(Ops.Not, operand),
            _ => Leaf("unary"),
        };
    }

    private Node ReadBinary(IBinaryOperation binary)
    {
        var left = Read(binary.LeftOperand);
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            var isAnd = binary.OperatorKind == BinaryOperatorKind.ConditionalAnd;
            var before = facts;
            facts = facts.Add(new Fact(left, isAnd));
            var second = Read(binary.RightOperand);
            facts = before;
            return left.Kind == ElementKind.Flag && second.Kind == ElementKind.Flag ? simplifier.Make(isAnd ? Ops.And : Ops.Or, left, second) : Leaf("flags");
        }

        var right = Read(binary.RightOperand);
        if (Arithmetic.TryGetValue(binary.OperatorKind, out var op))
        {
            var isInteger = NumericTypes.IsInteger(binary.Type);
            if (!isInteger && (NumericTypes.Of(binary.Type) == NumericType.None || !IsNumber(binary.LeftOperand.Type) || !IsNumber(binary.RightOperand.Type)))
                return Leaf("other");
            if (isInteger && op == Ops.Divide)
                return Typed(Structure("quotient", left, right), binary.Type);
            return Typed(Made(op, Real(left), Real(right)), binary.Type);
        }

        return Comparison(binary.OperatorKind, left, right) ?? Leaf("binary");
    }

    /// <summary>The product of two vectors may be a number, and is not a product of numbers.</summary>
    private static bool IsNumber(ITypeSymbol? type) => NumericTypes.IsInteger(type) || NumericTypes.Of(type) != NumericType.None;

    /// <summary>Arithmetic stays as it is grouped: what compensates a rounding is not to be taken for nothing.</summary>
    private Node Made(Op op, Node left, Node right) =>
        left.IsConstant && right.IsConstant ? simplifier.Make(op, left, right) : graph.Make(op, left, right);

    private Node? Comparison(BinaryOperatorKind kind, Node left, Node right)
    {
        if (left.Kind != ElementKind.Real || right.Kind != ElementKind.Real)
            return null;
        return kind switch
        {
            BinaryOperatorKind.LessThan => simplifier.Make(Ops.Less, left, right),
            BinaryOperatorKind.LessThanOrEqual => simplifier.Make(Ops.LessOrEqual, left, right),
            BinaryOperatorKind.GreaterThan => simplifier.Make(Ops.Less, right, left),
            BinaryOperatorKind.GreaterThanOrEqual => simplifier.Make(Ops.LessOrEqual, right, left),
            BinaryOperatorKind.Equals => simplifier.Make(Ops.Equal, left, right),
            BinaryOperatorKind.NotEquals => simplifier.Make(Ops.Not, simplifier.Make(Ops.Equal, left, right)),
            _ => null,
        };
    }

    private Node? ReadPattern(IPatternOperation pattern, Node value) => pattern switch
    {
        IRelationalPatternOperation relational => Comparison(relational.OperatorKind, value, Read(relational.Value)),
        IConstantPatternOperation constant => Comparison(BinaryOperatorKind.Equals, value, Read(constant.Value)),
        INegatedPatternOperation negated when ReadPattern(negated.Pattern, value) is { } inner => simplifier.Make(Ops.Not, inner),
        IBinaryPatternOperation both when ReadPattern(both.LeftPattern, value) is { } left && ReadPattern(both.RightPattern, value) is { } right =>
            simplifier.Make(both.OperatorKind == BinaryOperatorKind.And ? Ops.And : Ops.Or, left, right),
        _ => null,
    };

    private Node ReadChoice(IConditionalOperation choice)
    {
        var condition = Read(choice.Condition);
        var before = facts;
        facts = before.Add(new Fact(condition, true));
        var whenTrue = Read(choice.WhenTrue);
        facts = before.Add(new Fact(condition, false));
        var whenFalse = choice.WhenFalse is null ? null : Read(choice.WhenFalse);
        facts = before;
        return whenFalse is not null && condition.Kind == ElementKind.Flag && whenTrue.Kind == whenFalse.Kind
            ? simplifier.Make(Ops.Select, condition, whenTrue, whenFalse)
            : Leaf("choice");
    }

    /// <summary>The arms under the conditions of their patterns; those before them did not match.</summary>
    private Node ReadSwitch(ISwitchExpressionOperation choice)
    {
        var value = Read(choice.Value);
        var before = facts;
        foreach (var arm in choice.Arms)
        {
            var pattern = value.Kind == ElementKind.Real && ReadPattern(arm.Pattern, value) is { } flag ? flag : null;
            var here = facts;
            if (pattern is not null)
                facts = facts.Add(new Fact(pattern, true));
            if (arm.Guard is not null)
                facts = facts.Add(new Fact(Read(arm.Guard), true));
            Read(arm.Value);
            facts = pattern is not null && arm.Guard is null ? here.Add(new Fact(pattern, false)) : here;
        }

        facts = before;
        return Typed(Leaf("switch"), choice.Type);
    }

    private Node ReadAssignment(ISimpleAssignmentOperation assignment)
    {
        var value = Read(assignment.Value);
        if (assignment.Target is ILocalReferenceOperation or IParameterReferenceOperation)
            Assign(SymbolOf(assignment.Target)!, value);
        else
            ReadTarget(assignment.Target);
        return value;
    }

    /// <summary>A place that is not a variable: what it is made of is read, and what was known of it is forgotten.</summary>
    private void ReadTarget(IOperation target)
    {
        foreach (var child in target.ChildOperations)
            Read(child);
        if (SymbolOf(target) is { } symbol)
            Forget(symbol, (symbol as ILocalSymbol)?.Type ?? (symbol as IParameterSymbol)?.Type ?? target.Type);
    }

    private Node ReadCompoundAssignment(ICompoundAssignmentOperation assignment)
    {
        var value = Read(assignment.Value);
        var target = Read(assignment.Target);
        var isNumber = NumericTypes.Of(assignment.Type) != NumericType.None || NumericTypes.IsInteger(assignment.Type);
        var result = isNumber && Arithmetic.TryGetValue(assignment.OperatorKind, out var op) && !(op == Ops.Divide && NumericTypes.IsInteger(assignment.Type))
            ? Made(op, Real(target), Real(value))
            : Leaf("assigned");
        if (assignment.Target is ILocalReferenceOperation or IParameterReferenceOperation)
            Assign(SymbolOf(assignment.Target)!, result);
        else if (SymbolOf(assignment.Target) is { } symbol)
            Forget(symbol, assignment.Target.Type);
        return result;
    }

    private Node ReadStep(IIncrementOrDecrementOperation step)
    {
        if (SymbolOf(step.Target) is not { } symbol)
            return Unknown(step);
        Read(step.Target);
        Forget(symbol, step.Target.Type);
        return Leaf("step");
    }

    /// <summary>Something that has no meaning here; what is inside is read all the same.</summary>
    private Node Unknown(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
            Read(child);
        return Opaque(operation);
    }

    /// <summary>Something that has no meaning here, and what it may change.</summary>
    private Node Opaque(IOperation operation)
    {
        foreach (var argument in operation.ChildOperations.OfType<IArgumentOperation>())
            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out && SymbolOf(argument.Value) is { } changed)
                Forget(changed, argument.Value.Type);
        if (operation is IInvocationOperation or IObjectCreationOperation or IAwaitOperation or IDynamicInvocationOperation)
            ForgetMembers();
        var node = Leaf(operation.Kind.ToString(), NumericTypes.Of(operation.Type) == NumericType.Tensor ? AllDimensions : AxisSet.None);
        return Typed(node, operation.Type);
    }

    /// <summary>Flags have no arithmetic: code that does not compile may say so all the same.</summary>
    private Node Real(Node node) => node.Kind == ElementKind.Real ? node : Leaf("flag");
}
