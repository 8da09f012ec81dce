using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>Says whether an intermediate value can overflow or vanish in float, the narrower of the types that kernels come in.</summary>
internal static class Extremes
{
    private const double Largest = 3.4028234663852886e38;
    private const double Smallest = 1.1754943508222875e-38;

    /// <summary>Whether a value, or one that it is computed from, can overflow, or can vanish and take the value with it.</summary>
    public static bool AreReachable(Node value, IReadOnlyCollection<Node> inputs, Ranges ranges) =>
        Graph.Topological([value], inputs.Contains).Any(node => node.Op.Shape != OpShape.Leaf && node.Kind == ElementKind.Real && CanOverflow(ranges.Of(node)))
        || CanVanish(value, inputs, ranges);

    private static bool CanOverflow(Interval range) => range.Maximum > Largest || range.Minimum < -Largest;

    /// <summary>What is added to something large may vanish unnoticed.</summary>
    private static bool CanVanish(Node node, IReadOnlyCollection<Node> inputs, Ranges ranges) =>
        !inputs.Contains(node) && node.Op.Shape != OpShape.Leaf && node.Kind == ElementKind.Real && IsNearZero(ranges.Of(node))
        && (Shrinks(node.Op) || node.Operands.Any(operand => CanVanish(operand, inputs, ranges)));

    private static bool IsNearZero(Interval range) => range.Minimum < Smallest && range.Maximum > -Smallest;

    private static bool Shrinks(Op op) => op.IsExponential || op == Ops.Multiply || op == Ops.Divide || op == Ops.Square || op == Ops.Dot;
}
