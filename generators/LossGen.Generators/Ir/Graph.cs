using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace LossGen.Compiler.Ir;

/// <summary>Makes nodes, one for each distinct value.</summary>
internal sealed class Graph
{
    private readonly Dictionary<Key, Node> nodes = new();

    public Node Constant(Rational value) => Intern(Ops.Constant, [], value, ElementKind.Real, AxisSet.None);

    public Node Flag(bool value) => Intern(Ops.FlagConstant, [], value, ElementKind.Flag, AxisSet.None);

    public Node Integer(int value) => Intern(Ops.IntegerConstant, [], value, ElementKind.Integer, AxisSet.None);

    public Node Input(int parameter, ElementKind kind, AxisSet axes) => Intern(Ops.Input, [], parameter, kind, axes);

    /// <summary>A value that a call brings besides the formula's parameters, such as an upstream gradient.</summary>
    public Node Given(string name, ElementKind kind, AxisSet axes) => Intern(Ops.Given, [], name, kind, axes);

    /// <summary>The position along an axis, from 0.</summary>
    public Node Iota(Axis axis) => Intern(Ops.Iota, [], axis, ElementKind.Integer, AxisSet.Of(axis));

    /// <summary>The number of elements along an axis.</summary>
    public Node Length(Axis axis) => Intern(Ops.Length, [], axis, ElementKind.Integer, AxisSet.None);

    public Node Make(Op op, params Node[] operands) => Make(op, null, ImmutableArray.Create(operands));

    /// <summary>An operation along an axis.</summary>
    public Node Along(Op op, Axis axis, params Node[] operands) => Make(op, axis, ImmutableArray.Create(operands));

    /// <summary>The same operation, with the same axis, on other operands.</summary>
    public Node Remake(Node node, ImmutableArray<Node> operands)
    {
        if (operands.SequenceEqual(node.Operands))
            return node;
        var remade = Make(node.Op, node.Payload, operands);
        remade.Inherit(node);
        return remade;
    }

    /// <summary>Gives a place to what was made for a value, down to what has its own.</summary>
    public static void Locate(Node root, int? place)
    {
        if (place is null)
            return;
        foreach (var node in Topological([root], node => node != root && (node.Place is not null || node.Op.Shape == OpShape.Leaf)))
            if (node.Op.Shape != OpShape.Leaf)
                node.Place ??= place;
    }

    /// <summary>Copies a node of any graph into this one.</summary>
    public Node Import(Node root) => Import(root, new Dictionary<Node, Node>());

    /// <summary>Copies a node of any graph into this one, where some are known already.</summary>
    public Node Import(Node root, Dictionary<Node, Node> known) => Map(root, (node, operands) => Make(node, operands), known);

    /// <summary>Rebuilds everything below a root, operands first.</summary>
    public static Node Map(Node root, Func<Node, ImmutableArray<Node>, Node> rebuild, Dictionary<Node, Node>? known = null)
    {
        var results = known ?? new Dictionary<Node, Node>();
        foreach (var node in Topological([root], results.ContainsKey))
            results[node] = rebuild(node, [.. node.Operands.Select(operand => results[operand])]);
        return results[root];
    }

    /// <summary>All nodes below the roots, operands before users, each once.</summary>
    /// <param name="roots">Where to begin.</param>
    /// <param name="skip">Nodes that are left out, with what is below them.</param>
    /// <param name="operands">The operands to follow; null: all.</param>
    public static IReadOnlyList<Node> Topological(IEnumerable<Node> roots, Func<Node, bool>? skip = null, Func<Node, ImmutableArray<Node>>? operands = null)
    {
        var order = new List<Node>();
        var seen = new HashSet<Node>();
        var stack = new Stack<(Node Node, bool Expanded)>();
        foreach (var root in roots)
        {
            stack.Push((root, false));
            while (stack.Count > 0)
            {
                var (node, expanded) = stack.Pop();
                if (expanded)
                {
                    order.Add(node);
                }
                else if (skip?.Invoke(node) != true && seen.Add(node))
                {
                    stack.Push((node, true));
                    var below = operands?.Invoke(node) ?? node.Operands;
                    for (var i = below.Length - 1; i >= 0; i--)
                        stack.Push((below[i], false));
                }
            }
        }

        return order;
    }

    private Node Make(Node node, ImmutableArray<Node> operands)
    {
        var made = node.Op.Shape == OpShape.Leaf
            ? Intern(node.Op, [], node.Payload, node.Kind, node.Axes)
            : Make(node.Op, node.Payload, operands);
        made.Inherit(node);
        return made;
    }

    private Node Make(Op op, object? payload, ImmutableArray<Node> operands)
    {
        if (operands.Length != op.Operands.Length)
            throw new ArgumentException($"{op} takes {op.Operands.Length.ToText()} operands, not {operands.Length.ToText()}.");
        var axes = AxisSet.None;
        foreach (var operand in operands)
            axes |= operand.Axes;
        if (op.Shape == OpShape.Reduction)
            axes = axes.Except((Axis)payload!);
        else if (op.Shape == OpShape.RowWise)
            axes = axes.With((Axis)payload!);
        return Intern(op, operands, payload, op.Result ?? GenericKind(op, operands), axes);
    }

    private static ElementKind GenericKind(Op op, ImmutableArray<Node> operands) => operands[op.Operands.IndexOf(null)].Kind;

    private Node Intern(Op op, ImmutableArray<Node> operands, object? payload, ElementKind kind, AxisSet axes)
    {
        var key = new Key(op, operands, payload);
        if (!nodes.TryGetValue(key, out var node))
        {
            node = new Node(nodes.Count, op, operands, payload, kind, axes);
            nodes.Add(key, node);
        }

        return node;
    }

    private readonly struct Key(Op op, ImmutableArray<Node> operands, object? payload) : IEquatable<Key>
    {
        private readonly Op op = op;
        private readonly ImmutableArray<Node> operands = operands;
        private readonly object? payload = payload;

        public bool Equals(Key other) =>
            op == other.op && Equals(payload, other.payload) && operands.Length == other.operands.Length && operands.SequenceEqual(other.operands);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            var hash = (op.GetHashCode() * 397) ^ (payload?.GetHashCode() ?? 0);
            foreach (var operand in operands)
                hash = (hash * 31) ^ operand.Id;
            return hash;
        }
    }
}
