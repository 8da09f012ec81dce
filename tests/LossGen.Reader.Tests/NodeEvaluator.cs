using LossGen.Compiler.Ir;

namespace LossGen.Reader.Tests;

/// <summary>Evaluates a formula at one sample in double precision, operation by operation. Flags are 0 and 1; a row is an array, a number one of length 1.</summary>
internal sealed class NodeEvaluator(IReadOnlyList<double[]> inputs, int width)
{
    private static readonly Dictionary<Op, Func<double, double>> Unary = new()
    {
        [Ops.Negate] = x => -x,
        [Ops.ToReal] = x => x,
        [Ops.Not] = x => 1 - x,
        [Ops.StopGradient] = x => x,
        [Ops.Square] = x => x * x,
        [Ops.IsNaN] = x => Flag(double.IsNaN(x)),
        [Ops.IsFinite] = x => Flag(double.IsFinite(x)),
        [Ops.Abs] = Math.Abs,
        [Ops.Sign] = x => Math.Sign(x),
        [Ops.Floor] = Math.Floor,
        [Ops.Ceiling] = Math.Ceiling,
        [Ops.Round] = Math.Round,
        [Ops.Truncate] = Math.Truncate,
        [Ops.Sqrt] = Math.Sqrt,
        [Ops.Cbrt] = Math.Cbrt,
        [Ops.Exp] = Math.Exp,
        [Ops.Exp2] = x => Math.Pow(2, x),
        [Ops.Exp10] = x => Math.Pow(10, x),
        [Ops.Expm1] = x => Math.Exp(x) - 1,
        [Ops.Log] = Math.Log,
        [Ops.Log2] = Math.Log2,
        [Ops.Log10] = Math.Log10,
        [Ops.Log1p] = x => Math.Log(1 + x),
        [Ops.Sin] = Math.Sin,
        [Ops.Cos] = Math.Cos,
        [Ops.Tan] = Math.Tan,
        [Ops.Asin] = Math.Asin,
        [Ops.Acos] = Math.Acos,
        [Ops.Atan] = Math.Atan,
        [Ops.Sinh] = Math.Sinh,
        [Ops.Cosh] = Math.Cosh,
        [Ops.Tanh] = Math.Tanh,
        [Ops.Asinh] = Math.Asinh,
        [Ops.Acosh] = Math.Acosh,
        [Ops.Atanh] = Math.Atanh,
        [Ops.Sigmoid] = x => 1 / (1 + Math.Exp(-x)),
        [Ops.Softplus] = x => Math.Log(1 + Math.Exp(x)),
        [Ops.LogSigmoid] = x => -Math.Log(1 + Math.Exp(-x)),
        [Ops.LogCosh] = x => Math.Log(Math.Cosh(x)),
        [Ops.Log1mExp] = x => Math.Log(1 - Math.Exp(x)),
        [Ops.LogExpm1] = x => Math.Log(Math.Exp(x) - 1),
        [Ops.Log1pSquare] = x => Math.Log(1 + (x * x)),
        [Ops.ExpRel] = x => (Math.Exp(x) - 1) / x,
        [Ops.K3] = x => Math.Exp(x) - x - 1,
    };

    private static readonly Dictionary<Op, Func<double, double, double>> Binary = new()
    {
        [Ops.Add] = (x, y) => x + y,
        [Ops.Subtract] = (x, y) => x - y,
        [Ops.Multiply] = (x, y) => x * y,
        [Ops.Divide] = (x, y) => x / y,
        [Ops.IntegerAdd] = (x, y) => x + y,
        [Ops.IntegerSubtract] = (x, y) => x - y,
        [Ops.IntegerMultiply] = (x, y) => x * y,
        [Ops.Max] = Math.Max,
        [Ops.Min] = Math.Min,
        [Ops.Pow] = Math.Pow,
        [Ops.Hypot] = (x, y) => Math.Sqrt((x * x) + (y * y)),
        [Ops.Atan2] = Math.Atan2,
        [Ops.CopySign] = Math.CopySign,
        [Ops.Remainder] = Math.IEEERemainder,
        [Ops.XLogY] = (x, y) => x == 0 && y >= 0 ? 0 : x * Math.Log(y),
        [Ops.LogSubExp] = (x, y) => Math.Log(Math.Exp(x) - Math.Exp(y)),
        [Ops.Powm1] = (x, y) => Math.Pow(x, y) - 1,
        [Ops.BoxCox] = (x, y) => (Math.Pow(x, y) - 1) / y,
        [Ops.XLog1py] = (x, y) => x * Math.Log(1 + y),
        [Ops.RelEntr] = (x, y) => x * Math.Log(x / y),
        [Ops.KlTerm] = (x, y) => (x * Math.Log(x / y)) - x + y,
        [Ops.LogAddExp] = (x, y) => Math.Log(Math.Exp(x) + Math.Exp(y)),
        [Ops.Less] = (x, y) => Flag(x < y),
        [Ops.LessOrEqual] = (x, y) => Flag(x <= y),
        [Ops.Equal] = (x, y) => Flag(x == y),
        [Ops.IntegerLess] = (x, y) => Flag(x < y),
        [Ops.IntegerLessOrEqual] = (x, y) => Flag(x <= y),
        [Ops.IntegerEqual] = (x, y) => Flag(x == y),
        [Ops.FlagEqual] = (x, y) => Flag(x == y),
        [Ops.And] = (x, y) => x * y,
        [Ops.Or] = Math.Max,
    };

    private static readonly Dictionary<Op, Func<double[], double[], double>> Reductions = new()
    {
        [Ops.Sum] = (x, _) => x.Sum(),
        [Ops.Mean] = (x, _) => x.Average(),
        [Ops.RowMax] = (x, _) => x.Max(),
        [Ops.RowMin] = (x, _) => x.Min(),
        [Ops.ArgMax] = (x, _) => Array.IndexOf(x, x.Max()),
        [Ops.Any] = (x, _) => x.Max(),
        [Ops.All] = (x, _) => x.Min(),
        [Ops.Dot] = Dot,
        [Ops.Norm] = (x, _) => Math.Sqrt(Dot(x, x)),
        [Ops.Cosine] = (x, y) => Dot(x, y) / Math.Sqrt(Dot(x, x) * Dot(y, y)),
        [Ops.Angle] = (x, y) => Math.Acos(Dot(x, y) / Math.Sqrt(Dot(x, x) * Dot(y, y))),
        [Ops.NormP] = (x, p) => Math.Pow(x.Sum(e => Math.Pow(Math.Abs(e), p[0])), 1 / p[0]),
        [Ops.Variance] = (x, _) => Variance(x),
        [Ops.Std] = (x, _) => Math.Sqrt(Variance(x)),
        [Ops.LogSumExp] = (x, _) => Math.Log(x.Sum(Math.Exp)),
        [Ops.Pick] = (x, index) => x[(int)index[0]],
    };

    public double Number(Node node) => Evaluate(node)[0];

    private double[] Evaluate(Node node)
    {
        if (node.Op.Shape == OpShape.Leaf)
            return Leaf(node);
        var operands = node.Operands.Select(Evaluate).ToArray();
        if (Reductions.TryGetValue(node.Op, out var reduction))
            return [reduction(operands[0], operands[^1])];
        if (node.Op.Shape == OpShape.RowWise)
        {
            var total = operands[0].Sum(Math.Exp);
            return [.. operands[0].Select(x => node.Is(Ops.Softmax) ? Math.Exp(x) / total : x - Math.Log(total))];
        }

        var length = node.Axes.Rows.IsEmpty ? 1 : width;
        return [.. Enumerable.Range(0, length).Select(i => Element(node.Op, [.. operands.Select(operand => operand[operand.Length == 1 ? 0 : i])]))];
    }

    private double[] Leaf(Node node) => node.Op switch
    {
        _ when node.Is(Ops.Input) => inputs[node.Parameter],
        _ when node.Is(Ops.Iota) => [.. Enumerable.Range(0, width).Select(i => (double)i)],
        _ when node.Is(Ops.Length) => [width],
        _ when node.IsConstant => [node.Value.ToDouble()],
        _ => [node.Payload is int integer ? integer : Flag((bool)node.Payload!)],
    };

    private static double Element(Op op, double[] operands) => operands.Length switch
    {
        1 => Unary[op](operands[0]),
        2 => Binary[op](operands[0], operands[1]),
        _ => operands[0] != 0 ? operands[1] : operands[2],
    };

    private static double Flag(bool value) => value ? 1 : 0;

    private static double Dot(double[] x, double[] y) => x.Zip(y, (a, b) => a * b).Sum();

    private static double Variance(double[] x) => x.Average(value => Math.Pow(value - x.Average(), 2));
}
