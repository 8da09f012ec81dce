using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;

namespace LossGen.Compiler.Differentiation;

/// <summary>Reverse mode on the graph: the gradient of a loss with respect to its inputs is a graph again.</summary>
/// <remarks>
/// A choice multiplies nothing: the side not taken contributes exactly 0, whatever its derivative is, because conditions are carried outwards
/// past the derivatives and become one selection at the end (0 × ∞ never arises).
/// </remarks>
internal sealed class Differentiator
{
    private readonly Formula formula;
    private readonly Graph graph;
    private readonly HashSet<Node> differentiable = [];
    private readonly Dictionary<Node, Node> adjoints = new();
    private readonly Stack<Node> conditions = new();
    private Node? isInfinite;
    private readonly Node zero;

    private Differentiator(Formula formula)
    {
        this.formula = formula;
        graph = formula.Graph;
        zero = graph.Constant(0);
    }

    /// <summary>The gradient of one sample's loss with respect to each parameter that asks for one, in declared order.</summary>
    /// <param name="formula">The formula.</param>
    /// <returns>For each <c>[Grad]</c> parameter its index and the gradient, which varies along no more than the parameter's axes.</returns>
    public static ImmutableArray<(int Parameter, Node Gradient)> Differentiate(Formula formula) => new Differentiator(formula).Run();

    private ImmutableArray<(int Parameter, Node Gradient)> Run()
    {
        var loss = formula.Loss.Value;
        var order = Graph.Topological([loss]);
        foreach (var node in order)
            if (DependsOnGradient(node))
                differentiable.Add(node);

        adjoints[loss] = graph.Constant(1);
        foreach (var node in order.Reverse())
            if (differentiable.Contains(node) && adjoints.TryGetValue(node, out var adjoint))
                Propagate(node, adjoint);

        var branches = new Branches(graph);
        return
        [
            .. Enumerable.Range(0, formula.Parameters.Length)
                .Where(index => formula.Parameters[index].IsGrad)
                .Select(index => (index, adjoints.TryGetValue(formula.InputNode(index), out var gradient) ? branches.Prune(Finite(gradient)) : zero)),
        ];
    }

    private Node Finite(Node gradient) => isInfinite is null ? gradient : graph.Make(Ops.Select, isInfinite, zero, gradient);

    private bool DependsOnGradient(Node node) =>
        node.Is(Ops.Input)
            ? formula.Parameters[node.Parameter].IsGrad
            : !node.Is(Ops.StopGradient) && node.Operands.Any(differentiable.Contains);

    private void Propagate(Node node, Node adjoint)
    {
        for (var i = 0; i < node.Operands.Length; i++)
        {
            var operand = node.Operands[i];
            if (!differentiable.Contains(operand) || operand.Kind != ElementKind.Real)
                continue;
            var contribution = Contribution(node, i, adjoint);
            if (contribution is null)
                continue;
            Graph.Locate(contribution, node.Place);
            Accumulate(operand, SumOver(contribution, ReducedAxes(node, operand)));
        }
    }

    /// <summary>The axes along which an operand was repeated, so that its adjoint is a sum.</summary>
    private static AxisSet ReducedAxes(Node node, Node operand) => node.Axes.Except(operand.Axes).Rows;

    private Node SumOver(Node contribution, AxisSet axes) =>
        axes.Axes().Aggregate(contribution, (sum, axis) => graph.Along(Ops.Sum, axis, sum));

    private void Accumulate(Node node, Node contribution) =>
        adjoints[node] = adjoints.TryGetValue(node, out var sum) ? Merge(sum, contribution) : contribution;

    /// <summary>A sum; of two choices by one condition it is the choice of the sums.</summary>
    private Node Merge(Node sum, Node contribution) =>
        sum.IsValue(0) ? contribution
        : contribution.IsValue(0) ? sum
        : sum.Is(Ops.Select) && contribution.Is(Ops.Select) && sum.X == contribution.X
            ? graph.Make(Ops.Select, sum.X, Merge(sum.Y, contribution.Y), Merge(sum.Z, contribution.Z))
            : graph.Make(Ops.Add, sum, contribution);

    /// <summary>What a result's adjoint contributes to the adjoint of one operand. Linear in the adjoint.</summary>
    private Node? Contribution(Node node, int operand, Node adjoint)
    {
        if (MayBeZero(adjoint) && CanPass(node, adjoint.X))
            return Chosen(
                adjoint.X,
                Under(adjoint.X, () => Contribution(node, operand, adjoint.Y)),
                Under(graph.Make(Ops.Not, adjoint.X), () => Contribution(node, operand, adjoint.Z)));
        if (adjoint.IsValue(0))
            return node.Op.Derivatives[operand] is null ? null : zero;

        var contribution = node.Op.OneHotDerivative is { } oneHot && Split(node, oneHot, adjoint) is { } split
            ? split
            : node.Op.Derivatives[operand] is { } derivative ? Build(node, derivative, adjoint) : null;
        if (contribution is not null && node.Op.DerivativeGuard is not null)
            Record(Guard(node, adjoint));
        return contribution;
    }

    /// <summary>Where a value is infinite, and is used, the loss is: the gradient of that sample is 0 as a whole.</summary>
    private void Record(Node guard)
    {
        var infinite = conditions.Aggregate(guard, (all, condition) => graph.Make(Ops.And, condition, all));
        isInfinite = isInfinite is null || isInfinite == infinite ? infinite : graph.Make(Ops.Or, isInfinite, infinite);
    }

    private Node? Under(Node condition, Func<Node?> contribution)
    {
        conditions.Push(condition);
        var result = contribution();
        conditions.Pop();
        return result;
    }

    private Node Guard(Node node, Node adjoint) =>
        LabelOf(adjoint, node.Axis) is { } label ? Build(node, node.Op.OneHotGuard!, adjoint, label) : Build(node, node.Op.DerivativeGuard!, adjoint);

    /// <summary>The label of an adjoint that is 0 everywhere else, whatever it is multiplied by.</summary>
    private static Node? LabelOf(Node adjoint, Axis axis) => adjoint switch
    {
        _ when !adjoint.Axes.Contains(axis) => null,
        _ when IsOneHot(adjoint, axis, out var label, out _) => label,
        _ when adjoint.Is(Ops.Negate) => LabelOf(adjoint.X, axis),
        _ when adjoint.Is(Ops.Select) && !adjoint.X.Axes.Contains(axis) && adjoint.Z.IsValue(0) => LabelOf(adjoint.Y, axis),
        _ when adjoint.Is(Ops.Select) && !adjoint.X.Axes.Contains(axis) && adjoint.Y.IsValue(0) => LabelOf(adjoint.Z, axis),
        _ when adjoint.Is(Ops.Multiply) && !adjoint.X.Axes.Contains(axis) => LabelOf(adjoint.Y, axis),
        _ when adjoint.Is(Ops.Multiply) && !adjoint.Y.Axes.Contains(axis) => LabelOf(adjoint.X, axis),
        _ => null,
    };

    /// <summary>A condition passes an operation unless the operation works along an axis of the condition.</summary>
    private static bool CanPass(Node node, Node condition) => !node.Op.HasAxis || !condition.Axes.Contains(node.Axis);

    /// <summary>A choice of which a side, or a side of a side, is 0: it is made last, so that 0 meets no infinite derivative.</summary>
    private static bool MayBeZero(Node adjoint) =>
        adjoint.Is(Ops.Select) && (adjoint.Y.IsValue(0) || adjoint.Z.IsValue(0) || MayBeZero(adjoint.Y) || MayBeZero(adjoint.Z));

    private Node? Chosen(Node condition, Node? whenTrue, Node? whenFalse) =>
        whenTrue is null || whenFalse is null ? null
        : whenTrue == whenFalse ? whenTrue
        : graph.Make(Ops.Select, condition, whenTrue, whenFalse);

    /// <summary>
    /// Takes an adjoint apart into terms that are 0 but at one label, for which the derivative has a form without cancellation, and the rest.
    /// Returns null where no term is of that kind.
    /// </summary>
    private Node? Split(Node node, string oneHot, Node adjoint)
    {
        var axis = node.Axis;
        if (!adjoint.Axes.Contains(axis))
            return null;
        switch (adjoint)
        {
            case var _ when IsOneHot(adjoint, axis, out var label, out var value):
                return Build(node, oneHot, value, label);
            case { Op: var op } when op == Ops.Select && !adjoint.X.Axes.Contains(axis) && adjoint.Z.IsValue(0) && Split(node, oneHot, adjoint.Y) is { } whenTrue:
                return graph.Make(Ops.Select, adjoint.X, whenTrue, zero);
            case { Op: var op } when op == Ops.Select && !adjoint.X.Axes.Contains(axis) && adjoint.Y.IsValue(0) && Split(node, oneHot, adjoint.Z) is { } whenFalse:
                return graph.Make(Ops.Select, adjoint.X, zero, whenFalse);
            case { Op: var op } when op == Ops.Negate && Split(node, oneHot, adjoint.X) is { } negated:
                return graph.Make(Ops.Negate, negated);
            case { Op: var op } when op == Ops.Multiply && !adjoint.X.Axes.Contains(axis) && Split(node, oneHot, adjoint.Y) is { } right:
                return graph.Make(Ops.Multiply, adjoint.X, right);
            case { Op: var op } when op == Ops.Multiply && !adjoint.Y.Axes.Contains(axis) && Split(node, oneHot, adjoint.X) is { } left:
                return graph.Make(Ops.Multiply, left, adjoint.Y);
            case { Op: var op } when op == Ops.Add || op == Ops.Subtract:
                var (x, y) = (Split(node, oneHot, adjoint.X), Split(node, oneHot, adjoint.Y));
                return x is null && y is null
                    ? null
                    : graph.Make(op, x ?? Build(node, node.Op.Derivatives[0]!, adjoint.X), y ?? Build(node, node.Op.Derivatives[0]!, adjoint.Y));
            default:
                return null;
        }
    }

    private static bool IsOneHot(Node adjoint, Axis axis, out Node label, out Node value)
    {
        (label, value) = (adjoint, adjoint);
        if (!adjoint.Is(Ops.Select) || !adjoint.Z.IsValue(0) || !adjoint.X.Is(Ops.IntegerEqual) || adjoint.Y.Axes.Contains(axis))
            return false;
        value = adjoint.Y;
        label = adjoint.X.X.Is(Ops.Iota) ? adjoint.X.Y : adjoint.X.X;
        var position = adjoint.X.X.Is(Ops.Iota) ? adjoint.X.X : adjoint.X.Y;
        return position.Is(Ops.Iota) && position.Axis == axis && !label.Axes.Contains(axis);
    }

    private Node Build(Node node, string derivative, Node adjoint, Node? label = null)
    {
        var names = new Dictionary<string, Node> { ["g"] = adjoint, ["c"] = adjoint, ["result"] = node, ["tie"] = graph.Constant(Tie(node)) };
        if (label is not null)
            names["k"] = label;
        foreach (var (name, operand) in new[] { "x", "y", "z" }.Zip(node.Operands, (name, operand) => (name, operand)))
            names[name] = operand;
        return new ExpressionBuilder(graph, node.Payload is Axis axis ? axis : default, names).Build(derivative);
    }

    /// <summary>At a tie two differentiated operands share; against anything else (relu, hinge, clamp) the derivative is 0.</summary>
    private Rational Tie(Node node) => node.Operands.Length == 2 && node.Operands.All(differentiable.Contains) ? new Rational(1, 2) : 0;
}
