using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;

namespace LossGen.Compiler.Syntax;

/// <summary>Functions of whole rows.</summary>
internal sealed partial class BodyReader
{
    /// <summary>A reduction, or a function from a row to a row.</summary>
    public Value Along(Op op, Call call, params Value[] operands)
    {
        if (Numbers(operands, call.Syntax) is not { } numbers)
            return Value.Rejected;
        var real = new Node[numbers.Length];
        for (var i = 0; i < real.Length; i++)
        {
            if (!numbers[i].IsRow)
                return Reject(Diagnostics.RowExpected, call.Syntax, call.Name);
            real[i] = op.Operands[i] == ElementKind.Real ? Real(numbers[i].Node) : numbers[i].Node;
            if (real[i].Kind == ElementKind.Flag && op.Operands[i] == ElementKind.Real)
                real[i] = nodes.Make(Ops.Select, real[i], nodes.Real(1), nodes.Real(0));
        }

        return nodes.Along(op, real) is { } made
            ? new NumberValue(Placed(made, call.Syntax), op.Shape == OpShape.RowWise)
            : Reject(Diagnostics.RowExpected, call.Syntax, call.Name);
    }

    /// <summary>The norm of a row of an order, which is a number.</summary>
    public Value NormOfOrder(Call call)
    {
        if (Numbers([call.X, call.Y], call.Syntax) is not { } numbers)
            return Value.Rejected;
        return numbers[0].IsRow && !numbers[1].IsRow && nodes.Along(Ops.NormP, Real(numbers[0].Node), Real(numbers[1].Node)) is { } made
            ? new NumberValue(Placed(made, call.Syntax))
            : Reject(Diagnostics.RowExpected, call.Syntax, call.Name);
    }

    /// <summary>The element of a row at a label.</summary>
    private Value Pick(NumberValue row, Value index, SyntaxNode syntax)
    {
        if (index is not NumberValue { IsRow: false } label)
            return index == Value.Rejected ? Value.Rejected : Reject(Diagnostics.RowIndex, syntax);
        if (nodes.AxisOf(row.Node) is not { } axis)
            return row with { IsRow = false };
        if (!Indexes(label, axis))
            return Reject(Diagnostics.RowIndex, syntax);
        return nodes.Along(Ops.Pick, row.Node, label.Node) is { } picked ? new NumberValue(picked) : Silently();
    }

    /// <summary>The row with another value at a label.</summary>
    public Value With(Call call)
    {
        if (Numbers(call.Arguments, call.Syntax) is not { } numbers)
            return Value.Rejected;
        var (row, index, value) = (numbers[0], numbers[1], numbers[2]);
        if (nodes.AxisOf(row.Node) is not { } axis)
            return Reject(Diagnostics.RowExpected, call.Syntax, call.Name);
        if (!Indexes(index, axis))
            return Reject(Diagnostics.RowIndex, call.Syntax);
        var isThere = Elementwise(Ops.IntegerEqual, call.Syntax, new NumberValue(nodes.Iota(axis), IsRow: true), index);
        return Choose(isThere, value, row, call.Syntax);
    }

    /// <summary>Whether a value lies in the range of an axis: an input, which is checked, or the place of the largest element.</summary>
    private bool Indexes(NumberValue index, Axis axis)
    {
        var node = nodes.Current(index.Node);
        if (index.Element != 0)
            return false;
        if (node.Is(Ops.Select))
            return Indexes(new NumberValue(node.Y), axis) && Indexes(new NumberValue(node.Z), axis);
        if (node.Is(Ops.ArgMax))
        {
            nodes.Join(axis, node.Axis);
            return true;
        }

        if (!node.Is(Ops.Input) || node.Axes != AxisSet.Sample)
            return false;

        // Rows that one label indexes have one length.
        foreach (var known in labels)
            if (known.Key.Parameter == node.Parameter)
                nodes.Join(axis, known.Value);
        labels[node] = axis;
        return true;
    }
}
