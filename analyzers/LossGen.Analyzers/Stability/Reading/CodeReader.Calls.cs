using LossGen.Compiler.Ir;
using LossGen.Compiler.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Stability.Reading;

/// <summary>Calls of functions whose meaning is known.</summary>
internal sealed partial class CodeReader
{
    private static readonly Dictionary<string, Op> SpanReductions = new()
    {
        ["Sum"] = Ops.Sum,
        ["Dot"] = Ops.Dot,
        ["Max"] = Ops.RowMax,
        ["Min"] = Ops.RowMin,
        ["Norm"] = Ops.Norm,
    };

    private readonly Dictionary<Node, Fact> elementFacts = [];

    private Node ReadCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType;
        if (NumericTypes.IsTorch(type))
            return ReadTensorCall(call);
        if (type is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace.Name: "System" } })
            return ReadQuery(call);
        if (type is { Name: "TensorPrimitives", ContainingNamespace: { Name: "Tensors", ContainingNamespace.Name: "Numerics" } })
        {
            CheckSpanFunction(call);
            return ReadSpanCall(call);
        }

        if (method.IsStatic && type is { Name: "ArgumentOutOfRangeException" or "Debug", ContainingNamespace: { } })
            return ReadGuard(call);
        if (method.IsStatic && NumericTypes.IsLibrary(type))
            CheckFunction(call);
        if (method.IsStatic && NumericTypes.IsLibrary(type) && method.Name is "IsNaN" or "IsFinite" or "IsInfinity" or "Sign" && call.Arguments.Length == 1)
            return ReadTest(call);
        if (method.IsStatic && IsStableMath(type) && Functions.OfStableMath(method.Name) is { Shape: OpShape.Reduction } reduction && reduction.Operands.Length == call.Arguments.Length && NumericTypes.Of(method.Parameters[0].Type) == NumericType.None)
            return ReadReduction(call, reduction);
        if (method.IsStatic && (NumericTypes.IsLibrary(type) || IsStableMath(type)) && NumericTypes.Of(call.Type) != NumericType.None)
            return ReadFunction(call);
        return Unknown(call);
    }

    private static bool IsStableMath(ITypeSymbol? type) => type is { Name: "StableMath", ContainingNamespace: { Name: "LossGen", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>A function whose result is no real number.</summary>
    private Node ReadTest(IInvocationOperation call)
    {
        var argument = Read(call.Arguments[0].Value);
        if (call.TargetMethod.Name == "Sign")
            CheckSign(call, argument);
        else if (argument.Kind == ElementKind.Real)
            return call.TargetMethod.Name switch
            {
                "IsNaN" => simplifier.Make(Ops.IsNaN, argument),
                "IsFinite" => simplifier.Make(Ops.IsFinite, argument),
                _ => simplifier.Make(Ops.Not, simplifier.Make(Ops.Or, simplifier.Make(Ops.IsNaN, argument), simplifier.Make(Ops.IsFinite, argument))),
            };
        return Opaque(call);
    }

    private Node ReadReduction(IInvocationOperation call, Op reduction)
    {
        Node[] elements = [.. Arguments(call).Select(argument => SpanElement(Unconverted(argument)))];
        return elements[0].Axes.Contains(Elements) ? simplifier.Along(reduction, Elements, elements) : Structure(reduction.Name, elements);
    }

    private Node ReadFunction(IInvocationOperation call)
    {
        Node[] arguments = [.. Arguments(call).Select(Read)];
        var name = call.TargetMethod.Name;
        if (arguments.Any(argument => argument.Kind != ElementKind.Real))
            return Leaf(name);
        if (arguments.Length == 1)
            CheckExponent(call, arguments[0]);
        if (name is "CreateChecked" or "CreateSaturating" or "CreateTruncating" && arguments.Length == 1)
            return arguments[0];
        if (name == "Pow" && arguments.Length == 2 && arguments[1].IsValue(2))
            return simplifier.Make(Ops.Square, arguments[0]);
        if (name is "Log" or "Log2" or "Log10" && products.Contains(arguments[0]))
            Spot("K04", call);
        if (FunctionTable.OpOf(name, arguments.Length) is { } op)
            return simplifier.Make(op, arguments);
        return (name, arguments.Length) switch
        {
            ("Log", 2) => simplifier.Make(Ops.Divide, simplifier.Make(Ops.Log, arguments[0]), simplifier.Make(Ops.Log, arguments[1])),
            ("Clamp", 3) => simplifier.Make(Ops.Min, simplifier.Make(Ops.Max, arguments[0], arguments[1]), arguments[2]),
            ("FusedMultiplyAdd", 3) => simplifier.Make(Ops.Add, simplifier.Make(Ops.Multiply, arguments[0], arguments[1]), arguments[2]),
            _ when IsStableMath(call.TargetMethod.ContainingType) && Functions.OfStableMath(name) is { HasAxis: false } own && own.Operands.Length == arguments.Length =>
                simplifier.Make(own, arguments),
            _ => Structure(name, arguments),
        };
    }

    /// <summary>Code after a guard knows what the guard has checked.</summary>
    private Node ReadGuard(IInvocationOperation call)
    {
        Node[] arguments = [.. Written(call).Select(Read)];
        if (arguments.Length == 0)
            return Leaf("guard");
        var zero = simplifier.Constant(0);
        var (value, limit) = (arguments[0], arguments.Length > 1 ? arguments[1] : zero);
        if (call.TargetMethod.Name == "Assert" && value.Kind == ElementKind.Flag)
            facts = facts.Add(new Fact(value, true));
        if (value.Kind != ElementKind.Real || limit.Kind != ElementKind.Real)
            return Leaf("guard");
        var refused = call.TargetMethod.Name switch
        {
            "ThrowIfNegative" => simplifier.Make(Ops.Less, value, zero),
            "ThrowIfNegativeOrZero" => simplifier.Make(Ops.LessOrEqual, value, zero),
            "ThrowIfZero" => simplifier.Make(Ops.Equal, value, zero),
            "ThrowIfLessThan" => simplifier.Make(Ops.Less, value, limit),
            "ThrowIfLessThanOrEqual" => simplifier.Make(Ops.LessOrEqual, value, limit),
            "ThrowIfGreaterThan" => simplifier.Make(Ops.Less, limit, value),
            "ThrowIfGreaterThanOrEqual" => simplifier.Make(Ops.LessOrEqual, limit, value),
            _ => null,
        };
        if (refused is not null)
            facts = facts.Add(new Fact(refused, false));
        return Leaf("guard");
    }

    /// <summary>Reductions of a sequence, with or without a lambda for the elements.</summary>
    private Node ReadQuery(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        var source = call.Arguments.FirstOrDefault()?.Value;
        if (source is null || !(Functions.Reductions.ContainsKey(name) || name is "Select" or "Where" or "ToArray" or "ToList") || call.Arguments.Length > 2)
            return Unknown(call);
        var collection = source is IConversionOperation { IsImplicit: true, Operand: var inner } ? inner : source;
        var element = ElementOf(Read(collection), collection);
        if (call.Arguments.Length == 2)
        {
            if (name == "Where")
                return Filtered(call.Arguments[1].Value, element);
            if (Selected(call.Arguments[1].Value, element) is not { } selected)
            {
                Read(call.Arguments[1].Value);
                return Opaque(call);
            }

            element = selected;
        }

        if (element.Kind != ElementKind.Real)
            return Leaf(name);
        return !Functions.Reductions.TryGetValue(name, out var reduction) ? element
            : element.Axes.Contains(Elements) ? simplifier.Along(reduction, Elements, element)
            : Leaf(name);
    }

    /// <summary>The elements for which a condition holds: it is a fact wherever they are used.</summary>
    private Node Filtered(IOperation condition, Node element)
    {
        var kept = Structure("where", element);
        if (Selected(condition, kept) is { Kind: ElementKind.Flag } holds)
            elementFacts[kept] = new Fact(holds, true);
        return kept;
    }

    /// <summary>What a lambda or a method makes of an element.</summary>
    private Node? Selected(IOperation function, Node element)
    {
        switch (function)
        {
            case IDelegateCreationOperation creation:
                return Selected(creation.Target, element);
            case IConversionOperation conversion:
                return Selected(conversion.Operand, element);
            case IMethodReferenceOperation { Method: { IsStatic: true } method } when !Functions.Naive.ContainsKey(method.Name) && NumericTypes.IsLibrary(method.ContainingType) && FunctionTable.OpOf(method.Name, 1) is { } op && element.Kind == ElementKind.Real:
                return simplifier.Make(op, element);
            case IAnonymousFunctionOperation { Symbol.Parameters.Length: 1 } lambda when Result(lambda.Body) is { } result:
                var (valuesBefore, factsBefore) = (values, facts);
                Assign(lambda.Symbol.Parameters[0], element);
                if (elementFacts.TryGetValue(element, out var known))
                    facts = facts.Add(known);
                var selected = Read(result);
                (values, facts) = (valuesBefore, factsBefore);
                return selected;
            default:
                return null;
        }
    }

    private static IOperation? Result(IBlockOperation body) => body.Operations.Length == 1 && body.Operations[0] is IReturnOperation { ReturnedValue: { } value } ? value : null;

    /// <summary>Functions of spans: a reduction is a value, anything else writes its destination.</summary>
    private Node ReadSpanCall(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        var arguments = Arguments(call).Select(Unconverted).ToList();
        var elements = arguments.Select(SpanElement).ToList();
        if (!call.TargetMethod.ReturnsVoid)
        {
            return SpanReductions.TryGetValue(name, out var reduction) && reduction.Operands.Length == elements.Count && elements.All(element => element.Axes.Contains(Elements))
                ? simplifier.Along(reduction, Elements, [.. elements])
                : name == "SumOfSquares" && elements.Count == 1
                    ? simplifier.Along(Ops.Sum, Elements, simplifier.Make(Ops.Square, elements[0]))
                    : Structure(name, [.. elements]);
        }

        if (arguments.Count > 1 && SymbolOf(arguments[arguments.Count - 1]) is { } destination)
        {
            elements.RemoveAt(elements.Count - 1);
            Assign(destination, FunctionTable.OpOf(name, elements.Count) is { } op ? simplifier.Make(op, [.. elements]) : SpanArithmetic(name, elements));
        }

        return Leaf(name);
    }

    private Node SpanArithmetic(string name, List<Node> elements) => (name, elements.Count) switch
    {
        ("Add", 2) => simplifier.Make(Ops.Add, elements[0], elements[1]),
        ("Subtract", 2) => simplifier.Make(Ops.Subtract, elements[0], elements[1]),
        ("Multiply", 2) => simplifier.Make(Ops.Multiply, elements[0], elements[1]),
        ("Divide", 2) => simplifier.Make(Ops.Divide, elements[0], elements[1]),
        ("Negate", 1) => simplifier.Make(Ops.Negate, elements[0]),
        _ => Leaf(name, AxisSet.Of(Elements)),
    };

    private Node SpanElement(IOperation argument)
    {
        var value = Read(argument);
        return NumericTypes.Of(argument.Type) != NumericType.None ? Real(value) : ElementOf(value, argument);
    }

    private static IOperation Unconverted(IOperation operation) => operation is IConversionOperation { IsImplicit: true, Operand: var inner } ? Unconverted(inner) : operation;
}
