using System.Collections.Immutable;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace LossGen.Compiler.Syntax;

/// <summary>How a sample counts: Weighted in a body, [Weight] and [Mask] on a parameter.</summary>
internal static class Sampling
{
    /// <summary>A result with a weight, or with a flag that says whether its sample counts; what it had is kept.</summary>
    public static Value Weighted(BodyReader reader, Value result, Value weight, SyntaxNode syntax)
    {
        if (result == Value.Rejected || weight == Value.Rejected)
            return Value.Rejected;
        if (weight is not NumberValue { IsRow: false, Element: 0 } by)
            return reader.Reject(Diagnostics.WeightedPlacement, syntax);
        var known = result switch
        {
            WeightedValue weighted => weighted,
            NumberValue { Element: 0, IsRow: false } number => new WeightedValue(number with { Node = reader.Real(number.Node) }, null, null),
            _ => null,
        };
        if (known is null)
            return reader.Reject(Diagnostics.WeightedPlacement, syntax);
        return by.Node.Kind == ElementKind.Flag
            ? known with { Counts = Combined(reader, Ops.And, known.Counts, by, syntax) }
            : known with { Weight = Combined(reader, Ops.Multiply, known.Weight, by with { Node = reader.Real(by.Node) }, syntax) };
    }

    /// <summary>What a loss that is called returns: its [Weight] and [Mask] parameters count for its first value.</summary>
    public static Value Apply(BodyReader reader, IMethodSymbol method, ImmutableArray<Value> arguments, Value result, SyntaxNode syntax)
    {
        if (!KnownTypes.Has(method, "Loss"))
            return result;
        for (var i = 0; i < method.Parameters.Length && i < arguments.Length; i++)
            if (KnownTypes.Has(method.Parameters[i], "Weight") || KnownTypes.Has(method.Parameters[i], "Mask"))
                result = result is TupleValue { Items: { IsEmpty: false } items }
                    ? new TupleValue(items.SetItem(0, Weighted(reader, items[0], arguments[i], syntax)))
                    : Weighted(reader, result, arguments[i], syntax);
        return result;
    }

    private static NumberValue? Combined(BodyReader reader, Op op, NumberValue? known, NumberValue by, SyntaxNode syntax) =>
        known is null ? by : reader.Elementwise(op, syntax, known, by) as NumberValue;
}
