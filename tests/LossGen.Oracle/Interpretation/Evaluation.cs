using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Interpretation;

/// <summary>The values of a formula's nodes for one sample at one precision, each computed when it is first asked for.</summary>
internal sealed partial class Evaluation(Formula formula, SampleInputs inputs, BallArithmetic arithmetic)
{
    private readonly Layout layout = new(formula, inputs);
    private readonly Dictionary<Node, Cell[]> values = [];

    public Real Zero => new(Ball.Zero, arithmetic);

    /// <summary>All elements of a node.</summary>
    public Cell[] Of(Node root)
    {
        foreach (var node in Graph.Topological([root], values.ContainsKey))
            values[node] = Compute(node);
        return values[root];
    }

    /// <summary>Operations that are read here and not by a table of rules.</summary>
    public static bool Understands(Op op) => ElementRules.Table.ContainsKey(op) || RowRules.Table.ContainsKey(op) || Choices.Table.ContainsKey(op)
        || op == Ops.Input || op == Ops.Constant || op == Ops.FlagConstant || op == Ops.IntegerConstant || op == Ops.Iota || op == Ops.Length
        || op == Ops.Select || op == Ops.Pick || op == Ops.ArgMax || op == Ops.Any || op == Ops.All;

    private Cell[] Compute(Node node) => node.Op switch
    {
        var op when op == Ops.Input => Input(node),
        var op when op == Ops.Constant => [Cell.Of(Constant(node.Value))],
        var op when op == Ops.FlagConstant => [Cell.Of((bool)node.Payload!)],
        var op when op == Ops.IntegerConstant => [Cell.Of((int)node.Payload!)],
        var op when op == Ops.Iota => [.. Enumerable.Range(0, layout.Width(node.Axis)).Select(Cell.Of)],
        var op when op == Ops.Length => [Cell.Of(layout.Width(node.Axis))],
        var op when op == Ops.Select => Elements(node, operands => operands[0].Flag ? operands[1] : operands[2]),
        var op when op == Ops.Multiply => Multiply(node),
        var op when op == Ops.Pick => Pick(node),
        var op when op == Ops.ArgMax => Reduce(node, row => Cell.Of(ArgMax(row))),
        var op when op == Ops.Any => Reduce(node, row => Cell.Of(row.Any(cell => cell.Flag))),
        var op when op == Ops.All => Reduce(node, row => Cell.Of(row.All(cell => cell.Flag))),
        var op when Choices.Table.TryGetValue(op, out var choice) => Elements(node, operands => choice(operands, arithmetic)),
        var op when ElementRules.Table.TryGetValue(op, out var rule) => Elements(node, operands => Cell.Of(rule.Value(RealOf(operands[0]), RealOf(operands[^1])).Ball)),
        var op when RowRules.Table.TryGetValue(op, out var rule) => AlongRow(node, rule),
        var op => throw new NotSupportedException($"The oracle does not know {op}."),
    };

    private Real RealOf(Cell cell) => new(cell.Real, arithmetic);

    private Cell[] Input(Node node)
    {
        var given = inputs.Values[node.Parameter];
        return
        [
            .. given.Select(value => node.Kind switch
            {
                ElementKind.Real => Cell.Of(Ball.From(value)),
                ElementKind.Flag => Cell.Of(value != 0),
                _ => Cell.Of((int)value),
            }),
        ];
    }

    private Ball Constant(Rational value) => value.IsFinite ? Ball.FromRational(value.Numerator, value.Denominator, arithmetic.Bits) : Ball.From(value.ToDouble());

    private Cell[] Elements(Node node, Func<Cell[], Cell> compute)
    {
        var operands = node.Operands.Select(operand => (Values: Of(operand), Map: layout.Project(node.Axes, operand.Axes))).ToArray();
        var result = new Cell[layout.Size(node.Axes)];
        for (var i = 0; i < result.Length; i++)
        {
            Cell[] cells = [.. operands.Select(operand => operand.Values[operand.Map[i]])];
            result[i] = Cell.Try(() => compute(cells));
        }

        return result;
    }

    // Where an infinity was computed, 0 beside it is meant to win: 0 · log 0. An infinity that the data bring makes NaN.
    private Cell[] Multiply(Node node)
    {
        var (first, second) = (IsData(node.X), IsData(node.Y));
        return Elements(node, operands =>
        {
            var (x, y) = (RealOf(operands[0]), RealOf(operands[1]));
            var isMeant = (x.IsZero && y.Ball.IsInfinite && !second) || (y.IsZero && x.Ball.IsInfinite && !first);
            return Cell.Of(isMeant ? Ball.Zero : (x * y).Ball);
        });
    }

    private static bool IsData(Node node) => node.Op.Shape == OpShape.Leaf
        || ((node.Is(Ops.Negate) || node.Is(Ops.Pick) || node.Is(Ops.StopGradient)) && IsData(node.X))
        || (node.Is(Ops.Select) && IsData(node.Y) && IsData(node.Z));

    private Cell[] Pick(Node node)
    {
        var rows = Rows(node, node.X);
        var indices = Of(node.Y);
        var map = layout.Project(node.Axes, node.Y.Axes);
        return [.. rows.Select((row, i) => Cell.Try(() => row[indices[map[i]].Integer]))];
    }

    private int ArgMax(Cell[] row) => RowRules.Greatest([.. row.Select(RealOf)]) is [var first, ..] ? first : -1;

    private Cell[] Reduce(Node node, Func<Cell[], Cell> compute) => [.. Rows(node, node.X).Select(row => Cell.Try(() => compute(row)))];

    private Cell[] AlongRow(Node node, RowRule rule)
    {
        var operands = node.Operands.Select(operand => Rows(node, operand)).ToArray();
        var result = new Cell[layout.Size(node.Axes)];
        var places = RowPlaces(node);
        for (var i = 0; i < places.Length; i++)
        {
            Cell[][] rows = [.. operands.Select(operand => operand[i])];
            try
            {
                var computed = rule.Value([.. rows.Select(row => row.Select(RealOf).ToArray())], Zero);
                for (var k = 0; k < places[i].Length; k++)
                    result[places[i][k]] = Cell.Of(computed[k].Ball);
            }
            catch (ArithmeticException unknown)
            {
                foreach (var place in places[i])
                    result[place] = Cell.Try(() => throw unknown);
            }
        }

        return result;
    }

    /// <summary>The axes that an operation along a row works over: those of its operands and its own.</summary>
    private static AxisSet FullAxes(Node node) => node.Operands.Aggregate(AxisSet.None.With(node.Axis), (axes, operand) => axes | operand.Axes);

    /// <summary>For each row of an operation the places of an operand's elements, in order along the axis.</summary>
    private int[][] Places(Node node, AxisSet axes)
    {
        var full = FullAxes(node);
        var outer = full.Except(node.Axis);
        var (rowOf, position, place) = (layout.Project(full, outer), layout.Positions(full, node.Axis), layout.Project(full, axes));
        var rows = new int[layout.Size(outer)][];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new int[layout.Width(node.Axis)];
        for (var i = 0; i < place.Length; i++)
            rows[rowOf[i]][position[i]] = place[i];
        return rows;
    }

    /// <summary>For each row of an operation the places of its results: one for a reduction.</summary>
    private int[][] RowPlaces(Node node) => node.Op.Shape == OpShape.RowWise
        ? Places(node, node.Axes)
        : [.. Enumerable.Range(0, layout.Size(node.Axes)).Select(i => new[] { i })];

    private Cell[][] Rows(Node node, Node operand)
    {
        var cells = Of(operand);
        return [.. Places(node, operand.Axes).Select(row => row.Select(place => cells[place]).ToArray())];
    }
}
