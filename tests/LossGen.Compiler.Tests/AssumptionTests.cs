using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;

namespace LossGen.Compiler.Tests;

/// <summary>What a condition says about the values in its branches, and where that may be relied on.</summary>
public class AssumptionTests
{
    private static readonly Axis Row = new(1);
    private static readonly double[] Points = [-3, -1, -0.5, 0, 0.25, 0.5, 1, 2, double.NaN];

    /// <summary>Rules that need a range find it in the condition around them.</summary>
    [Theory]
    [InlineData("x > 0 ? abs(x) : 0", "0 < x ? x : 0")]
    [InlineData("x < 0 ? y : abs(x)", "x < 0 ? y : x")]
    [InlineData("!(x < 0) ? abs(x) : y", "x < 0 ? y : x")]
    [InlineData("x - 1 > 0 ? abs(x) : 0", "0 < x - 1 ? x : 0")]
    [InlineData("2 - x < 1 ? abs(3 * x) : 0", "2 - x < 1 ? 3 * x : 0")]
    [InlineData("0.1 * x - 0.3 > 0 ? abs(0.1 * x - 0.3) : 0", "0 < 0.1 * x - 0.3 ? 0.1 * x - 0.3 : 0")]
    [InlineData("a > b ? abs(a - b) : 0", "b < a ? a - b : 0")]
    [InlineData("a > b ? abs(2 * a - 2 * b) : 0", "b < a ? 2 * a - 2 * b : 0")]
    [InlineData("a > b ? 0 : abs(b - a)", "b < a ? 0 : b - a")]
    [InlineData("a > p ? abs(a) : 0", "p < a ? a : 0")]
    [InlineData("b * b <= -a ? 0 : abs(1 + b * b + a)", "b * b <= -a ? 0 : 1 + b * b + a")]
    [InlineData("abs(x) < 1 ? abs(1 + x) : 0", "Abs(x) < 1 ? 1 + x : 0")]
    [InlineData("max(x, y) < 1 ? abs(1 - x) : 0", "Max(x, y) < 1 ? 1 - x : 0")]
    [InlineData("min(x, y) > 0 ? abs(x * y) : 0", "0 < Min(x, y) ? x * y : 0")]
    [InlineData("x > 0 & y > 0 ? abs(x * y) : 0", "0 < x && 0 < y ? x * y : 0")]
    [InlineData("x < 0 | y < 0 ? 0 : abs(x * y)", "x < 0 || y < 0 ? 0 : x * y")]
    [InlineData("x > 0 | x > 1 ? abs(x) : 0", "0 < x || 1 < x ? x : 0")]
    [InlineData("x > 0 & abs(x) < y ? a : b", "0 < x && x < y ? a : b")]
    [InlineData("x > 1 ? abs(x) : x > 0 ? abs(x) : y", "1 < x ? x : 0 < x ? x : y")]
    [InlineData("x > 0 ? y > 0 ? abs(x * y) : a : b", "0 < x ? (0 < y ? x * y : a) : b")]
    [InlineData("sum(z > 0 ? abs(z) : 0)", "Sum(0 < z ? z : 0)")]
    [InlineData("sum(x > 0 ? abs(x) * z : 0)", "Sum(0 < x ? x * z : 0)")]
    [InlineData("x > 0 ? sum(abs(x) * z) : 0", "0 < x ? x * Sum(z) : 0")]
    [InlineData("sum(t > 0 ? t * log(t) : 0)", "Sum(0 < t ? t * Log(t) : 0)")]
    [InlineData("p = 0 ? 0 : p * log(p)", "p == 0 ? 0 : p * Log(p)")]
    [InlineData("1 = p ? 0 : (1 - p) * log(1 - p)", "1 == p ? 0 : (1 - p) * Log1p(-p)")]
    [InlineData("y > 0 & y < 1 ? softplus(x) - x * y : 0", "0 < y && y < 1 ? y * Softplus(-x) + (1 - y) * Softplus(x) : 0")]
    [InlineData("abs(x > 0 ? x : -x)", "0 < x ? x : -x")]
    [InlineData("abs(x < 1 ? 1 - x : x - 1)", "x < 1 ? 1 - x : x - 1")]
    public void ARuleReliesOnTheConditionAroundIt(string text, string expected) => Assert.Equal(expected, TextFormula.Stable(text));

    /// <summary>What holds in one place does not hold in another, at another element, or for the number that a NaN was compared with.</summary>
    [Theory]
    [InlineData("(x > 0 ? abs(x) : 0) + abs(x)", "(0 < x ? Abs(x) : 0) + Abs(x)")]
    [InlineData("x > 0 ? 0 : abs(x)", "0 < x ? 0 : Abs(x)")]
    [InlineData("x > 1 ? abs(x) : x > -1 ? abs(x) : y", "1 < x ? Abs(x) : -1 < x ? Abs(x) : y")]
    [InlineData("x > 0 | y > 0 ? abs(x) : 0", "0 < x || 0 < y ? Abs(x) : 0")]
    [InlineData("x < 0 & y < 0 ? 0 : abs(x)", "x < 0 && y < 0 ? 0 : Abs(x)")]
    [InlineData("abs(x) < y & x > 0 ? a : b", "Abs(x) < y && 0 < x ? a : b")]
    [InlineData("abs(x) > 0 ? a : b", "0 < Abs(x) ? a : b")]
    [InlineData("sum(z > 0 ? sum(abs(z)) : 0)", "Sum(0 < z ? Sum(Abs(z)) : 0)")]
    [InlineData("sum(z > 0 ? softmax(abs(z)) : 0)", "Sum(0 < z ? Softmax(Abs(z)) : 0)")]
    [InlineData("sum(z > 0 ? log(sum(z * exp(t))) : 0)", "Sum(0 < z ? Log(Dot(z, Exp(t))) : 0)")]
    [InlineData("sum(z > 0 ? abs(pick(z, k)) : 0)", "Sum(0 < z ? Abs(z[k]) : 0)")]
    [InlineData("a <= abs(b) ? 0 : abs(a)", "a <= Abs(b) ? 0 : Abs(a)")]
    [InlineData("abs(b) < a ? 0 : abs(1 + a)", "Abs(b) < a ? 0 : Abs(1 + a)")]
    [InlineData("a > p ? 0 : abs(1 - a)", "p < a ? 0 : Abs(1 - a)")]
    [InlineData("max(x, y) > 1 ? 0 : abs(1 - x)", "1 < Max(x, y) ? 0 : Abs(1 - x)")]
    [InlineData("f ? abs(x) : 0", "f ? Abs(x) : 0")]
    [InlineData("x = 0 ? 0 : abs(x)", "x == 0 ? 0 : Abs(x)")]
    public void NothingElseIsConcluded(string text, string expected) => Assert.Equal(expected, TextFormula.Stable(text));

    [Theory]
    [InlineData("x < 0 ? -x : x", 0, double.PositiveInfinity)]
    [InlineData("x > 1 ? log(x) : 0", 0, double.PositiveInfinity)]
    [InlineData("x < 0 ? exp(x) : 1", 0, 1)]
    [InlineData("abs(x) <= 2 ? 3 * x : 6", -6, 6)]
    [InlineData("x - 1 >= 0 & x <= 3 ? x : 2", 1, 3)]
    [InlineData("x > y ? x - y : y - x", 0, double.PositiveInfinity)]
    [InlineData("x > 0 ? y : -y", double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData("x < 0 ? (x > 1 ? 7 : x) : 0", double.NegativeInfinity, 7)]
    public void AChoiceLiesWhereItsBranchesCan(string text, double minimum, double maximum)
    {
        var range = Ranges.Of(TextFormula.Node(new Graph(), text), TextFormula.Parameters);
        Assert.Equal((minimum, maximum), (range.Minimum, range.Maximum));
    }

    [Fact]
    public void AnEndThatIsExcludedStaysExcluded() =>
        Assert.All(
            ["x > 0 ? x : 1", "x - 1 > -1 ? 3 * x : 1", "2 * x > 0 ? x : 1", "x - y > 0 ? 3 * x - 3 * y : 1", "p = 0 ? 1 : p"],
            text => Assert.True(Ranges.Of(TextFormula.Node(new Graph(), text), TextFormula.Parameters).IsPositive, text));

    [Fact]
    public void ABranchHasNoResidualThatItsConditionExcludes() =>
        Assert.Empty(Residuals.Find([TextFormula.Node(new Graph(), "y > 0 & y < 1 ? y * softplus(-x) + (1 - y) * softplus(x) : 0")], TextFormula.Parameters));

    /// <summary>Formulas of choices, at points where comparisons hold, tie and fail, NaN among them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void RandomChoicesKeepTheirValue(int seed)
    {
        var random = new Random(seed);
        var rewritten = 0;
        for (var i = 0; i < 1500; i++)
        {
            var graph = new Graph();
            var root = RandomRoot(graph, random);
            var result = Rewriter.Stabilise(graph, [root], TextFormula.Parameters);
            rewritten += result.Rules.Contains("F15") || result.Rules.Contains("F13") ? 1 : 0;
            for (var sample = 0; sample < 30; sample++)
            {
                var point = Enumerable.Range(0, 100).Select(_ => Points[random.Next(Points.Length)]).ToArray();
                double Input(int parameter, int element) => TextFormula.Parameters[parameter].Name switch
                {
                    "k" => 1,
                    "p" => Math.Clamp(point[parameter], 0, 1),
                    _ => point[(parameter * 4) + element],
                };
                var (expected, actual) = (new Evaluator(Input, 4).Value(root), new Evaluator(Input, 4).Value(result.Roots[0]));
                Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-12, $"{root} became {result.Roots[0]}: {expected:R} and {actual:R}");
            }
        }

        Assert.True(rewritten > 200, $"Only {rewritten} formulas had a rule that needs a range.");
    }

    private static Node RandomRoot(Graph graph, Random random)
    {
        List<Node> numbers = [.. new[] { "x", "y", "p", "z" }.Select(name => TextFormula.Node(graph, name)), graph.Constant(0), graph.Constant(1)];
        List<Node> flags = [];
        Node Number() => numbers[Math.Max(random.Next(numbers.Count), random.Next(numbers.Count))];
        Node Flag() => flags[random.Next(flags.Count)];

        for (var i = 0; i < 14; i++)
        {
            switch (random.Next(flags.Count == 0 ? 6 : 12))
            {
                case 0: numbers.Add(graph.Make(Ops.Abs, Number())); break;
                case 1: numbers.Add(graph.Make(random.Next(2) == 0 ? Ops.Max : Ops.Min, Number(), Number())); break;
                case 2: numbers.Add(graph.Make(random.Next(2) == 0 ? Ops.Add : Ops.Subtract, Number(), Number())); break;
                case 3 when Number() is var row && row.Axes.Contains(Row): numbers.Add(graph.Along(random.Next(2) == 0 ? Ops.Sum : Ops.RowMax, Row, row)); break;
                case 4 or 5: flags.Add(graph.Make(random.Next(3) switch { 0 => Ops.Less, 1 => Ops.LessOrEqual, _ => Ops.Equal }, Number(), Number())); break;
                case 6: flags.Add(graph.Make(random.Next(2) == 0 ? Ops.And : Ops.Or, Flag(), Flag())); break;
                case 7: flags.Add(graph.Make(Ops.Not, Flag())); break;
                case > 7: numbers.Add(graph.Make(Ops.Select, Flag(), graph.Make(Ops.Abs, Number()), Number())); break;
            }
        }

        var root = numbers[^1];
        return root.Axes.Contains(Row) ? graph.Along(Ops.Sum, Row, root) : root;
    }
}
