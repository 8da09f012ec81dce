using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;

namespace LossGen.Analyzers.Stability;

/// <summary>Code at a point, computed in the order in which it is written: what a rule says of a ratio of squares is not true of the square of a ratio.</summary>
/// <param name="point">The values of the variables; factors without any of them are 1.</param>
/// <param name="isSingle">Products are rounded to float; of other operations nothing is known then.</param>
internal sealed class CodeAsWritten(IReadOnlyDictionary<Node, double> point, bool isSingle)
{
    private readonly PointEvaluator evaluator = new(point);

    private double Tolerance => isSingle ? 1e-6 : 1e-12;

    /// <summary>Whether the code gives at the point what takes its place gives.</summary>
    public bool IsAsGoodAs(Node replacement, Node code) =>
        (IsProduct(code) || !isSingle) && Holds(code) && Value(code) is { } value && Value(replacement) is { } better
            && (value == better || Math.Abs(value - better) <= Tolerance * Math.Abs(better));

    /// <summary>All variables stand in the code, not in another form of it.</summary>
    private bool Holds(Node code)
    {
        var inside = new HashSet<Node>(Graph.Topological([code]));
        return point.Count > 0 && point.Keys.All(node => node.IsConstant || inside.Contains(node) || (node.Is(Ops.Negate) && inside.Contains(node.X)));
    }

    private double? Value(Node node)
    {
        if (point.TryGetValue(node, out var given))
            return given;
        if (node.Is(Ops.Negate))
            return -Value(node.X);
        if (node.Is(Ops.Square))
            return Value(node.X) is { } root ? Rounded(root * root) : null;
        if (IsProduct(node))
            return Value(node.X) is { } left && Value(node.Y) is { } right ? Rounded(node.Is(Ops.Multiply) ? left * right : left / right) : null;
        return evaluator.Value(node) ?? (Graph.Topological([node]).Any(point.ContainsKey) ? null : 1);
    }

    private static bool IsProduct(Node node) => node.Is(Ops.Multiply) || node.Is(Ops.Divide) || node.Is(Ops.Square);

    private double Rounded(double value) => isSingle ? (float)value : value;
}
