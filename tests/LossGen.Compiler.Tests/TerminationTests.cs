using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;

namespace LossGen.Compiler.Tests;

public class TerminationTests
{
    private static readonly Op[] Unary =
        [Ops.Exp, Ops.Log, Ops.Log1p, Ops.Expm1, Ops.Negate, Ops.Sigmoid, Ops.Softplus, Ops.Square, Ops.Sqrt, Ops.Tanh, Ops.Abs, Ops.LogSigmoid, Ops.Negate, Ops.Log2, Ops.Exp2, Ops.Cos];

    private static readonly Op[] Binary = [Ops.Add, Ops.Subtract, Ops.Multiply, Ops.Divide, Ops.Max, Ops.Min, Ops.Add, Ops.Subtract, Ops.Multiply, Ops.Pow];

    private static readonly Op[] Reductions = [Ops.Sum, Ops.Mean, Ops.LogSumExp, Ops.RowMax];

    private static readonly Axis Row = new(1);

    [Theory]
    [InlineData(1, 1000, false)]
    [InlineData(2, 1000, true)]
    [InlineData(3, 1000, false)]
    public void RandomFormulasEndAndKeepTheirValue(int seed, int count, bool isGradient)
    {
        var random = new Random(seed);
        var compared = 0;
        for (var i = 0; i < count; i++)
        {
            var graph = new Graph();
            var root = RandomRoot(graph, random);
            var formula = new Formula("Random", graph, TextFormula.Parameters, [new Output("loss", root)]);
            var result = Rewriter.Stabilise(graph, [root], TextFormula.Parameters, isGradient).Roots[0];
            Verifier.Verify([result], formula, "stabilise");
            compared += Compare(root, result, random);
        }

        Assert.True(compared > count / 4, $"Only {compared} formulas had an ordinary value.");
    }

    [Fact]
    public void StabilisingIsIdempotent()
    {
        var random = new Random(4);
        for (var i = 0; i < 300; i++)
        {
            var graph = new Graph();
            var once = Rewriter.Stabilise(graph, [RandomRoot(graph, random)], TextFormula.Parameters).Roots[0];
            Assert.Same(once, Rewriter.Stabilise(graph, [once], TextFormula.Parameters).Roots[0]);
        }
    }

    private static int Compare(Node before, Node after, Random random)
    {
        var point = Enumerable.Range(0, 100).Select(_ => 0.3 + random.NextDouble()).ToArray();
        var (expected, actual, moved) = (Value(before, point, 1), Value(after, point, 1), Value(before, point, 1 + 1e-12));
        if (!double.IsFinite(expected) || Math.Abs(expected) > 1e4 || Math.Abs(moved - expected) > 1e-10 * Math.Abs(expected))
            return 0;
        Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{before} became {after}: {expected:R} and {actual:R}");
        return 1;
    }

    private static double Value(Node node, double[] point, double scale) =>
        new Evaluator((parameter, element) => TextFormula.Parameters[parameter].Name == "k" ? 1 : scale * point[(parameter * 4) + element], 4).Value(node);

    private static Node RandomRoot(Graph graph, Random random)
    {
        List<Node> nodes =
        [
            .. new[] { "x", "y", "p", "s", "z", "t", "beta" }.Select(name => TextFormula.Node(graph, name)),
            graph.Constant(1), graph.Constant(2), graph.Constant(1),
        ];
        var count = 4 + random.Next(14);
        for (var i = 0; i < count; i++)
            nodes.Add(RandomNode(graph, nodes, random));
        var root = nodes[nodes.Count - 1];
        return root.Axes.Contains(Row) ? graph.Along(Ops.Sum, Row, root) : root;
    }

    private static Node RandomNode(Graph graph, List<Node> nodes, Random random)
    {
        // Late nodes are taken more often: the formula gets deep.
        Node Pick() => nodes[Math.Max(random.Next(nodes.Count), random.Next(nodes.Count))];
        var x = Pick();
        return random.Next(12) switch
        {
            < 5 => graph.Make(Unary[random.Next(Unary.Length)], x),
            < 9 => graph.Make(Binary[random.Next(Binary.Length)], x, Pick()),
            9 => graph.Make(Ops.Select, graph.Make(Ops.Less, x, Pick()), Pick(), Pick()),
            10 when x.Axes.Contains(Row) => graph.Along(Reductions[random.Next(Reductions.Length)], Row, x),
            11 when x.Axes.Contains(Row) => random.Next(2) == 0
                ? graph.Along(Ops.Softmax, Row, x)
                : graph.Along(Ops.Pick, Row, graph.Along(Ops.Softmax, Row, x), TextFormula.Node(graph, "k")),
            _ => graph.Make(Ops.Add, x, graph.Constant(1)),
        };
    }
}
