using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;
using LossGen.Compiler.Rewriting;

namespace LossGen.Compiler.Tests;

public class RuleTests
{
    private const int Length = 4;
    private static readonly Axis Row = new(1);

    /// <summary>Where to sample: the parts of the real line that formulas are defined on.</summary>
    private static readonly (double From, double To)[] Boxes = [(-2, 2), (0.1, 0.9), (-0.9, 0.9), (1.1, 3), (-3, -0.1)];

    public static TheoryData<int, string> All()
    {
        var data = new TheoryData<int, string>();
        for (var row = 0; row < RuleTable.Rows.Count; row++)
            data.Add(row, RuleTable.Rows[row].Id + ": " + RuleTable.Rows[row].Text);
        return data;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void BothSidesAgree(int row, string text)
    {
        var rule = RuleTable.Rows[row];
        var random = new Random(row);
        var compared = 0;
        for (var sample = 0; sample < 400; sample++)
            compared += Compare(rule, random, Boxes[sample % Boxes.Length], Boxes[random.Next(Boxes.Length)]);
        Assert.True(compared >= 10, $"{text}: only {compared} points were in the domain.");
    }

    [Fact]
    public void RuleTextsAreUnique() =>
        Assert.Empty(RuleTable.Rows.GroupBy(rule => rule.Text).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void EveryVariableOfTheRightIsBoundByTheLeft()
    {
        foreach (var rule in RuleTable.Rows)
            Assert.True(Names(rule.Left).IsSupersetOf(Names(rule.Right)), rule.Text);
    }

    /// <summary>A rule fires on its own left side, unless a larger rule or the cost decides otherwise.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void TheLeftSideMatchesItsPattern(int row, string text)
    {
        var rule = RuleTable.Rows[row];
        var graph = new Graph();
        var simplifier = new Simplifier(graph);
        var left = simplifier.Simplify(Build(graph, rule, rule.Left));
        Assert.True(new Matcher(simplifier).MatchRoot(rule.Pattern, left, (_, _) => true), text + ", as " + left);
    }

    private static int Compare(Rule rule, Random random, (double From, double To) first, (double From, double To) others)
    {
        var graph = new Graph();
        var (left, right) = (Build(graph, rule, rule.Left), Build(graph, rule, rule.Right));
        var names = Names(rule.Left).Order().ToList();
        var values = names.ToDictionary(name => name, name => Enumerable.Range(0, Length).Select(_ => Draw(rule, name, random, name == names[0] ? first : others)).ToArray());
        var evaluator = new Evaluator((parameter, element) => names[parameter] == "k" ? 2 : values[names[parameter]][element], Length);
        var points = 0;
        for (var element = 0; element < (left.Axes.Contains(Row) ? Length : 1); element++)
        {
            var (expected, actual) = (evaluator.Value(left, element), evaluator.Value(right, element));
            if (!double.IsFinite(expected))
                continue;
            points++;
            Assert.True(Math.Abs(expected - actual) <= 1e-9 * Math.Max(1, Math.Abs(expected)), $"{rule.Id}: {rule.Text}: {expected:R} and {actual:R}");
        }

        return points;
    }

    private static double Draw(Rule rule, string name, Random random, (double From, double To) box) =>
        IsFlag(rule.Left, name) ? random.Next(2)
        : rule.Requirements.Any(condition => condition.Variable == name && condition.Expected && condition.Predicate is ">= 0" or "> 0" or "in [0,1]" or ">= -1")
            ? 0.05 + (0.9 * random.NextDouble())
            : box.From + ((box.To - box.From) * random.NextDouble());

    private static Node Build(Graph graph, Rule rule, Expression side)
    {
        var isRow = HasAxis(rule.Left);
        var variables = Names(rule.Left).Order().Select((name, index) => (name, index)).ToDictionary(
            pair => pair.name,
            pair => pair.name == "k"
                ? graph.Input(pair.index, ElementKind.Integer, AxisSet.Sample)
                : graph.Input(pair.index, ElementKind.Real, isRow && !IsUniform(rule, pair.name) ? AxisSet.Sample.With(Row) : AxisSet.Sample));
        return new ExpressionBuilder(graph, Row, variables).Build(side);
    }

    private static bool IsUniform(Rule rule, string name) => rule.Requirements.Any(condition => condition.Variable == name && condition.Predicate == "uniform");

    private static bool IsFlag(Expression expression, string name) =>
        expression is Expression.Call call
        && ((call.Op == Ops.Select && call.Arguments[0] is Expression.Variable condition && condition.Name == name) || call.Arguments.Any(argument => IsFlag(argument, name)));

    private static bool HasAxis(Expression expression) => expression is Expression.Call call && (call.Op.HasAxis || call.Arguments.Any(HasAxis));

    private static HashSet<string> Names(Expression expression) => expression switch
    {
        Expression.Variable { Name: not ("iota" or "length") } variable => [variable.Name],
        Expression.Call call => [.. call.Arguments.SelectMany(Names)],
        _ => [],
    };
}
