using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;
using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;

namespace LossGen.Rules.Evaluation;

/// <summary>The value of a formula in a floating-point type, each operation rounded.</summary>
/// <remarks>
/// As written: every operation in the type, sums term by term, functions such as a norm or a softmax exact but for the rounding of their result.
/// As in kernels: sums over a row, and what is computed from them alone, in double.
/// </remarks>
internal sealed class RoundedEvaluation(SampleInputs inputs, FloatFormat format, bool isKernel)
{
    private readonly Dictionary<Node, double[]> values = [];
    private readonly int width = inputs.Values.Max(value => value.Length);

    /// <summary>The elements of a formula's value, computed as it is written.</summary>
    public static double[] AsWritten(Formula formula, SampleInputs inputs, FloatFormat format) => new RoundedEvaluation(inputs, format, false).Of(formula.Loss.Value);

    /// <summary>The elements of a lowered formula's value, computed as kernels do.</summary>
    public static double[] AsInKernels(Formula formula, SampleInputs inputs, FloatFormat format) =>
        [.. new RoundedEvaluation(inputs, format, true).Of(formula.Loss.Value).Select(value => RoundedOperation.Round(value, format))];

    private double[] Of(Node root)
    {
        foreach (var node in Graph.Topological([root], values.ContainsKey))
            values[node] = Compute(node);
        return values[root];
    }

    private double[] Compute(Node node) => node.Op switch
    {
        var op when op == Ops.Input => [.. inputs.Values[node.Parameter].Select(value => RoundedOperation.Round(value, format))],
        var op when op == Ops.Constant => [RoundedOperation.Round(node.Value.ToDouble(), FormatOf(node))],
        var op when op == Ops.FlagConstant => [(bool)node.Payload! ? 1 : 0],
        var op when op == Ops.IntegerConstant => [(int)node.Payload!],
        var op when op == Ops.Iota => [.. Enumerable.Range(0, width).Select(i => (double)i)],
        var op when op == Ops.Length => [width],
        var op when op == Ops.Select => Elements(node, i => At(node.X, i) != 0 ? At(node.Y, i) : At(node.Z, i)),
        var op when op == Ops.Pick => [values[node.X][(int)values[node.Y][0]]],
        var op when op.HasAxis => AlongRow(node, [.. node.Operands.Select(operand => Enumerable.Range(0, width).Select(i => At(operand, i)).ToArray())]),
        var op => Elements(node, i => RoundedOperation.Of(op, At(node.X, i), At(node.Operands[^1], i), FormatOf(node)) ?? ByLowering(node, i)),
    };

    private double[] AlongRow(Node node, double[][] rows)
    {
        var (x, result) = (rows[0], FormatOf(node));
        double Rounded(double value) => RoundedOperation.Round(value, result);

        return node.Op switch
        {
            var op when op == Ops.Sum => [x.Aggregate(0.0, (sum, term) => Rounded(sum + term))],
            var op when op == Ops.Mean => [Rounded(x.Aggregate(0.0, (sum, term) => Rounded(sum + term)) / x.Length)],
            var op when op == Ops.Dot || op == Ops.SumOfProducts => [x.Zip(rows[1], (a, b) => Rounded(a * b)).Aggregate(0.0, (sum, term) => Rounded(sum + term))],
            var op when op == Ops.RowMax || op == Ops.NormalizerMax => [Greatest(x)],
            var op when op == Ops.RowMin => [-Greatest([.. x.Select(value => -value)])],
            var op when op == Ops.NormalizerTail => [Tail(x)],
            var op when op == Ops.TailSum => [x.Where((_, i) => rows[1][i] != rows[2][i]).Sum() + Math.Max(0, x.Where((_, i) => rows[1][i] == rows[2][i]).Count() - 1)],
            var op when op == Ops.ArgMax => [Array.IndexOf(x, Greatest(x))],
            var op when op == Ops.Any => [x.Max()],
            var op when op == Ops.All => [x.Min()],
            var op => RoundedOperation.OfRows(op, rows, result) ?? throw new NotSupportedException($"{op} of [{string.Join("; ", x)}]"),
        };
    }

    private static double Greatest(double[] row) => row.Aggregate(double.NegativeInfinity, Math.Max);

    /// <summary>Σ exp(x − max) without one occurrence of the maximum, whose own exponential is 1.</summary>
    private static double Tail(double[] row)
    {
        var max = Greatest(row);
        if (double.IsInfinity(max))
            return max < 0 ? 0 : double.NaN;
        var first = Array.IndexOf(row, max);
        return row.Where((_, i) => i != first).Sum(value => Math.Exp(value - max));
    }

    private double[] Elements(Node node, Func<int, double> compute) =>
        [.. Enumerable.Range(0, node.Axes.Rows.IsEmpty ? 1 : width).Select(compute)];

    private double At(Node node, int element) => values[node] is { Length: > 1 } row ? row[element] : values[node][0];

    private FloatFormat FormatOf(Node node) => isKernel && width > 1 && node.Axes.Rows.IsEmpty ? FloatFormat.Double : format;

    // The exact value is beyond all exponents: what grows that fast is infinite, and so is what it is part of.
    private double ByLowering(Node node, int element)
    {
        if (node.Op.Lowering is not { } lowering)
            return double.PositiveInfinity;
        var graph = new Graph();
        var operands = node.Operands.Select((_, i) => (Name: "xyz"[i].ToString(), Node: graph.Input(i, ElementKind.Real, AxisSet.Sample))).ToDictionary(pair => pair.Name, pair => pair.Node);
        var root = new ExpressionBuilder(graph, default, operands).Build(lowering);
        return new RoundedEvaluation(SampleInputs.Of([.. node.Operands.Select(operand => new[] { At(operand, element) })]), FormatOf(node), isKernel).Of(root)[0];
    }
}
