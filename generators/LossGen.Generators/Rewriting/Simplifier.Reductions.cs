using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

internal sealed partial class Simplifier
{
    private Node? ReduceAlong(Op op, Axis axis, Node[] operands)
    {
        var x = operands[0];
        return op switch
        {
            _ when op == Ops.Sum => Total(axis, x),
            _ when op == Ops.Mean => Average(axis, x),
            _ when op == Ops.Dot => InnerProduct(axis, x, operands[1]),
            _ when op == Ops.Pick => Element(axis, x, operands[1]),
            _ when op == Ops.RowMax || op == Ops.RowMin => x.Axes.Contains(axis) ? null : x,
            _ when op == Ops.Norm && x.Is(Ops.Negate) => Along(op, axis, x.X),
            _ when op == Ops.Any || op == Ops.All => x.Is(Ops.FlagConstant) && (bool)x.Payload! == (op == Ops.All) ? x : null,
            _ => null,
        };
    }

    /// <summary>A sum: what does not vary leaves it.</summary>
    private Node? Total(Axis axis, Node x)
    {
        if (!x.Axes.Contains(axis))
            return Make(Ops.Multiply, x, Make(Ops.ToReal, graph.Length(axis)));
        if (x.Is(Ops.Softmax) && x.Axis == axis)
            return Make(Ops.Select, Make(Ops.Equal, Along(Ops.LogSumExp, axis, x.X), Constant(Rational.NegativeInfinity)), Constant(0), Constant(1));
        if (OneHot(axis, x) is var (label, value))
            return Along(Ops.Pick, axis, value, label);
        return SignOutside(Ops.Sum, axis, x) ?? (FactorsOutside(axis, x) is var (outside, inside) ? Make(Ops.Multiply, outside, Along(Ops.Sum, axis, inside)) : Parts(axis, x));
    }

    /// <summary>A one-hot term leaves a sum as an element.</summary>
    private Node? Parts(Axis axis, Node x) =>
        (x.Is(Ops.Add) || x.Is(Ops.Subtract)) && (OneHot(axis, x.X) is not null || OneHot(axis, x.Y) is not null)
            ? Make(x.Op, Along(Ops.Sum, axis, x.X), Along(Ops.Sum, axis, x.Y))
            : null;

    private Node? Average(Axis axis, Node x) =>
        !x.Axes.Contains(axis) ? x
        : SignOutside(Ops.Mean, axis, x)
        ?? (FactorsOutside(axis, x) is var (outside, inside) ? Make(Ops.Multiply, outside, Along(Ops.Mean, axis, inside)) : null);

    private Node? InnerProduct(Axis axis, Node x, Node y)
    {
        if (!x.Axes.Contains(axis) || !y.Axes.Contains(axis))
            return Along(Ops.Sum, axis, Make(Ops.Multiply, x, y));
        if (x.Is(Ops.Negate))
            return Make(Ops.Negate, Along(Ops.Dot, axis, x.X, y));
        if (y.Is(Ops.Negate))
            return Make(Ops.Negate, Along(Ops.Dot, axis, x, y.X));
        if (OneHot(axis, x) is var (label, value))
            return Along(Ops.Pick, axis, Make(Ops.Multiply, value, y), label);
        if (OneHot(axis, y) is var (other, weight))
            return Along(Ops.Pick, axis, Make(Ops.Multiply, x, weight), other);
        if (x == y)
            return null;
        if (FactorsOutside(axis, x) is var (left, row))
            return Make(Ops.Multiply, left, Along(Ops.Dot, axis, row, y));
        return FactorsOutside(axis, y) is var (right, column) ? Make(Ops.Multiply, right, Along(Ops.Dot, axis, x, column)) : null;
    }

    /// <summary>An element of a row: of the operands of an operation, down to inputs and row-wise functions.</summary>
    private Node? Element(Axis axis, Node x, Node label)
    {
        if (!x.Axes.Contains(axis))
            return x;
        if (x.Is(Ops.Iota))
            return label;
        if (x.Op.Shape != OpShape.Elementwise)
            return null;
        var operands = x.Operands.Select(operand => operand.Axes.Contains(axis) ? Along(Ops.Pick, axis, operand, label) : operand);
        return Make(x.Op, null, [.. operands]);
    }

    private Node? SignOutside(Op op, Axis axis, Node x) => x.Is(Ops.Negate) ? Make(Ops.Negate, Along(op, axis, x.X)) : null;

    /// <summary>The label and the value of a row that is zero at all other elements.</summary>
    private (Node Label, Node Value)? OneHot(Axis axis, Node x)
    {
        if (x.Is(Ops.Negate))
            return OneHot(axis, x.X) is var (negatedLabel, negatedValue) ? (negatedLabel, Make(Ops.Negate, negatedValue)) : null;
        if (x.Is(Ops.Multiply))
        {
            return OneHot(axis, x.X) is var (left, first) ? (left, Make(Ops.Multiply, first, x.Y))
                : OneHot(axis, x.Y) is var (right, second) ? (right, Make(Ops.Multiply, x.X, second))
                : null;
        }

        if (!x.Is(Ops.Select) || !x.Z.IsValue(0) || !x.X.Is(Ops.IntegerEqual))
            return null;
        return IsPosition(x.X.X) && !x.X.Y.Axes.Contains(axis) ? (x.X.Y, x.Y)
            : IsPosition(x.X.Y) && !x.X.X.Axes.Contains(axis) ? (x.X.X, x.Y)
            : null;

        bool IsPosition(Node node) => node.Is(Ops.Iota) && node.Axis == axis;
    }

    /// <summary>A product as the factors without an axis and those with it; null where there are none without.</summary>
    private (Node Outside, Node Inside)? FactorsOutside(Axis axis, Node x)
    {
        if (!x.Is(Ops.Multiply) && !x.Is(Ops.Divide))
            return null;
        var view = ProductView.Of(x, this);
        bool[] varies = [.. view.Factors.Select(factor => factor.Core.Axes.Contains(axis))];
        if (view.Coefficient == 1 && varies.All(factor => factor))
            return null;
        if (view.Without([.. varies.Select(factor => !factor)], dropConstants: true) is not { } inside)
            return null;
        var outside = view.Without(varies, dropConstants: true) is { } uniform ? Scale(uniform, view.Coefficient) : Constant(view.Coefficient);
        return (outside, inside);
    }
}
