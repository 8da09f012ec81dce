using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>Prints the statements that compute nodes, each once: as numbers, or as the vectors of a block, statement by statement over all of them.</summary>
internal sealed class BodyPrinter
{
    // Larger expressions become locals, which a person can step through.
    private const int LongestInline = 3;

    private readonly CodeWriter writer;
    private readonly CpuForm? form;
    private readonly Func<Node, int, Text?> leaf;
    private readonly Dictionary<Node, Text[]> values;
    private readonly Dictionary<Node, Text> masks;

    /// <param name="writer">Where statements go.</param>
    /// <param name="form">The form of lanes; null: numbers in double.</param>
    /// <param name="names">The names of the scope.</param>
    /// <param name="leaf">The text of an input, a position or a load for one vector; null where the node is none of these.</param>
    /// <param name="vectors">The vectors that are computed together; null: a block.</param>
    public BodyPrinter(CodeWriter writer, CpuForm? form, Names names, Func<Node, int, Text?> leaf, int? vectors = null)
        : this(writer, form, names, leaf, vectors ?? form?.Vectors ?? 1, [], [])
    {
    }

    private BodyPrinter(CodeWriter writer, CpuForm? form, Names names, Func<Node, int, Text?> leaf, int vectors, Dictionary<Node, Text[]> values, Dictionary<Node, Text> masks)
    {
        this.masks = masks;
        this.writer = writer;
        this.form = form;
        Names = names;
        this.leaf = leaf;
        Vectors = vectors;
        this.values = values;
    }

    public Names Names { get; }

    public int Vectors { get; }

    /// <summary>Operations whose text differs from that of the table, from the texts of their operands; null for the others.</summary>
    public Func<Node, Func<Node, Text>, Text?> Special { get; init; } = (_, _) => null;

    private bool IsNumber => form is null;

    /// <summary>States what a node's value is called.</summary>
    public void Define(Node node, params string[] texts) => values[node] = [.. texts.Select(text => new Text(text, Text.Tight))];

    /// <summary>States what the mask of a condition that all lanes share is called.</summary>
    public void DefineMask(Node condition, string mask) => masks[condition] = new Text(mask, Text.Tight);

    public bool Knows(Node node) => values.ContainsKey(node);

    /// <summary>The text of a known value for one vector.</summary>
    public Text Value(Node node, int vector = 0) => values[node] is var texts && texts.Length == 1 ? texts[0] : texts[vector];

    /// <summary>The same values in an inner scope, whose additions end with it.</summary>
    public BodyPrinter Inner() => Inner(leaf);

    /// <summary>The same values and leaves of another kind in an inner scope, where so many vectors are computed together.</summary>
    public BodyPrinter Inner(Func<Node, int, Text?> leaves, int? vectors = null) => new(writer, form, Names.Inner(), leaves, vectors ?? Vectors, new Dictionary<Node, Text[]>(values), masks) { Special = Special };

    /// <summary>The same values and leaves of another kind in the same scope; what is added stays apart.</summary>
    public BodyPrinter Beside(Func<Node, int, Text?> leaves) => new(writer, form, Names, leaves, Vectors, new Dictionary<Node, Text[]>(values), masks) { Special = Special };

    /// <summary>Prints what is needed until all roots are known.</summary>
    public void Compute(IEnumerable<Node> roots)
    {
        var wanted = roots.Where(root => !Knows(root)).Distinct().ToList();
        var order = Graph.Topological(wanted, Knows, Operands);
        var uses = Uses(order, wanted);
        var deferred = Deferred(order, uses, wanted);
        foreach (var node in order)
            if (!deferred.Contains(node) && !Knows(node))
                Print(node, uses, isRoot: wanted.Contains(node));
    }

    private void Print(Node node, Dictionary<Node, List<Node>> uses, bool isRoot)
    {
        if (IsLazy(node))
        {
            PrintChoice(node);
            return;
        }

        var texts = Enumerable.Range(0, Vectors).Select(vector => TextOf(node, vector)).ToArray();
        if (!IsLocal(node, uses, isRoot))
        {
            values[node] = texts;
            return;
        }

        var name = Names.Fresh(WishedName(node), Vectors);
        for (var vector = 0; vector < texts.Length; vector++)
            writer.Line("var " + Numbered(name, vector) + " = " + texts[vector] + ";");
        values[node] = [.. texts.Select((_, vector) => new Text(Numbered(name, vector), Text.Tight))];
    }

    private string Numbered(string name, int vector) => Vectors == 1 ? name : name + vector.ToText();

    private Text TextOf(Node node, int vector) =>
        leaf(node, vector) ?? Special(node, operand => Value(operand, vector)) ?? (IsNumber && node.Is(Ops.ToReal)
            ? new Text("(double)" + Value(node.X).At(8), 7)
            : OpText.Of(node.Op, IsNumber, [.. node.Operands.Select(operand => masks.TryGetValue(operand, out var mask) ? mask : Value(operand, vector))]));

    /// <summary>The element at a label is loaded or computed alone: its row is no value here, but what all elements share is.</summary>
    public static ImmutableArray<Node> Operands(Node node) =>
        node.Is(Ops.Pick) ? [node.Y, .. LaneOperands.Of([node.X], node.Axis).Where(operand => !operand.IsConstant)] : node.Operands;

    private bool IsLocal(Node node, Dictionary<Node, List<Node>> uses, bool isRoot)
    {
        if (node.Op.Shape == OpShape.Leaf && node.Op != Ops.Input && node.Op != Ops.Given && node.Op != Ops.Iota)
            return false;

        // What is read from memory is read once: a gradient may stand there afterwards.
        return isRoot || uses[node].Count != 1 || node.Name is not null || node.Op == Ops.Input || node.Op == Ops.Given || node.Op == Ops.Pick
            || Weight(node) > LongestInline || IsLazy(uses[node][0]);
    }

    /// <summary>The number of operations in the text of a node.</summary>
    private int Weight(Node node) =>
        node.Op.Shape == OpShape.Leaf ? 0 : 1 + node.Operands.Where(operand => !(values.TryGetValue(operand, out var texts) && IsName(texts[0].Value))).Sum(Weight);

    private static bool IsName(string text) => text.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '.' or '@');

    private static Dictionary<Node, List<Node>> Uses(IReadOnlyList<Node> order, List<Node> roots)
    {
        var uses = order.ToDictionary(node => node, _ => new List<Node>());
        foreach (var node in order)
            foreach (var operand in Operands(node))
                if (uses.TryGetValue(operand, out var users))
                    users.Add(node);
        foreach (var root in roots)
            uses[root].Add(root);
        return uses;
    }

    /// <summary>A choice that is made once a call, or once a sample for a row: only the side taken is computed.</summary>
    private bool IsLazy(Node node) =>
        node.Is(Ops.Select) && values.TryGetValue(node.X, out var condition) && condition.Length == 1
        && (form is { Samples: null } ? node.X.Axes != node.Axes : node.X.Axes.IsEmpty);

    /// <summary>What only one side of a lazy choice uses is left to that side, but for what an element is picked by.</summary>
    private HashSet<Node> Deferred(IReadOnlyList<Node> order, Dictionary<Node, List<Node>> uses, List<Node> roots)
    {
        var deferred = new HashSet<Node>();
        foreach (var choice in order.Where(IsLazy))
            foreach (var side in new[] { choice.Y, choice.Z }.Where(side => choice.Y != choice.Z))
            {
                var below = new HashSet<Node>();
                foreach (var node in Graph.Topological([side], Knows, Operands).Reverse())
                    if (!roots.Contains(node) && !uses[node].Any(user => user.Is(Ops.Pick)) && uses[node].All(user => below.Contains(user) || (user == choice && node == side)))
                        below.Add(node);
                deferred.UnionWith(below);
            }

        return deferred;
    }

    private void PrintChoice(Node node)
    {
        var name = Names.Fresh(WishedName(node), Vectors);
        var type = form is null ? node.Kind == ElementKind.Flag ? "bool" : node.Kind == ElementKind.Integer ? "int" : "double" : form.TypeOf(node.Kind);
        writer.Line(type + " " + string.Join(", ", Enumerable.Range(0, Vectors).Select(vector => Numbered(name, vector))) + ";");
        writer.Open("if (" + Value(node.X) + ")");
        PrintSide(name, node.Y);
        writer.Close(apart: false);
        writer.Open("else");
        PrintSide(name, node.Z);
        writer.Close();
        values[node] = [.. Enumerable.Range(0, Vectors).Select(vector => new Text(Numbered(name, vector), Text.Tight))];
    }

    private void PrintSide(string name, Node side)
    {
        var inner = Inner();
        inner.Compute([side]);
        for (var vector = 0; vector < Vectors; vector++)
            writer.Line(Numbered(name, vector) + " = " + inner.Value(side, vector) + ";");
    }

    private static string WishedName(Node node) => node.Name is { } name
        ? Names.Camel(name)
        : node.Op.Name switch
        {
            "add" => "sum",
            "subtract" => "difference",
            "multiply" => "product",
            "divide" => "quotient",
            "negate" => "negated",
            "select" => "chosen",
            "pick" => "atLabel",
            "expOfNonPositive" => "exp",
            "log1pOfUnit" => "log1p",
            "powUniform" => "pow",
            "normalizerMax" => "max",
            "normalizerTail" => "tail",
            "given" => (string)node.Payload!,
            "not" => "isNot",
            var op => op,
        };
}
