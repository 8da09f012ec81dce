using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>The value of nodes at a point that gives some of them; null where it depends on others.</summary>
/// <remarks>Flags are 0 and 1.</remarks>
internal sealed class PointEvaluator(IReadOnlyDictionary<Node, double> point)
{
    private static readonly Dictionary<Op, Func<double, double>> Unary = new()
    {
        [Ops.Negate] = x => -x,
        [Ops.Abs] = Math.Abs,
        [Ops.Square] = x => x * x,
        [Ops.Sqrt] = Math.Sqrt,
        [Ops.Exp] = Math.Exp,
        [Ops.Log] = Math.Log,
        [Ops.Sign] = x => double.IsNaN(x) ? x : Math.Sign(x),
        [Ops.Floor] = Math.Floor,
        [Ops.IsNaN] = x => double.IsNaN(x) ? 1 : 0,
        [Ops.IsFinite] = x => double.IsNaN(x) || double.IsInfinity(x) ? 0 : 1,
        [Ops.Not] = x => 1 - x,
    };

    private static readonly Dictionary<Op, Func<double, double, double>> Binary = new()
    {
        [Ops.Add] = (x, y) => x + y,
        [Ops.Subtract] = (x, y) => x - y,
        [Ops.Multiply] = (x, y) => x * y,
        [Ops.Divide] = (x, y) => x / y,
        [Ops.Max] = Math.Max,
        [Ops.Min] = Math.Min,
        [Ops.Less] = (x, y) => x < y ? 1 : 0,
        [Ops.LessOrEqual] = (x, y) => x <= y ? 1 : 0,
        [Ops.Equal] = (x, y) => x == y ? 1 : 0,
    };

    private readonly Dictionary<Node, double?> known = [];

    public double? Value(Node node)
    {
        if (point.TryGetValue(node, out var given))
            return given;
        if (!known.TryGetValue(node, out var value))
            known[node] = value = Compute(node);
        return value;
    }

    private double? Compute(Node node)
    {
        if (node.IsConstant)
            return node.Value.ToDouble();
        if (node.Is(Ops.FlagConstant))
            return (bool)node.Payload! ? 1 : 0;
        if (node.Is(Ops.And))
            return Value(node.X) == 0 || Value(node.Y) == 0 ? 0 : Value(node.X) is { } ? Value(node.Y) : null;
        if (node.Is(Ops.Or))
            return Value(node.X) == 1 || Value(node.Y) == 1 ? 1 : Value(node.X) is { } ? Value(node.Y) : null;
        if (node.Is(Ops.Select))
            return Value(node.X) is { } choice ? Value(choice == 0 ? node.Z : node.Y) : null;
        if (Unary.TryGetValue(node.Op, out var unary))
            return Value(node.X) is { } x ? unary(x) : null;
        return Binary.TryGetValue(node.Op, out var binary) && Value(node.X) is { } left && Value(node.Y) is { } right ? binary(left, right) : null;
    }
}
