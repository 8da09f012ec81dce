using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace LossGen.Compiler.Ir.Text;

/// <summary>Reads the expressions of the tables: arithmetic, comparisons, <c>&amp;</c>, <c>|</c>, <c>!</c>, <c>c ? a : b</c>, calls by name.</summary>
internal sealed class ExpressionParser
{
    private readonly string text;
    private int position;

    private ExpressionParser(string text) => this.text = text;

    public static Expression Parse(string text)
    {
        var parser = new ExpressionParser(text);
        var expression = parser.Choice();
        parser.SkipSpace();
        return parser.position == text.Length ? expression : throw parser.Error("an operator");
    }

    private Expression Choice()
    {
        var condition = Binary(0);
        if (!Accept("?"))
            return condition;
        var whenTrue = Choice();
        Expect(":");
        return Call(Ops.Select, condition, whenTrue, Choice());
    }

    private static readonly ImmutableArray<ImmutableArray<(string Symbol, Func<Expression, Expression, Expression> Make)>> Levels =
    [
        [("|", (x, y) => Call(Ops.Or, x, y))],
        [("&", (x, y) => Call(Ops.And, x, y))],
        [
            ("<=", (x, y) => Call(Ops.LessOrEqual, x, y)), ("<", (x, y) => Call(Ops.Less, x, y)), ("=", (x, y) => Call(Ops.Equal, x, y)),
            (">=", (x, y) => Call(Ops.LessOrEqual, y, x)), (">", (x, y) => Call(Ops.Less, y, x)),
        ],
        [("+", (x, y) => Call(Ops.Add, x, y)), ("-", (x, y) => Call(Ops.Subtract, x, y))],
        [("*", (x, y) => Call(Ops.Multiply, x, y)), ("/", (x, y) => Call(Ops.Divide, x, y))],
    ];

    private Expression Binary(int level)
    {
        if (level == Levels.Length)
            return Unary();
        var left = Binary(level + 1);
        while (AcceptAny(Levels[level]) is { } make)
            left = make(left, Binary(level + 1));
        return left;
    }

    private Expression Unary()
    {
        if (Accept("-"))
            return Unary() is var operand && operand is Expression.Number number ? new Expression.Number(-number.Value) : Call(Ops.Negate, operand);
        return Accept("!") ? Call(Ops.Not, Unary()) : Primary();
    }

    private Expression Primary()
    {
        if (Accept("("))
        {
            var inner = Choice();
            Expect(")");
            return inner;
        }

        var start = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] == '.' || IsExponentSign(start)))
            position++;
        var word = text.Substring(start, position - start);
        if (word.Length == 0)
            throw Error("a value");
        if (char.IsDigit(word[0]))
            return Rational.TryParse(word, out var value) ? new Expression.Number(value) : throw Error("a number");
        if (word == "inf")
            return new Expression.Number(Rational.PositiveInfinity);
        if (!Accept("("))
            return new Expression.Variable(word);

        var arguments = new List<Expression> { Choice() };
        while (Accept(","))
            arguments.Add(Choice());
        Expect(")");
        return Call(Ops.Find(word) ?? throw Error("an operation of the table, not '" + word + "'"), [.. arguments]);
    }

    private bool IsExponentSign(int start) =>
        position > start && text[position] is '+' or '-' && char.IsDigit(text[start]) && text[position - 1] is 'e' or 'E';

    private static Expression.Call Call(Op op, params Expression[] arguments) => new(op, [.. arguments]);

    private Func<Expression, Expression, Expression>? AcceptAny(ImmutableArray<(string Symbol, Func<Expression, Expression, Expression> Make)> operators)
    {
        foreach (var (symbol, make) in operators)
            if (Accept(symbol))
                return make;
        return null;
    }

    private bool Accept(string symbol)
    {
        SkipSpace();
        if (string.CompareOrdinal(text, position, symbol, 0, symbol.Length) != 0)
            return false;
        position += symbol.Length;
        SkipSpace();
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Accept(symbol))
            throw Error("'" + symbol + "'");
    }

    private void SkipSpace()
    {
        while (position < text.Length && text[position] == ' ')
            position++;
    }

    private FormatException Error(string expected) => new($"Expected {expected} at position {position.ToText()} of '{text}'.");
}
