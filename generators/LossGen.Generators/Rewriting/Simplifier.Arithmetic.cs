using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

internal sealed partial class Simplifier
{
    private static readonly HashSet<Op> EvenFunctions =
        [Ops.Abs, Ops.Square, Ops.Cos, Ops.Cosh, Ops.LogCosh, Ops.Sech2, Ops.Hypot1m1, Ops.Log1pSquare, Ops.LogSinh, Ops.LogTanh];

    private static readonly HashSet<Op> OddFunctions = [Ops.Sign, Ops.Sin, Ops.Sinh, Ops.Tanh, Ops.Asinh, Ops.Atan, Ops.Cbrt, Ops.Erf];

    /// <summary>x + y or x - y: zeros go, signs are merged, constants meet.</summary>
    private Node? Sum(Node x, Node y, int sign)
    {
        if (x.IsValue(0))
            return sign > 0 ? y : Make(Ops.Negate, y);
        if (y.IsValue(0))
            return x;
        if (isGradient && sign < 0 && x == y)
            return Constant(0);
        if (sign > 0 && x == y && !IsFinite(x))
            return Make(Ops.Multiply, Constant(2), x);
        if (y.Is(Ops.Negate))
            return Make(sign > 0 ? Ops.Subtract : Ops.Add, x, y.X);
        if (y.IsConstant && y.Value.IsFinite && y.Value.Sign < 0)
            return Make(sign > 0 ? Ops.Subtract : Ops.Add, x, Constant(-y.Value));
        if (x.Is(Ops.Negate))
            return sign > 0 ? Make(Ops.Subtract, y, x.X) : Make(Ops.Negate, Make(Ops.Add, x.X, y));
        return MergedLogarithms(x, y, sign) ?? MergedConstants(x, y, sign);
    }

    /// <summary>Logarithms of constants meet.</summary>
    private Node? MergedLogarithms(Node x, Node y, int sign)
    {
        if (LogarithmOf(y) is not { } second || (LogarithmOf(x) ?? (x.Is(Ops.Add) ? LogarithmOf(x.Y) : null)) is not { } first)
            return null;
        var merged = Make(Ops.Log, Constant(sign > 0 ? first * second : first / second));
        return x.Is(Ops.Add) ? Make(Ops.Add, x.X, merged) : merged;
    }

    private static Rational? LogarithmOf(Node node) => node.Is(Ops.Log) && IsFinite(node.X) && node.X.Value.Sign > 0 ? node.X.Value : null;

    private Node? MergedConstants(Node x, Node y, int sign)
    {
        var (left, right) = (Split(x), Split(y));
        if (left.Constant is not { } first || right.Constant is not { } second)
            return null;
        var constant = Constant(sign > 0 ? first + second : first - second);
        var rest = left.Others is null ? Signed(right.Others!, right.Sign * sign)
            : right.Others is null ? Signed(left.Others, left.Sign)
            : Make(right.Sign * sign > 0 ? Ops.Add : Ops.Subtract, Signed(left.Others, left.Sign), right.Others);
        return rest.Is(Ops.Negate) ? Make(Ops.Subtract, constant, rest.X) : Make(Ops.Add, rest, constant);
    }

    private Node Signed(Node node, int sign) => sign > 0 ? node : Make(Ops.Negate, node);

    /// <summary>A value as a constant and the rest with its sign; no constant: none can be split off.</summary>
    private static (Node? Others, int Sign, Rational? Constant) Split(Node node) =>
        IsFinite(node) ? (null, 1, node.Value)
        : node.Is(Ops.Add) && IsFinite(node.Y) ? (node.X, 1, node.Y.Value)
        : node.Is(Ops.Add) && IsFinite(node.X) ? (node.Y, 1, node.X.Value)
        : node.Is(Ops.Subtract) && IsFinite(node.Y) ? (node.X, 1, -node.Y.Value)
        : node.Is(Ops.Subtract) && IsFinite(node.X) ? (node.Y, -1, node.X.Value)
        : (node, 1, null);

    private static bool IsFinite(Node node) => node.IsConstant && node.Value.IsFinite;

    private Node? Negation(Node x)
    {
        if (x.Is(Ops.Negate))
            return x.X;
        if (x.Is(Ops.Multiply) && IsFinite(x.X))
            return Make(Ops.Multiply, Constant(-x.X.Value), x.Y);
        if (x.Is(Ops.Multiply) && IsFinite(x.Y))
            return Make(Ops.Multiply, x.X, Constant(-x.Y.Value));
        if (x.Is(Ops.Divide) && IsFinite(x.X))
            return Make(Ops.Divide, Constant(-x.X.Value), x.Y);
        return isGradient && x.Is(Ops.Subtract) ? Make(Ops.Subtract, x.Y, x.X) : null;
    }

    private Node? Product(Node x, Node y)
    {
        if (IsFinite(y) && !IsFinite(x))
            return Scaled(y.Value, x) ?? (isGradient ? Make(Ops.Multiply, y, x) : null);
        if (IsFinite(x))
            return Scaled(x.Value, y);
        if (x.Is(Ops.Negate))
            return Make(Ops.Negate, Make(Ops.Multiply, x.X, y));
        if (y.Is(Ops.Negate))
            return Make(Ops.Negate, Make(Ops.Multiply, x, y.X));
        if (y.Is(Ops.Divide) && y.X.IsValue(1))
            return Make(Ops.Divide, x, y.Y);
        if (x.Is(Ops.Divide) && x.X.IsValue(1))
            return Make(Ops.Divide, y, x.Y);
        if (!isGradient)
            return null;

        // Constants stand in front, where equal terms of a sum meet.
        if (x.Is(Ops.Multiply) && IsFinite(x.X))
            return Make(Ops.Multiply, x.X, Make(Ops.Multiply, x.Y, y));
        if (y.Is(Ops.Multiply) && IsFinite(y.X))
            return Make(Ops.Multiply, y.X, Make(Ops.Multiply, x, y.Y));
        if (x.Is(Ops.Divide) && IsFinite(x.X))
            return Make(Ops.Divide, Make(Ops.Multiply, x.X, y), x.Y);
        return y.Is(Ops.Divide) && IsFinite(y.X) ? Make(Ops.Divide, Make(Ops.Multiply, y.X, x), y.Y) : null;
    }

    private Node? Scaled(Rational scale, Node x)
    {
        if (scale == 1)
            return x;
        if (scale == -1)
            return Make(Ops.Negate, x);
        if (isGradient && scale.IsZero)
            return Constant(0);
        if (scale.IsZero)
            return null;
        if (x.Is(Ops.Negate))
            return Make(Ops.Multiply, Constant(-scale), x.X);
        if (x.Is(Ops.Multiply) && IsFinite(x.X))
            return Make(Ops.Multiply, Constant(scale * x.X.Value), x.Y);
        if (x.Is(Ops.Multiply) && IsFinite(x.Y))
            return Make(Ops.Multiply, x.X, Constant(scale * x.Y.Value));
        if (x.Is(Ops.Divide) && IsFinite(x.X))
            return Make(Ops.Divide, Constant(scale * x.X.Value), x.Y);
        if (isGradient && x.Is(Ops.Divide) && x.X.Is(Ops.Multiply) && IsFinite(x.X.X))
            return Make(Ops.Divide, Make(Ops.Multiply, Constant(scale * x.X.X.Value), x.X.Y), x.Y);
        return x.Is(Ops.Divide) && IsFinite(x.Y) && !x.Y.Value.IsZero ? Make(Ops.Multiply, Constant(scale / x.Y.Value), x.X) : null;
    }

    private Node? Quotient(Node x, Node y)
    {
        if (isGradient && x.IsValue(0))
            return x;
        if (y.IsValue(1))
            return x;
        if (y.IsValue(-1))
            return Make(Ops.Negate, x);
        if (x.Is(Ops.Negate))
            return Make(Ops.Negate, Make(Ops.Divide, x.X, y));
        if (y.Is(Ops.Negate))
            return Make(Ops.Negate, Make(Ops.Divide, x, y.X));
        if (IsFinite(y) && !y.Value.IsZero)
        {
            if (x.Is(Ops.Multiply) && IsFinite(x.X))
                return Make(Ops.Multiply, Constant(x.X.Value / y.Value), x.Y);
            if (x.Is(Ops.Multiply) && IsFinite(x.Y))
                return Make(Ops.Multiply, x.X, Constant(x.Y.Value / y.Value));
            if (x.Is(Ops.Divide) && IsFinite(x.Y))
                return Make(Ops.Divide, x.X, Constant(x.Y.Value * y.Value));
            if (x.Is(Ops.Divide) && IsFinite(x.X))
                return Make(Ops.Divide, Constant(x.X.Value / y.Value), x.Y);
        }

        if (IsFinite(x) && y.Is(Ops.Multiply) && IsFinite(y.X) && !y.X.Value.IsZero)
            return Make(Ops.Divide, Constant(x.Value / y.X.Value), y.Y);
        return null;
    }

    private Node? Extreme(Node x, Node y, Rational neutral) => x == y || y.IsValue(neutral) ? x : x.IsValue(neutral) ? y : null;

    private static Node? Unsigned(Node x) => x.Is(Ops.Negate) || x.Is(Ops.Abs) ? x.X : null;
}
