using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;
using Microsoft.CodeAnalysis;

namespace LossGen.Compiler.Syntax;

/// <summary>Losses of referenced assemblies: the formula that they carry is made again, with the arguments in the place of its inputs.</summary>
internal sealed partial class BodyReader
{
    private Value InvokeReferenced(IMethodSymbol method, AttributeData compiled, ImmutableArray<Value> arguments, SyntaxNode syntax)
    {
        if (ReadReferenced(method, compiled, syntax) is not { } formula || arguments.Contains(Value.Rejected))
            return Value.Rejected;
        var axes = MeetAsIn(formula, arguments);
        if (!TakeLabels(formula, axes, arguments, syntax))
            return Value.Rejected;

        var values = new Dictionary<Node, Value>();
        foreach (var node in Graph.Topological(formula.Outputs.SelectMany(output => output.Nodes)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Exceeds(syntax))
                return Value.Rejected;
            values[node] = Named(Again(node, [.. node.Operands.Select(operand => values[operand])], axes, arguments, syntax), node.Name);
        }

        var results = formula.Outputs.Select(output => Counted(output, output == formula.Loss || output.CountsByItself, values, syntax)).ToImmutableArray();
        return method.ReturnType.IsTupleType ? new TupleValue(results) : results[0];
    }

    /// <summary>The formula that a method carries; null where it cannot be read, which is said here.</summary>
    private Formula? ReadReferenced(IMethodSymbol method, AttributeData compiled, SyntaxNode syntax)
    {
        var name = TypeName(method.ContainingType) + "." + method.Name;
        var assembly = method.ContainingAssembly.Name;
        try
        {
            if (compiled.ConstructorArguments is not { Length: 2 } parts || parts[0].Value is not (int and > 0 and var version) || parts[1].Value is not string text)
                throw new FormatException("there is no version or no text");
            if (version > FormulaText.Version)
            {
                Reject(Diagnostics.NewerFormula, syntax, name, assembly, version.ToText(), FormulaText.Version.ToText());
                return null;
            }

            var formula = FormulaTextReader.Read(method.Name, text);
            return Fits(method, formula) ? formula : throw new FormatException("it is the formula of another method");
        }
        catch (FormatException error)
        {
            Reject(Diagnostics.BrokenFormula, syntax, name, assembly, error.Message);
            return null;
        }
    }

    private static bool Fits(IMethodSymbol method, Formula formula)
    {
        var results = method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.Length : 1;
        return results == formula.Outputs.Length && method.Parameters.Length == formula.Parameters.Length
            && method.Parameters.Zip(formula.Parameters, (symbol, parameter) =>
                parameter.Element == (parameter.IsRow ? KnownTypes.RowKind(symbol.Type) : KnownTypes.ScalarKind(symbol.Type))).All(fits => fits);
    }

    /// <summary>Rows that meet in the formula meet here. Returns what its axes are here; those of rows that are the same for every element are missing.</summary>
    private Dictionary<Axis, Axis> MeetAsIn(Formula formula, ImmutableArray<Value> arguments)
    {
        var axes = new Dictionary<Axis, Axis>();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!formula.Parameters[i].IsRow || arguments[i] is not NumberValue row || nodes.AxisOf(row.Node) is not { } axis)
                continue;
            if (axes.TryGetValue(formula.Parameters[i].Axis, out var known))
                nodes.Join(known, axis);
            else
                axes.Add(formula.Parameters[i].Axis, axis);
        }

        return axes;
    }

    /// <summary>What indexes a row in the formula is a label here too.</summary>
    private bool TakeLabels(Formula formula, Dictionary<Axis, Axis> axes, ImmutableArray<Value> arguments, SyntaxNode syntax)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!axes.TryGetValue(formula.Parameters[i].LabelAxis, out var axis) || arguments[i] is not NumberValue index || Indexes(index, axis))
                continue;
            Reject(Diagnostics.RowIndex, syntax);
            return false;
        }

        return true;
    }

    private Value Again(Node node, ImmutableArray<Value> operands, Dictionary<Axis, Axis> axes, ImmutableArray<Value> arguments, SyntaxNode syntax) => node.Op switch
    {
        _ when node.Is(Ops.Input) => arguments[node.Parameter],
        _ when node.IsConstant => new NumberValue(nodes.Real(node.Value)),
        _ when node.Is(Ops.FlagConstant) => new NumberValue(nodes.Flag((bool)node.Payload!)),
        _ when node.Is(Ops.IntegerConstant) => new NumberValue(nodes.Integer((int)node.Payload!)),
        _ when node.Is(Ops.Iota) || node.Is(Ops.Length) => !axes.TryGetValue(node.Axis, out var axis) ? Reject(Diagnostics.RowExpected, syntax, FormulaPrinter.FunctionName(node.Op))
            : node.Is(Ops.Iota) ? new NumberValue(nodes.Iota(axis), IsRow: true) : new NumberValue(nodes.Length(axis)),
        { HasAxis: true } => AlongAgain(node.Op, operands, syntax),
        _ => Elementwise(node.Op, syntax, [.. operands]),
    };

    private Value AlongAgain(Op op, ImmutableArray<Value> operands, SyntaxNode syntax)
    {
        if (Numbers(operands, syntax) is not { } numbers)
            return Value.Rejected;
        if (op == Ops.Pick)
            return Pick(numbers[0], numbers[1], syntax);
        if (numbers.Any(number => number.Element != 0))
            return Reject(Diagnostics.Pairs, syntax);
        return nodes.Along(op, [.. numbers.Select(number => number.Node)]) is { } made
            ? new NumberValue(Placed(made, syntax), op.Shape == OpShape.RowWise)
            : Reject(Diagnostics.RowExpected, syntax, FormulaPrinter.FunctionName(op));
    }

    /// <summary>A result with what says how its sample counts; a statistic that counts as the loss does has nothing of its own.</summary>
    private Value Counted(Output output, bool isOwn, Dictionary<Node, Value> values, SyntaxNode syntax)
    {
        var result = values[output.Value];
        foreach (var by in isOwn ? new[] { output.Weight, output.Counts }.OfType<Node>() : [])
            result = Sampling.Weighted(this, result, values[by], syntax);
        return result;
    }
}
