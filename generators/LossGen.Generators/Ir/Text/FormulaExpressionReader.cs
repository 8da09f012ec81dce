using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;

namespace LossGen.Compiler.Ir.Text;

/// <summary>Reads an expression of the text of a formula: constants, names, and operations with their axis and operands.</summary>
internal sealed class FormulaExpressionReader(string text, Graph graph, IReadOnlyDictionary<string, Node> values, Func<string, Axis> axisOf)
{
    private const int MaximumDepth = 100;

    private int position;
    private int depth;

    /// <summary>Whether a name or a constant cannot hold a character.</summary>
    public static bool EndsWord(char character) => character is ' ' or '\t' or '(' or ')' or '[' or ']' or ',' or '=' or ':' or ';';

    public Node Read()
    {
        var node = Expression();
        return position == text.Length ? node : throw Error("the end of the expression");
    }

    private Node Expression()
    {
        if (++depth > MaximumDepth)
            throw new FormatException("the expression is nested too deeply");
        var node = Value(Word());
        depth--;
        return node;
    }

    private Node Value(string word)
    {
        if (word.Length == 0)
            throw Error("a value");
        if (position < text.Length && text[position] is '(' or '[')
            return Operation(word);
        if (values.TryGetValue(word, out var known))
            return known;
        return Constant(word) ?? throw new FormatException($"'{word}' is neither a value above nor a constant");
    }

    private Node? Constant(string word) => word switch
    {
        FormulaText.True => graph.Flag(true),
        FormulaText.False => graph.Flag(false),
        FormulaText.PositiveInfinity => graph.Constant(Rational.PositiveInfinity),
        FormulaText.NegativeInfinity => graph.Constant(Rational.NegativeInfinity),
        FormulaText.NaN => graph.Constant(Rational.NaN),
        _ when word[word.Length - 1] == FormulaText.IntegerSuffix =>
            int.TryParse(word.Substring(0, word.Length - 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? graph.Integer(integer) : null,
        _ => Number(word) is { } value ? graph.Constant(value) : null,
    };

    /// <summary>A decimal without an exponent, which could be of any size, or a fraction.</summary>
    private static Rational? Number(string word)
    {
        if (!word.All(character => character is (>= '0' and <= '9') or '-' or '.' or '/'))
            return null;
        var slash = word.IndexOf('/');
        if (slash < 0)
            return Rational.TryParse(word, out var value) ? value : null;
        return BigInteger.TryParse(word.Substring(0, slash), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var numerator)
            && BigInteger.TryParse(word.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var denominator) && denominator.Sign > 0
            ? new Rational(numerator, denominator)
            : null;
    }

    private Node Operation(string name)
    {
        var axis = Accept('[') ? axisOf(Word()) : default;
        if (axis != default)
            Expect(']');
        if (axis != default && name == Ops.Iota.Name)
            return graph.Iota(axis);
        if (axis != default && name == Ops.Length.Name)
            return graph.Length(axis);
        if (Ops.Find(name) is not { } op || op.Shape == OpShape.Leaf)
            throw new FormatException($"'{name}' is not an operation");
        if (op.HasAxis != (axis != default))
            throw new FormatException($"'{name}' " + (op.HasAxis ? "works along an axis" : "has no axis"));
        var operands = Operands(op);
        if (op.HasAxis && !operands.Any(operand => operand.Axes.Contains(axis)))
            throw new FormatException($"nothing in '{name}' varies along {axis}");
        return op.HasAxis ? graph.Along(op, axis, operands) : graph.Make(op, operands);
    }

    private Node[] Operands(Op op)
    {
        Expect('(');
        var operands = new List<Node>();
        do
            operands.Add(Expression());
        while (Accept(','));
        Expect(')');
        if (operands.Count != op.Operands.Length)
            throw new FormatException($"'{op}' takes {op.Operands.Length.ToText()} operands, not {operands.Count.ToText()}");

        ElementKind? generic = null;
        for (var i = 0; i < operands.Count; i++)
            if (operands[i].Kind != (op.Operands[i] ?? (generic ??= operands[i].Kind)))
                throw new FormatException($"operand {(i + 1).ToText()} of '{op}' is a {operands[i].Kind}");
        return [.. operands];
    }

    private string Word()
    {
        var start = position;
        while (position < text.Length && !EndsWord(text[position]))
            position++;
        return text.Substring(start, position - start);
    }

    private bool Accept(char symbol)
    {
        if (position == text.Length || text[position] != symbol)
            return false;
        position++;
        while (position < text.Length && text[position] == ' ')
            position++;
        return true;
    }

    private void Expect(char symbol)
    {
        if (!Accept(symbol))
            throw Error("'" + symbol + "'");
    }

    private FormatException Error(string expected) => new($"expected {expected} at position {(position + 1).ToText()} of '{text}'");
}
