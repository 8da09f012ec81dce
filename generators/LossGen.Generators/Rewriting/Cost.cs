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

/// <summary>Weighs nodes; the weight of a node depends on what is below it and on what is known where it is used.</summary>
internal sealed class CostModel(Ranges ranges, Infinities infinities)
{
    private const int Cancellation = 2;
    private const int DifferenceOfSquares = 6;
    private const int MissingGuard = 1;
    private const int SquareOfNorm = 1;
    private const int LogNearOne = 2;
    private const int LogOfUnderflow = 4;

    private readonly Dictionary<(Node Node, Assumptions Context), int> weights = [];
    private readonly Dictionary<Node, bool> varying = [];

    public Cost Of(IReadOnlyList<Node> roots)
    {
        var order = Graph.Topological(roots);
        var contexts = new Contexts(roots, order, ranges);
        return new Cost(order.Sum(node => Weigh(node, contexts[node])), order.Count);
    }

    /// <summary>Operands first: the operands of a node are known when it is weighed.</summary>
    private int Weigh(Node node, Assumptions context)
    {
        if (weights.TryGetValue((node, context), out var known))
            return known;
        var varies = node.Is(Ops.Input) || node.Operands.Any(operand => varying[operand]);
        varying[node] = varies;
        var here = ranges.Under(context);
        var weight = !varies ? 0 : node.Op.Instability + CancellationOf(node, here) + LogarithmOf(node) + (node.Is(Ops.Square) && node.X.Is(Ops.Norm) ? SquareOfNorm : 0) + (infinities.Under(here).NeedsGuard(node) ? MissingGuard : 0);
        return weights[(node, context)] = weight;
    }

    private static int CancellationOf(Node node, Ranges here) =>
        !Residuals.CanCancel(node, here) ? 0
        : IsSquare(node.X) && IsSquare(node.Y) && here.Of(node.X).IsNonNegative && node.Is(Ops.Subtract) ? DifferenceOfSquares
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
