namespace LossGen.Compiler.Ir;

/// <summary>Arithmetic of constants, exactly; what is not exact is left to the kernel.</summary>
internal static class Folding
{
    public static Node Make(Graph graph, Op op, params Node[] operands) => Fold(graph, op, operands) ?? graph.Make(op, operands);

    private static Node? Fold(Graph graph, Op op, Node[] operands)
    {
        foreach (var operand in operands)
            if (!operand.IsConstant || !operand.Value.IsFinite)
                return null;

        return operands.Length switch
        {
            1 => Fold(op, operands[0].Value) is { } unary ? graph.Constant(unary) : null,
            2 => Fold(op, operands[0].Value, operands[1].Value) is { } binary ? graph.Constant(binary) : Compare(graph, op, operands[0].Value, operands[1].Value),
            _ => null,
        };
    }

    private static Rational? Fold(Op op, Rational x) => op switch
    {
        _ when op == Ops.Negate => -x,
        _ when op == Ops.Square => x * x,
        _ when op == Ops.Abs => x.Sign < 0 ? -x : x,
        _ when op == Ops.Sign => x.Sign,
        _ when op == Ops.Exp && x.IsZero => 1,
        _ when op == Ops.Log && x == 1 => 0,
        _ when op == Ops.StopGradient => x,
        _ => null,
    };

    private static Rational? Fold(Op op, Rational x, Rational y) => op switch
    {
        _ when op == Ops.Add => x + y,
        _ when op == Ops.Subtract => x - y,
        _ when op == Ops.Multiply => x * y,
        _ when op == Ops.Divide && !y.IsZero => x / y,
        _ when op == Ops.Max => Rational.Compare(x, y) >= 0 ? x : y,
        _ when op == Ops.Min => Rational.Compare(x, y) <= 0 ? x : y,
        _ => null,
    };

    private static Node? Compare(Graph graph, Op op, Rational x, Rational y) => op switch
    {
        _ when op == Ops.Less => graph.Flag(Rational.Compare(x, y) < 0),
        _ when op == Ops.LessOrEqual => graph.Flag(Rational.Compare(x, y) <= 0),
        _ when op == Ops.Equal => graph.Flag(x == y),
        _ => null,
    };
}
