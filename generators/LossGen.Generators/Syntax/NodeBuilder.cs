using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Syntax;

/// <summary>Makes nodes while a body is read. Where rows meet, their axes become one and all that was made is made again on demand.</summary>
internal sealed class NodeBuilder(int rows)
{
    private readonly RowAxes axes = new(rows);
    private readonly Dictionary<Node, Node> current = [];
    private Graph graph = new();

    public Node Real(Rational value) => Known(graph.Constant(value));

    public Node Flag(bool value) => Known(graph.Flag(value));

    public Node Integer(int value) => Known(graph.Integer(value));

    public Node Input(int parameter, ElementKind kind, AxisSet along) => Known(graph.Input(parameter, kind, Renamed(along, axes.Find)));

    public Node Iota(Axis axis) => Known(graph.Iota(axes.Find(axis)));

    public Node Length(Axis axis) => Known(graph.Length(axes.Find(axis)));

    public Axis Find(Axis axis) => axes.Find(axis);

    /// <summary>An operation element by element; rows among the operands meet.</summary>
    public Node Make(Op op, params Node[] operands)
    {
        Meet(operands);
        var known = Array.ConvertAll(operands, Current);
        return Known(Simplified(op, known) ?? Folding.Make(graph, op, known));
    }

    /// <summary>An operation along the axis of its operands; null where they have none.</summary>
    public Node? Along(Op op, params Node[] operands)
    {
        var axis = Meet(operands);
        return axis is null ? null : Known(graph.Along(op, axis.Value, Array.ConvertAll(operands, Current)));
    }

    /// <summary>Makes the axes of rows one and returns it; null where there is none.</summary>
    public Axis? Meet(params Node[] values)
    {
        var met = values.Select(AxisOf).Where(axis => axis is not null).Select(axis => axis!.Value).Distinct().ToList();
        foreach (var axis in met.Skip(1))
            Join(met[0], axis);
        return met.Count == 0 ? null : axes.Find(met[0]);
    }

    public void Join(Axis left, Axis right)
    {
        if (!axes.Join(left, right))
            return;
        graph = new Graph();
        current.Clear();
    }

    /// <summary>The row axis that a value varies along.</summary>
    public Axis? AxisOf(Node node)
    {
        foreach (var axis in node.Axes.Rows.Axes())
            return axes.Find(axis);
        return null;
    }

    /// <summary>The node as it is now that rows have met.</summary>
    public Node Current(Node node) => Graph.Map(node, (old, operands) => Known(Copy(graph, old, operands, axes.Find)), current);

    /// <summary>The nodes in a fresh graph that holds nothing else, axes numbered in the order of the parameters.</summary>
    public (Graph Graph, Func<Axis, Axis> Axes, Func<Node, Node> Nodes) Finish()
    {
        var (final, numbers, copies) = (new Graph(), axes.Numbered(), new Dictionary<Node, Node>());
        Axis Numbered(Axis axis) => axis.Id == 0 ? axis : numbers[axes.Find(axis)];
        return (final, Numbered, node => Graph.Map(Current(node), (old, operands) => Copy(final, old, operands, Numbered), copies));
    }

    private static Node Copy(Graph graph, Node node, ImmutableArray<Node> operands, Func<Axis, Axis> rename)
    {
        var copy = node.Op switch
        {
            _ when node.Is(Ops.Input) => graph.Input(node.Parameter, node.Kind, Renamed(node.Axes, rename)),
            _ when node.Is(Ops.Iota) => graph.Iota(rename(node.Axis)),
            _ when node.Is(Ops.Length) => graph.Length(rename(node.Axis)),
            _ when node.IsConstant => graph.Constant(node.Value),
            _ when node.Is(Ops.FlagConstant) => graph.Flag((bool)node.Payload!),
            _ when node.Is(Ops.IntegerConstant) => graph.Integer((int)node.Payload!),
            { HasAxis: true } => graph.Along(node.Op, rename(node.Axis), [.. operands]),
            _ => graph.Make(node.Op, [.. operands]),
        };
        copy.Inherit(node);
        return copy;
    }

    private static AxisSet Renamed(AxisSet set, Func<Axis, Axis> rename) =>
        set.Axes().Aggregate(AxisSet.None, (renamed, axis) => renamed.With(rename(axis)));

    /// <summary>What constant flags and integers decide while reading.</summary>
    private Node? Simplified(Op op, Node[] operands) => op switch
    {
        _ when op == Ops.Select && FlagOf(operands[0]) is { } chosen => chosen ? operands[1] : operands[2],
        _ when op == Ops.Select && operands[1] == operands[2] => operands[1],
        _ when op == Ops.Select && FlagOf(operands[1]) is { } whenTrue => whenTrue ? Make(Ops.Or, operands[0], operands[2]) : Make(Ops.And, Make(Ops.Not, operands[0]), operands[2]),
        _ when op == Ops.Select && FlagOf(operands[2]) is { } whenFalse => whenFalse ? Make(Ops.Or, Make(Ops.Not, operands[0]), operands[1]) : Make(Ops.And, operands[0], operands[1]),
        _ when op == Ops.Not && FlagOf(operands[0]) is { } value => graph.Flag(!value),
        _ when op == Ops.And && FlagOf(operands[0]) is { } left => left ? operands[1] : operands[0],
        _ when op == Ops.And && FlagOf(operands[1]) is { } right => right ? operands[0] : operands[1],
        _ when op == Ops.Or && FlagOf(operands[0]) is { } left => left ? operands[0] : operands[1],
        _ when op == Ops.Or && FlagOf(operands[1]) is { } right => right ? operands[1] : operands[0],
        _ when op == Ops.ToReal && IntegerOf(operands[0]) is { } integer => graph.Constant(integer),
        _ when op == Ops.ToReal && operands[0].Is(Ops.Select) && (IntegerOf(operands[0].Y) ?? IntegerOf(operands[0].Z)) is not null =>
            Make(Ops.Select, operands[0].X, Make(Ops.ToReal, operands[0].Y), Make(Ops.ToReal, operands[0].Z)),
        _ when operands.Length == 2 && IntegerOf(operands[0]) is { } x && IntegerOf(operands[1]) is { } y => Fold(op, x, y),
        _ => null,
    };

    private Node? Fold(Op op, int x, int y) => op switch
    {
        _ when op == Ops.IntegerAdd => graph.Integer(unchecked(x + y)),
        _ when op == Ops.IntegerSubtract => graph.Integer(unchecked(x - y)),
        _ when op == Ops.IntegerMultiply => graph.Integer(unchecked(x * y)),
        _ when op == Ops.IntegerEqual => graph.Flag(x == y),
        _ when op == Ops.IntegerLess => graph.Flag(x < y),
        _ when op == Ops.IntegerLessOrEqual => graph.Flag(x <= y),
        _ => null,
    };

    private static bool? FlagOf(Node node) => node.Is(Ops.FlagConstant) ? (bool)node.Payload! : null;

    private static int? IntegerOf(Node node) => node.Is(Ops.IntegerConstant) ? (int)node.Payload! : null;

    private Node Known(Node node)
    {
        current[node] = node;
        return node;
    }
}
