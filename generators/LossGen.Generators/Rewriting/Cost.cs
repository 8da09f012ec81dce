using System.Collections.Immutable;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Rewriting;

/// <summary>What a formula costs: the harm that its operations can do, then the number of its nodes. Every step must lower it.</summary>
internal readonly record struct Cost(int Instability, int Nodes)
{
    public static bool operator <(Cost left, Cost right) =>
        left.Instability < right.Instability || (left.Instability == right.Instability && left.Nodes < right.Nodes);

    public static bool operator >(Cost left, Cost right) => right < left;
}

/// <summary>Weighs nodes; the weight of a node depends on what is below it alone.</summary>
internal sealed class CostModel(Ranges ranges, Infinities infinities)
{
    private const int Cancellation = 2;
    private const int DifferenceOfSquares = 6;
    private const int MissingGuard = 1;
    private const int SquareOfNorm = 1;
    private const int LogNearOne = 2;
    private const int LogOfUnderflow = 4;

    private readonly Dictionary<Node, (int Weight, bool VariesWithInputs)> known = [];

    public Cost Of(IEnumerable<Node> roots)
    {
        var (instability, nodes) = (0, 0);
        foreach (var node in Graph.Topological(roots))
        {
            instability += Weigh(node).Weight;
            nodes++;
        }

        return new Cost(instability, nodes);
    }

    /// <summary>Operands first: the operands of a node are known when it is weighed.</summary>
    private (int Weight, bool VariesWithInputs) Weigh(Node node)
    {
        if (known.TryGetValue(node, out var found))
            return found;
        var varies = node.Is(Ops.Input) || node.Operands.Any(operand => Weigh(operand).VariesWithInputs);
        var weight = !varies ? 0 : node.Op.Instability + CancellationOf(node) + LogarithmOf(node) + (node.Is(Ops.Square) && node.X.Is(Ops.Norm) ? SquareOfNorm : 0) + (infinities.NeedsGuard(node) ? MissingGuard : 0);
        return known[node] = (weight, varies);
    }

    private int CancellationOf(Node node) =>
        !Residuals.CanCancel(node, ranges) ? 0
        : IsSquare(node.X) && IsSquare(node.Y) && ranges.Of(node.X).IsNonNegative && node.Is(Ops.Subtract) ? DifferenceOfSquares
        : Cancellation;

    /// <summary>A logarithm loses what its argument lost: beside a constant, or in a product with an exponential.</summary>
    private static int LogarithmOf(Node node) =>
        !node.Is(Ops.Log) ? 0
        : HoldsConstantTerm(node.X) ? LogNearOne
        : (node.X.Is(Ops.Multiply) || node.X.Is(Ops.Divide)) && HoldsExponential(node.X) ? LogOfUnderflow
        : 0;

    private static bool HoldsConstantTerm(Node node) =>
        node.Is(Ops.Select) ? HoldsConstantTerm(node.Y) || HoldsConstantTerm(node.Z)
        : (node.Is(Ops.Add) || node.Is(Ops.Subtract)) && (node.X.IsConstant || node.Y.IsConstant);

    private static bool HoldsExponential(Node node) =>
        Graph.Topological([node], operands: FactorsOf).Any(factor => factor.Is(Ops.Exp) || factor.Is(Ops.Softmax) || factor.Is(Ops.Sigmoid));

    private static ImmutableArray<Node> FactorsOf(Node node) =>
        node.Is(Ops.Multiply) || node.Is(Ops.Divide) ? node.Operands : node.Is(Ops.Pick) ? [node.X] : [];

    private static bool IsSquare(Node node) => node.Is(Ops.Square) || (node.Is(Ops.Multiply) && node.X == node.Y);
}
