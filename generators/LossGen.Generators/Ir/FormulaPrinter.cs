using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;

namespace LossGen.Compiler.Ir;

/// <summary>Formulas as text: as nodes in order, for comparison and storage, or as an expression, for people.</summary>
internal static class FormulaPrinter
{
    private const int ExcerptDepth = 4;

    private static readonly Dictionary<Op, (string Symbol, int Level)> Infix = new()
    {
        [Ops.Or] = ("||", 1),
        [Ops.And] = ("&&", 2),
        [Ops.Equal] = ("==", 3),
        [Ops.IntegerEqual] = ("==", 3),
        [Ops.FlagEqual] = ("==", 3),
        [Ops.Less] = ("<", 4),
        [Ops.IntegerLess] = ("<", 4),
        [Ops.LessOrEqual] = ("<=", 4),
        [Ops.IntegerLessOrEqual] = ("<=", 4),
        [Ops.Add] = ("+", 5),
        [Ops.Subtract] = ("-", 5),
        [Ops.IntegerAdd] = ("+", 5),
        [Ops.IntegerSubtract] = ("-", 5),
        [Ops.Multiply] = ("*", 6),
        [Ops.Divide] = ("/", 6),
        [Ops.IntegerMultiply] = ("*", 6),
    };

    /// <summary>The formula's parameters, nodes and outputs, a line each.</summary>
    public static string Text(Formula formula)
    {
        var text = new StringBuilder();
        text.Append("formula ").Append(formula.Name).Append('\n');
        foreach (var parameter in formula.Parameters)
            text.Append(parameter).Append('\n');
        var roots = formula.Outputs.SelectMany(output => output.Nodes).ToList();
        var order = Graph.Topological(roots);
        var index = new Dictionary<Node, int>();
        foreach (var node in order)
        {
            index[node] = index.Count;
            text.Append('%').Append(index[node].ToText()).Append(" = ").Append(node.Op.Name).Append(node.Axes).Append(node.Kind);
            if (node.Payload is not null)
                text.Append('[').Append(node.Payload is int number ? number.ToText() : node.Payload.ToString()).Append(']');
            foreach (var operand in node.Operands)
                text.Append(" %").Append(index[operand].ToText());
            if (node.Name is not null)
                text.Append(" // ").Append(node.Name);
            text.Append('\n');
        }

        foreach (var output in formula.Outputs)
        {
            text.Append("return ").Append(output.Name).Append(" = %").Append(index[output.Value].ToText());
            if (output.Weight is not null)
                text.Append(" weighted %").Append(index[output.Weight].ToText());
            if (output.Counts is not null)
                text.Append(" where %").Append(index[output.Counts].ToText());
            if (output.CountsByItself)
                text.Append(" by itself");
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A node as an expression, with the names of the parameters where they are known.</summary>
    public static string Print(Node node, ImmutableArray<Parameter>? parameters = null) => Print(node, parameters, null, 0);

    /// <summary>A node as an expression in which some values below it are called by name.</summary>
    public static string Print(Node node, ImmutableArray<Parameter> parameters, IReadOnlyDictionary<Node, string> names) => Print(node, parameters, names, 0);

    /// <summary>A node as an expression of a few operations; what lies deeper goes by the name that the user gave it, or is left out.</summary>
    public static string Excerpt(Node node, ImmutableArray<Parameter> parameters)
    {
        var names = new Dictionary<Node, string>();
        var level = new List<Node> { node };
        for (var depth = 0; level.Count > 0; depth++)
        {
            foreach (var inner in level.Where(inner => inner != node && inner.Op.Shape != OpShape.Leaf && !names.ContainsKey(inner)))
                if (inner.Name is not null || depth == ExcerptDepth)
                    names[inner] = inner.Name ?? "…";
            level = depth == ExcerptDepth ? [] : [.. level.Where(inner => !names.ContainsKey(inner)).SelectMany(inner => inner.Operands).Distinct()];
        }

        return Print(node, parameters, names);
    }

    /// <summary>The number of operations that the expression of a node shows, counted up to a limit.</summary>
    public static int Size(Node node, int limit, IReadOnlyDictionary<Node, string>? names = null)
    {
        if (node.Op.Shape == OpShape.Leaf || names?.ContainsKey(node) == true)
            return 0;
        var size = 1;
        foreach (var operand in node.Operands)
            if (size < limit)
                size += Size(operand, limit - size, names);
        return size;
    }

    private static string Print(Node node, ImmutableArray<Parameter>? parameters, IReadOnlyDictionary<Node, string>? names, int outer)
    {
        string Inner(Node operand, int level) =>
            names is not null && names.TryGetValue(operand, out var name) ? name : Print(operand, parameters, names, level);

        if (Infix.TryGetValue(node.Op, out var infix))
        {
            var text = Inner(node.X, infix.Level) + " " + infix.Symbol + " " + Inner(node.Y, infix.Level + 1);
            return infix.Level < outer ? "(" + text + ")" : text;
        }

        if (node.Is(Ops.Select))
        {
            var text = Inner(node.X, 1) + " ? " + Inner(node.Y, 1) + " : " + Inner(node.Z, 0);
            return outer > 0 ? "(" + text + ")" : text;
        }

        if (node.Is(Ops.Negate) || node.Is(Ops.Not))
            return (node.Is(Ops.Not) ? "!" : "-") + Inner(node.X, 7);
        if (node.Is(Ops.Pick))
            return Inner(node.X, 8) + "[" + Inner(node.Y, 0) + "]";
        return node.Op.Shape == OpShape.Leaf
            ? Leaf(node, parameters, outer)
            : FunctionName(node.Op) + "(" + string.Join(", ", node.Operands.Select(operand => Inner(operand, 0))) + ")";
    }

    private static string Leaf(Node node, ImmutableArray<Parameter>? parameters, int outer) => node.Payload switch
    {
        Rational { IsFinite: true } value => Parenthesised(value.ToDouble().ToText(), outer),
        Rational value => value.Sign < 0 ? "(-inf)" : value.Sign > 0 ? "inf" : "NaN",
        bool flag => flag ? "true" : "false",
        int parameter when node.Is(Ops.Input) => parameters is { } known ? known[parameter].Name : "input" + parameter.ToText(),
        int integer => integer.ToText(),
        _ => node.Op.Name,
    };

    private static string Parenthesised(string number, int outer) => outer > 5 && number[0] == '-' ? "(" + number + ")" : number;

    /// <summary>The name of an operation as a function of formulas.</summary>
    public static string FunctionName(Op op) => op.Name switch
    {
        "maxOf" => "Max",
        "minOf" => "Min",
        var name => char.ToUpperInvariant(name[0]) + name.Substring(1),
    };
}
