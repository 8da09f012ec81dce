using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;

namespace LossGen.Compiler.Scheduling;

/// <summary>
/// Gathers the terms of a row that are multiples of one exponential e^d or of e^d·d, as those of a softmax and of its entropy, into e^d · (a + b·d):
/// a and b, of which a row has one, are computed once, in double. Where e^d is 0, d counts as finite, and no term needs a guard.
/// </summary>
internal sealed class ExponentialTerms(Graph graph, Products products)
{
    private readonly Simplifier simplifier = new(graph, isGradient: true);
    private readonly Dictionary<(Node Node, Axis Axis), Term?> terms = [];

    /// <summary>The value times a factor with its terms gathered.</summary>
    /// <param name="value">The value of every element of a row.</param>
    /// <param name="factor">A number of the sample.</param>
    /// <param name="axis">The axis of the row.</param>
    /// <returns>The product, and a number that exceeds its magnitude and all that is computed on the way, where there is one; null: no terms meet.</returns>
    public (Node Value, Node? Bound)? Gather(Node value, Node factor, Axis axis)
    {
        var addends = new List<(Node Value, bool IsNegative)>();
        Collect(value, false, addends);
        var groups = addends.Select(addend => (Addend: addend, Term: TermOf(addend.Value, axis))).Where(pair => pair.Term is not null)
            .GroupBy(pair => pair.Term!.Exponential)
            .Where(group => group.Any(pair => !pair.Term!.IsChosen) && (group.Count() > 1 || !group.First().Term!.Slope.IsValue(0)))
            .ToList();
        if (groups.Count == 0)
            return null;

        Node? sum = null, bound = null;
        foreach (var group in groups)
        {
            var term = group.Select(pair => pair.Addend.IsNegative ? pair.Term!.Map(number => simplifier.Make(Ops.Negate, number)) : pair.Term!).Aggregate(Add);
            var (constant, slope) = (Times(factor, term.Constant), Times(factor, term.Slope));
            sum = Plus(sum, slope.IsValue(0)
                ? simplifier.Make(Ops.Multiply, constant, term.Exponential)
                : graph.Make(Ops.Multiply, term.Exponential, graph.Make(Ops.MultiplyAdd, slope, graph.Make(Ops.BoundedExponent, term.Exponential.X), constant)));
            bound = Plus(Plus(bound, graph.Make(Ops.Abs, constant)), simplifier.Make(Ops.Multiply, graph.Constant(1024), simplifier.Make(Ops.Abs, slope)));
        }

        var rest = addends.Except(groups.SelectMany(group => group.Select(pair => pair.Addend))).ToList();
        if (rest.Count == 0)
            return (sum!, bound);
        var others = rest.Select(addend => addend.IsNegative ? simplifier.Make(Ops.Negate, addend.Value) : addend.Value).Aggregate((left, right) => simplifier.Make(Ops.Add, left, right));
        return (Plus(sum, products.Regroup(graph.Make(Ops.Multiply, factor, others))), null);
    }

    private Node Times(Node factor, Node number) => number.IsValue(0) ? number : products.Regroup(graph.Make(Ops.Multiply, factor, number));

    private Node Plus(Node? sum, Node term) => sum is null ? term : simplifier.Make(Ops.Add, sum, term);

    private static void Collect(Node node, bool isNegative, List<(Node Value, bool IsNegative)> addends)
    {
        if (node.Is(Ops.Negate))
        {
            Collect(node.X, !isNegative, addends);
        }
        else if (node.Is(Ops.Add) || node.Is(Ops.Subtract))
        {
            Collect(node.X, isNegative, addends);
            Collect(node.Y, isNegative ^ node.Is(Ops.Subtract), addends);
        }
        else
        {
            addends.Add((node, isNegative));
        }
    }

    private Term? TermOf(Node node, Axis axis)
    {
        if (!terms.TryGetValue((node, axis), out var term))
            terms[(node, axis)] = term = Find(node, axis);
        return term;
    }

    private Term? Find(Node node, Axis axis)
    {
        if (!node.Axes.Contains(axis))
            return null;
        if (node.Is(Ops.ExpOfNonPositive))
            return new Term(node, graph.Constant(1), graph.Constant(0), false);
        if (node.Is(Ops.Negate))
            return TermOf(node.X, axis)?.Map(number => simplifier.Make(Ops.Negate, number));
        if (node.Is(Ops.Add) || node.Is(Ops.Subtract))
            return TermOf(node.X, axis) is { } left && TermOf(node.Y, axis) is { } right && left.Exponential == right.Exponential
                ? Add(left, node.Is(Ops.Add) ? right : right.Map(number => simplifier.Make(Ops.Negate, number)))
                : null;
        if (node.Is(Ops.Multiply))
            return Product(node.X, node.Y, axis) ?? Product(node.Y, node.X, axis);
        if (node.Is(Ops.Divide))
            return node.Y.Axes.Contains(axis) ? null : TermOf(node.X, axis)?.Map(number => simplifier.Make(Ops.Divide, number, node.Y));
        return node.Is(Ops.Select) ? Choice(node, axis) : null;
    }

    private Term? Product(Node x, Node y, Axis axis)
    {
        if (TermOf(x, axis) is not { } term)
            return null;
        if (!y.Axes.Contains(axis))
            return term.Map(number => simplifier.Make(Ops.Multiply, number, y));
        return term.Slope.IsValue(0) && LineOf(y, term.Exponential.X, axis) is var (constant, slope)
            ? term with { Constant = simplifier.Make(Ops.Multiply, term.Constant, constant), Slope = simplifier.Make(Ops.Multiply, term.Constant, slope) }
            : null;
    }

    private Term? Choice(Node node, Axis axis)
    {
        var (condition, whenTrue, whenFalse) = (node.X, node.Y, node.Z);
        if (condition.Axes.Contains(axis))
        {
            // Where the exponential is 0, so is the term.
            return whenTrue.IsValue(0) && condition.Is(Ops.Equal) && condition.Y.IsValue(0) && TermOf(whenFalse, axis) is { } guarded
                && TermOf(condition.X, axis) is { } zero && zero.Exponential == guarded.Exponential && zero.Slope.IsValue(0) && (zero.Constant.IsValue(1) || zero.Constant.Is(Ops.Reciprocal))
                ? guarded
                : null;
        }

        // A NaN that is not chosen must reach the sum by another term.
        if (whenTrue.IsValue(0))
            return TermOf(whenFalse, axis)?.Map(number => simplifier.Make(Ops.Select, condition, whenTrue, number)) is { } other ? other with { IsChosen = true } : null;
        return whenFalse.IsValue(0) && TermOf(whenTrue, axis)?.Map(number => simplifier.Make(Ops.Select, condition, number, whenFalse)) is { } one ? one with { IsChosen = true } : null;
    }

    private Term Add(Term left, Term right) =>
        new(left.Exponential, simplifier.Make(Ops.Add, left.Constant, right.Constant), simplifier.Make(Ops.Add, left.Slope, right.Slope), left.IsChosen && right.IsChosen);

    /// <summary>A value as constant + slope · exponent. What is added to the exponent counts with its own rounding error as it is, so that nothing is lost by adding it in double.</summary>
    private (Node Constant, Node Slope)? LineOf(Node node, Node exponent, Axis axis)
    {
        if (!node.Axes.Contains(axis))
            return (node, graph.Constant(0));
        if (node == exponent)
            return (graph.Constant(0), graph.Constant(1));
        if (node.Is(Ops.Subtract) && exponent.Is(Ops.Subtract) && node.X == exponent.Y && node.Y == exponent.X)
            return (graph.Constant(0), graph.Constant(-1));
        if (node.Is(Ops.Negate) && LineOf(node.X, exponent, axis) is var (constant, slope))
            return (simplifier.Make(Ops.Negate, constant), simplifier.Make(Ops.Negate, slope));
        if ((node.Is(Ops.Add) || node.Is(Ops.Subtract)) && LineOf(node.X, exponent, axis) is var (left, leftSlope) && LineOf(node.Y, exponent, axis) is var (right, rightSlope))
            return (simplifier.Make(node.Op, left, right), simplifier.Make(node.Op, leftSlope, rightSlope));
        return node.Is(Ops.Multiply) ? Multiple(node.X, node.Y) ?? Multiple(node.Y, node.X) : null;

        (Node Constant, Node Slope)? Multiple(Node number, Node line) => !number.Axes.Contains(axis) && LineOf(line, exponent, axis) is var (inner, innerSlope)
            ? (simplifier.Make(Ops.Multiply, number, inner), simplifier.Make(Ops.Multiply, number, innerSlope))
            : null;
    }

    /// <summary>e^d · (constant + slope · d).</summary>
    /// <param name="Exponential">e^d.</param>
    /// <param name="Constant">A number of the sample.</param>
    /// <param name="Slope">A number of the sample.</param>
    /// <param name="IsChosen">Whether a condition leaves the term out.</param>
    private sealed record Term(Node Exponential, Node Constant, Node Slope, bool IsChosen)
    {
        public Term Map(System.Func<Node, Node> number) => this with { Constant = number(Constant), Slope = number(Slope) };
    }
}
