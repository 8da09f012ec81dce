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
    private const int MissingGuard = 1;
    private const int SquareOfNorm = 1;
    private const int NearOne = 2;
    private const int LogOfUnderflow = 4;
    private const int LogOfExtreme = 8;
    private const int ProductOfExponentials = 4;
    private const int DivisionBySquare = 5;

    /// <summary>Functions whose differences have a form without cancellation.</summary>
    private static readonly Dictionary<Op, int> Differences = new()
    {
        [Ops.Square] = 6,
        [Ops.Sqrt] = 8,
        [Ops.Sigmoid] = 8,
        [Ops.Erf] = 4,
    };

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
        return weights[(node, context)] = varies ? Weigh(node, ranges.Under(context)) : 0;
    }

    private int Weigh(Node node, Ranges here) =>
        node.Op.Instability + CancellationOf(node, here) + LogarithmOf(node, here) + PowerOf(node) + ProductOf(node, here)
        + (node.Is(Ops.Square) && node.X.Is(Ops.Norm) ? SquareOfNorm : 0) + (infinities.Under(here).NeedsGuard(node) ? MissingGuard : 0);

    private static int CancellationOf(Node node, Ranges here) =>
        !Residuals.CanCancel(node, here) ? 0
        : node.Is(Ops.Subtract) && FunctionOf(node.X) is var function && FunctionOf(node.Y) == function && Differences.TryGetValue(function, out var weight) ? weight
        : Cancellation;

    /// <summary>The function whose value a term is; 1 is a square.</summary>
    private static Op FunctionOf(Node term) => IsSquare(term) || term.IsValue(1) ? Ops.Square : term.Op;

    /// <summary>A logarithm loses what its argument lost: beside a constant, in a product with an exponential, or one that overflows.</summary>
    private static int LogarithmOf(Node node, Ranges here) =>
        !(node.Is(Ops.Log) || node.Is(Ops.Log2) || node.Is(Ops.Log10)) ? 0
        : HoldsConstantTerm(node.X) ? NearOne
        : !(node.X.Is(Ops.Multiply) || node.X.Is(Ops.Divide)) ? 0
        : HoldsExponential(node.X) ? LogOfUnderflow
        : HoldsConstantTerm(node.X.X) || HoldsConstantTerm(node.X.Y) ? NearOne
        : Extremes.AreReachable(node.X, node.X.Operands, here) ? LogOfExtreme
        : 0;

    private static int PowerOf(Node node) => node.Is(Ops.Pow) && HoldsConstantTerm(node.X) ? NearOne : 0;

    /// <summary>An exponential overflows beside a factor that vanishes; a square overflows in a division that does not.</summary>
    private static int ProductOf(Node node, Ranges here) =>
        !(node.Is(Ops.Multiply) || node.Is(Ops.Divide)) ? 0
        : (node.X.Is(Ops.Exp) || node.Y.Is(Ops.Exp)) && HoldsExponential(node.X) && HoldsExponential(node.Y) ? ProductOfExponentials
        : node.Is(Ops.Divide) && IsSquare(node.Y) && Extremes.AreReachable(node.Y, node.Y.Operands, here) ? DivisionBySquare
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
