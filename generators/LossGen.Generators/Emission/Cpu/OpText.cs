using System.Collections.Generic;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Emission.Cpu;

/// <summary>The C# of the primitive operations: infix for lanes and numbers alike, else a function of the vector math.</summary>
internal static class OpText
{
    private static readonly Dictionary<Op, (string Symbol, int Level)> Infix = new()
    {
        [Ops.Add] = ("+", 5),
        [Ops.Subtract] = ("-", 5),
        [Ops.Multiply] = ("*", 6),
        [Ops.Divide] = ("/", 6),
        [Ops.IntegerAdd] = ("+", 5),
        [Ops.IntegerSubtract] = ("-", 5),
        [Ops.IntegerMultiply] = ("*", 6),
    };

    // Comparisons and conditions of single numbers read better as C# has them.
    private static readonly Dictionary<Op, (string Symbol, int Level)> ScalarInfix = new()
    {
        [Ops.Less] = ("<", 4),
        [Ops.LessOrEqual] = ("<=", 4),
        [Ops.Equal] = ("==", 3),
        [Ops.IntegerLess] = ("<", 4),
        [Ops.IntegerLessOrEqual] = ("<=", 4),
        [Ops.IntegerEqual] = ("==", 3),
        [Ops.FlagEqual] = ("==", 3),
        [Ops.And] = ("&&", 2),
        [Ops.Or] = ("||", 1),
    };

    private static readonly Dictionary<Op, string> Functions = new()
    {
        [Ops.IntegerLess] = "Less",
        [Ops.IntegerLessOrEqual] = "LessOrEqual",
        [Ops.IntegerEqual] = "Equal",
        [Ops.Remainder] = "IEEERemainder",
    };

    /// <summary>The text of an operation and how tightly it binds; operands come with theirs.</summary>
    public static Text Of(Op op, bool isNumber, params Text[] operands)
    {
        if (Infix.TryGetValue(op, out var infix) || (isNumber && ScalarInfix.TryGetValue(op, out infix)))
            return new Text(operands[0].At(infix.Level) + " " + infix.Symbol + " " + operands[1].At(infix.Level + 1), infix.Level);
        if (op == Ops.Negate)
            return new Text("-" + operands[0].At(8), 7);
        if (op == Ops.Reciprocal && isNumber)
            return new Text("1 / " + operands[0].At(7), 6);
        if (op == Ops.Not && isNumber)
            return new Text("!" + operands[0].At(8), 7);
        if (op == Ops.Select && isNumber)
            return new Text(operands[0].At(1) + " ? " + operands[1].At(1) + " : " + operands[2].At(0), 0);
        if (op == Ops.FlagEqual)
            return new Text("Not(" + operands[0].Value + " ^ " + operands[1].Value + ")", Text.Tight);
        return new Text((Functions.TryGetValue(op, out var function) ? function : Names.Pascal(op.Name)) + "(" + string.Join(", ", System.Array.ConvertAll(operands, operand => operand.Value)) + ")", Text.Tight);
    }
}

/// <summary>A piece of C# with how tightly it binds.</summary>
internal readonly record struct Text(string Value, int Level)
{
    public const int Tight = 10;

    /// <summary>The text, in parentheses where its place binds more tightly.</summary>
    public string At(int level) => Level < level ? "(" + Value + ")" : Value;

    public override string ToString() => Value;
}
