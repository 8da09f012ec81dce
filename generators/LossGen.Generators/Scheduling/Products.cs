using System.Collections.Generic;
using System.Linq;
using LossGen.Compiler.Ir;

namespace LossGen.Compiler.Scheduling;

/// <summary>Regroups the products of a gradient so that what varies least is multiplied first, once a call or once a sample.</summary>
internal sealed class Products(Graph graph)
{
    // A product of shared products has exponentially many factors.
    private const int MostFactors = 12;

    public Node Regroup(Node node)
    {
        var factors = new List<Node>();
        var isNegative = Collect(node, factors);
        if (factors.Count == 1 && !isNegative)
            return factors[0];
        var groups = factors.GroupBy(factor => factor.Axes).OrderBy(group => group.Key.Axes().Count()).ToList();
        var product = groups
            .Select(group => group.Aggregate((left, right) => graph.Make(Ops.Multiply, left, right)))
            .Aggregate((left, right) => graph.Make(Ops.Multiply, left, right));
        return isNegative ? Negated(groups.Count > 1, product) : product;
    }

    /// <summary>A sign goes to the factor that varies least.</summary>
    private Node Negated(bool hasOuterFactor, Node product) =>
        hasOuterFactor ? graph.Make(Ops.Multiply, Negated(product.X.Is(Ops.Multiply) && product.X.X.Axes != product.X.Axes, product.X), product.Y) : graph.Make(Ops.Negate, product);

    private bool Collect(Node node, List<Node> factors)
    {
        if (factors.Count >= MostFactors)
        {
            factors.Add(node);
            return false;
        }

        if (node.Is(Ops.Negate))
            return !Collect(node.X, factors);
        if (node.Is(Ops.Multiply))
            return Collect(node.X, factors) ^ Collect(node.Y, factors);
        if (node.Is(Ops.Divide) && node.Y.Axes != node.X.Axes && node.X.Axes.Contains(node.Y.Axes) && IsAtLeastOne(node.Y))
        {
            factors.Add(graph.Make(Ops.Reciprocal, node.Y));
            return Collect(node.X, factors);
        }

        if (!node.IsValue(1))
            factors.Add(node);
        else if (factors.Count == 0)
            factors.Add(node);
        return false;
    }

    // A reciprocal of anything smaller may overflow where the quotient does not.
    private static bool IsAtLeastOne(Node node) => node.Is(Ops.Add) && node.X.IsValue(1) && node.Y.Op.Range.IsNonNegative;
}
