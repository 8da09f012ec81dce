using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Interpretation;

internal sealed partial class Evaluation
{
    /// <summary>The derivatives of one element of a node by every element of the nodes below it: reverse mode over the values.</summary>
    /// <param name="root">The node.</param>
    /// <param name="element">The element of it.</param>
    /// <param name="isActive">The nodes that derivatives pass through.</param>
    /// <returns>For each active node the derivatives by its elements; a node that is left out has none.</returns>
    public Dictionary<Node, Ball[]> Backward(Node root, int element, Func<Node, bool> isActive)
    {
        Of(root);
        var adjoints = new Dictionary<Node, Ball[]>();
        if (!isActive(root))
            return adjoints;
        AdjointOf(root)[element] = Ball.One;
        foreach (var node in Graph.Topological([root]).Reverse())
            if (adjoints.TryGetValue(node, out var adjoint))
                Propagate(node, adjoint);
        return adjoints;

        Ball[] AdjointOf(Node node)
        {
            if (!adjoints.TryGetValue(node, out var adjoint))
                adjoints[node] = adjoint = new Ball[layout.Size(node.Axes)];
            return adjoint;
        }

        void Propagate(Node node, Ball[] adjoint)
        {
            if (node.Is(Ops.Select))
                PropagateChoice(node, adjoint);
            else if (node.Is(Ops.Pick))
                PropagatePick(node, adjoint);
            else if (ElementRules.Table.TryGetValue(node.Op, out var element))
                PropagateElements(node, adjoint, element);
            else if (RowRules.Table.TryGetValue(node.Op, out var row))
                PropagateRows(node, adjoint, row);
        }

        void Contribute(Node operand, int place, Ball contribution)
        {
            if (contribution.IsZero)
                return;
            var adjoint = AdjointOf(operand);
            adjoint[place] = arithmetic.Add(adjoint[place], contribution);
        }

        bool Takes(Node operand) => operand.Kind == ElementKind.Real && isActive(operand);

        // The side that is not taken gets nothing at all.
        void PropagateChoice(Node node, Ball[] adjoint)
        {
            var conditions = Of(node.X);
            var conditionAt = layout.Project(node.Axes, node.X.Axes);
            for (var i = 0; i < adjoint.Length; i++)
            {
                if (adjoint[i].IsZero)
                    continue;
                var taken = conditions[conditionAt[i]].Flag ? node.Y : node.Z;
                if (Takes(taken))
                    Contribute(taken, layout.Project(node.Axes, taken.Axes)[i], adjoint[i]);
            }
        }

        void PropagatePick(Node node, Ball[] adjoint)
        {
            if (!Takes(node.X))
                return;
            var (places, indices, indexAt) = (Places(node, node.X.Axes), Of(node.Y), layout.Project(node.Axes, node.Y.Axes));
            for (var i = 0; i < adjoint.Length; i++)
                if (!adjoint[i].IsZero)
                    Contribute(node.X, places[i][indices[indexAt[i]].Integer], adjoint[i]);
        }

        void PropagateElements(Node node, Ball[] adjoint, ElementRule rule)
        {
            var values = Of(node);
            var operands = node.Operands.Select(operand => (Node: operand, Values: Of(operand), Map: layout.Project(node.Axes, operand.Axes), Takes: Takes(operand))).ToArray();

            // At a tie two differentiated operands share; against anything else (relu, hinge, clamp) the derivative is 0.
            var tie = operands.Length == 2 && operands.All(operand => operand.Takes) ? new Real(Ball.One.Scale(-1), arithmetic) : Zero;
            for (var i = 0; i < adjoint.Length; i++)
            {
                if (adjoint[i].IsZero)
                    continue;
                var x = RealOf(operands[0].Values[operands[0].Map[i]]);
                var y = RealOf(operands[^1].Values[operands[^1].Map[i]]);
                var at = new ElementPoint(x, y, RealOf(values[i]), tie);
                for (var k = 0; k < operands.Length; k++)
                    if (operands[k].Takes && rule.Partials[k]?.Invoke(at) is { IsZero: false } partial)
                        Contribute(operands[k].Node, operands[k].Map[i], arithmetic.Multiply(adjoint[i], partial.Ball));
            }
        }

        void PropagateRows(Node node, Ball[] adjoint, RowRule rule)
        {
            var (values, results) = (Of(node), RowPlaces(node));
            var operands = node.Operands.Select(operand => (Node: operand, Rows: Rows(node, operand), Places: Places(node, operand.Axes))).ToArray();
            for (var i = 0; i < results.Length; i++)
            {
                if (results[i].All(place => adjoint[place].IsZero))
                    continue;
                var at = new RowPoint(
                    [.. operands.Select(operand => operand.Rows[i].Select(RealOf).ToArray())],
                    [.. results[i].Select(place => RealOf(values[place]))],
                    [.. results[i].Select(place => new Real(adjoint[place], arithmetic))],
                    Zero);
                var contributions = rule.Pullback(at);
                for (var k = 0; k < operands.Length; k++)
                    if (Takes(operands[k].Node))
                        for (var j = 0; j < contributions[k].Length; j++)
                            Contribute(operands[k].Node, operands[k].Places[i][j], contributions[k][j].Ball);
            }
        }
    }
}
