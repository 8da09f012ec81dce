using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Compiler.Syntax;

/// <summary>What a formula returns: the loss, and the statistics beside it.</summary>
internal static class OutputReader
{
    /// <summary>The names of the returned values, the loss first.</summary>
    public static ImmutableArray<string> Names(IMethodSymbol method, MethodDeclarationSyntax syntax, Findings findings)
    {
        if (method.RefKind != RefKind.None)
            findings.Add(Diagnostics.ResultType, syntax.ReturnType.GetLocation(), method.Name, "ref " + method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        if (KnownTypes.IsReal(method.ReturnType) || method.ReturnType is IErrorTypeSymbol)
            return ["loss"];
        var elements = method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements : [];
        if (elements.IsEmpty || elements.Any(element => !KnownTypes.IsReal(element.Type)))
        {
            if (!elements.Any(element => element.Type is IErrorTypeSymbol))
                findings.Add(Diagnostics.ResultType, syntax.ReturnType.GetLocation(), method.Name, method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
            return ["loss"];
        }

        for (var i = 0; i < elements.Length; i++)
            if (!elements[i].IsExplicitlyNamedTupleElement)
                findings.Add(Diagnostics.UnnamedOutput, Element(syntax, i).GetLocation(), (i + 1).ToText());
        return [.. elements.Select(element => element.Name)];
    }

    /// <summary>The returned values with what says how a sample counts; null where the body was rejected.</summary>
    public static ImmutableArray<Output>? Outputs(
        BodyReader reader,
        Value result,
        ImmutableArray<string> names,
        ImmutableArray<NumberValue> countedBy,
        SyntaxNode syntax)
    {
        var values = result is TupleValue tuple ? tuple.Items : [result];
        if (values.Length != names.Length)
            return null;

        // A parameter with [Weight] or [Mask] is shorthand for Weighted around the loss.
        var loss = countedBy.Aggregate(values[0], (value, by) => Sampling.Weighted(reader, value, by, syntax));
        var outputs = ImmutableArray.CreateBuilder<Output>();
        foreach (var (name, value) in names.Zip(values.SetItem(0, loss), (name, value) => (name, value)))
        {
            if (Output(reader, name, value) is not { } output)
                return null;
            var isOwn = value is WeightedValue;
            outputs.Add(outputs.Count == 0 ? output
                : isOwn ? output with { CountsByItself = true }
                : output with { Weight = outputs[0].Weight, Counts = outputs[0].Counts });
        }

        return outputs.ToImmutable();
    }

    private static Output? Output(BodyReader reader, string name, Value value) => value switch
    {
        NumberValue { IsRow: false } number => new Output(name, reader.Real(number.Node)),
        WeightedValue weighted => new Output(name, weighted.Number.Node, weighted.Weight?.Node, weighted.Counts?.Node),
        _ => null,
    };

    private static SyntaxNode Element(MethodDeclarationSyntax syntax, int index) =>
        syntax.ReturnType is TupleTypeSyntax tuple && index < tuple.Elements.Count ? tuple.Elements[index] : syntax.ReturnType;
}
