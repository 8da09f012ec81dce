using LossGen.Compiler.Ir;
using LossGen.Compiler.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace LossGen.Analyzers.Stability.Reading;

/// <summary>Calls of functions whose meaning is known.</summary>
internal sealed partial class CodeReader
{
    private static readonly Dictionary<string, Op> Reductions = new()
    {
        ["Sum"] = Ops.Sum,
        ["Average"] = Ops.Mean,
        ["Max"] = Ops.RowMax,
        ["Min"] = Ops.RowMin,
    };

    private static readonly Dictionary<string, Op> SpanReductions = new()
    {
        ["Sum"] = Ops.Sum,
        ["Dot"] = Ops.Dot,
        ["Max"] = Ops.RowMax,
        ["Min"] = Ops.RowMin,
        ["Norm"] = Ops.Norm,
    };

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

        if (method.IsStatic && NumericTypes.IsLibrary(type))
            CheckFunction(call);
        if (method.IsStatic && (NumericTypes.IsLibrary(type) || IsStableMath(type)) && NumericTypes.Of(call.Type) != NumericType.None)
            return ReadFunction(call);
        return Unknown(call);
    }

    private static bool IsStableMath(ITypeSymbol? type) => type is { Name: "StableMath", ContainingNamespace: { Name: "LossGen", ContainingNamespace.IsGlobalNamespace: true } };

    private Node ReadFunction(IInvocationOperation call)
    {
        Node[] arguments = [.. call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => Read(argument.Value))];
        var name = call.TargetMethod.Name;
        if (arguments.Any(argument => argument.Kind != ElementKind.Real))
            return Leaf(name);
        if (arguments.Length == 1)
            CheckExponent(call, arguments[0]);
        if (name is "Log" or "Log2" or "Log10" && products.Contains(arguments[0]))
            Spot("K04", call);
        if (FunctionTable.OpOf(name, arguments.Length) is { } op)
            return simplifier.Make(op, arguments);
        return (name, arguments.Length) switch
        {
            ("Log", 2) => simplifier.Make(Ops.Divide, simplifier.Make(Ops.Log, arguments[0]), simplifier.Make(Ops.Log, arguments[1])),
            ("Clamp", 3) => simplifier.Make(Ops.Min, simplifier.Make(Ops.Max, arguments[0], arguments[1]), arguments[2]),
            ("FusedMultiplyAdd", 3) => simplifier.Make(Ops.Add, simplifier.Make(Ops.Multiply, arguments[0], arguments[1]), arguments[2]),
            _ when IsStableMath(call.TargetMethod.ContainingType) && Ops.Find(char.ToLowerInvariant(name[0]) + name.Substring(1)) is { HasAxis: false } own && own.Operands.Length == arguments.Length =>
                simplifier.Make(own, arguments),
            _ => Structure(name, arguments),
        };
    }

    /// <summary>Reductions of a sequence, with or without a lambda for the elements.</summary>
    private Node ReadQuery(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        var source = call.Arguments.FirstOrDefault()?.Value;
        if (source is null || !(Reductions.ContainsKey(name) || name == "Select") || call.Arguments.Length > 2)
            return Unknown(call);
        var collection = source is IConversionOperation { IsImplicit: true, Operand: var inner } ? inner : source;
        var element = ElementOf(Read(collection), collection);
        if (call.Arguments.Length == 2)
        {
            if (Lambda(call.Arguments[1].Value) is not { Body: { } body, Symbol.Parameters.Length: 1 } lambda || Result(body) is not { } result)
                return Unknown(call);
            var (valuesBefore, factsBefore) = (values, facts);
            Assign(lambda.Symbol.Parameters[0], element);
            element = Read(result);
            (values, facts) = (valuesBefore, factsBefore);
        }

        if (element.Kind != ElementKind.Real)
            return Leaf(name);
        return !Reductions.TryGetValue(name, out var reduction) ? element
            : element.Axes.Contains(Elements) ? simplifier.Along(reduction, Elements, element)
            : Leaf(name);
    }

    private static IAnonymousFunctionOperation? Lambda(IOperation argument) => argument switch
    {
        IAnonymousFunctionOperation lambda => lambda,
        IDelegateCreationOperation creation => Lambda(creation.Target),
        IConversionOperation conversion => Lambda(conversion.Operand),
        _ => null,
    };

    private static IOperation? Result(IBlockOperation body) => body.Operations.Length == 1 && body.Operations[0] is IReturnOperation { ReturnedValue: { } value } ? value : null;

    /// <summary>Functions of spans: a reduction is a value, anything else writes its destination.</summary>
    private Node ReadSpanCall(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        var arguments = call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => Unconverted(argument.Value)).ToList();
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
