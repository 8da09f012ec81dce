using LossGen.Compiler.Ir;
using LossGen.Compiler.Ir.Text;

namespace LossGen.Compiler.Tests;

/// <summary>The value of a node in double arithmetic, element by element; for ordinary points only.</summary>
internal sealed class Evaluator(Func<int, int, double> input, int length)
{
    private static readonly Dictionary<Op, Func<double, double>> Unary = new()
    {
        [Ops.Negate] = x => -x,
        [Ops.Abs] = Math.Abs,
        [Ops.Sign] = x => Math.Sign(x),
        [Ops.Sqrt] = Math.Sqrt,
        [Ops.Cbrt] = Math.Cbrt,
        [Ops.Exp] = Math.Exp,
        [Ops.Exp2] = x => Math.Pow(2, x),
        [Ops.Exp10] = x => Math.Pow(10, x),
        [Ops.Log] = Math.Log,
        [Ops.Log2] = Math.Log2,
        [Ops.Log10] = Math.Log10,
        [Ops.Expm1] = Expm1,
        [Ops.Log1p] = Log1p,
        [Ops.Sin] = Math.Sin,
        [Ops.Cos] = Math.Cos,
        [Ops.Sinh] = Math.Sinh,
        [Ops.Cosh] = Math.Cosh,
        [Ops.Tanh] = Math.Tanh,
        [Ops.Atanh] = Math.Atanh,
        [Ops.Square] = x => x * x,
        [Ops.Sigmoid] = x => 1 / (1 + Math.Exp(-x)),
        [Ops.Softplus] = x => Log1p(Math.Exp(x)),
        [Ops.LogSigmoid] = x => -Log1p(Math.Exp(-x)),
        [Ops.LogCosh] = x => Math.Log(Math.Cosh(x)),
        [Ops.Sech2] = x => 1 / (Math.Cosh(x) * Math.Cosh(x)),
        [Ops.Log1mExp] = x => Math.Log(-Expm1(x)),
        [Ops.K3] = x => Math.Abs(x) < 1e-4 ? x * x * (0.5 + (x / 6)) : Expm1(x) - x,
        [Ops.Sqrt1pm1] = x => x / (1 + Math.Sqrt(1 + x)),
        [Ops.Hypot1m1] = x => x * x / (1 + Math.Sqrt(1 + (x * x))),
        [Ops.LogExpm1] = x => Math.Log(Expm1(x)),
        [Ops.Log1pmx] = x => Math.Abs(x) < 1e-3 ? x * x * ((x / 3) - 0.5 - (x * x / 4)) : Log1p(x) - x,
        [Ops.ExpRel] = x => x == 0 ? 1 : Expm1(x) / x,
        [Ops.Log1pSquare] = x => Log1p(x * x),
        [Ops.LogSinh] = x => Math.Log(Math.Abs(Math.Sinh(x))),
        [Ops.LogTanh] = x => Math.Log(Math.Abs(Math.Tanh(x))),
        [Ops.Erf] = Erf,
        [Ops.Erfc] = x => 1 - Erf(x),
        [Ops.LogErfc] = x => Math.Log(1 - Erf(x)),
        [Ops.LogNormalCdf] = x => Math.Log(0.5 + (0.5 * Erf(x / Math.Sqrt(2)))),
        [Ops.Asin] = Math.Asin,
        [Ops.Acos] = Math.Acos,
        [Ops.Asinh] = Math.Asinh,
        [Ops.Acosh] = Math.Acosh,
        [Ops.StopGradient] = x => x,
        [Ops.ToReal] = x => x,
        [Ops.Not] = x => 1 - x,
    };

    private static readonly Dictionary<Op, Func<double, double, double>> Binary = new()
    {
        [Ops.Add] = (x, y) => x + y,
        [Ops.Subtract] = (x, y) => x - y,
        [Ops.Multiply] = (x, y) => x * y,
        [Ops.Divide] = (x, y) => x / y,
        [Ops.Max] = Math.Max,
        [Ops.Min] = Math.Min,
        [Ops.Pow] = Math.Pow,
        [Ops.Atan2] = Math.Atan2,
        [Ops.Hypot] = (x, y) => Math.Sqrt((x * x) + (y * y)),
        [Ops.LogAddExp] = (x, y) => Math.Max(x, y) + Log1p(Math.Exp(-Math.Abs(x - y))),
        [Ops.ZeroProduct] = (x, y) => x == 0 && !double.IsNaN(y) ? 0 : x * y,
        [Ops.XLogY] = (x, y) => x == 0 && y >= 0 ? 0 : x * Math.Log(y),
        [Ops.LogSubExp] = (x, y) => x + Math.Log(-Expm1(y - x)),
        [Ops.Powm1] = (x, y) => Math.Pow(x, y) - 1,
        [Ops.BoxCox] = (x, y) => y == 0 ? Math.Log(x) : (Math.Pow(x, y) - 1) / y,
        [Ops.XLog1py] = (x, y) => x == 0 && y >= -1 ? 0 : x * Log1p(y),
        [Ops.RelEntr] = (x, y) => x == 0 && y >= 0 ? 0 : x * (Math.Log(x) - Math.Log(y)),
        [Ops.KlTerm] = (x, y) => (x == 0 ? 0 : x * (Math.Log(x) - Math.Log(y))) - x + y,
        [Ops.Less] = (x, y) => x < y ? 1 : 0,
        [Ops.LessOrEqual] = (x, y) => x <= y ? 1 : 0,
        [Ops.Equal] = (x, y) => x == y ? 1 : 0,
        [Ops.IntegerLess] = (x, y) => x < y ? 1 : 0,
        [Ops.IntegerEqual] = (x, y) => x == y ? 1 : 0,
        [Ops.And] = Math.Min,
        [Ops.Or] = Math.Max,
    };

    private readonly Dictionary<(Node, int), double> known = [];

    /// <summary>The value at an element of the row; a value without a row is the same at all.</summary>
    public double Value(Node node, int element = 0)
    {
        if (node.Axes.Rows.IsEmpty)
            element = 0;
        if (!known.TryGetValue((node, element), out var value))
            known[(node, element)] = value = Compute(node, element);
        return value;
    }

    private double Compute(Node node, int element)
    {
        if (node.Is(Ops.Input))
            return input(node.Parameter, element);
        if (node.IsConstant)
            return node.Value.ToDouble();
        if (node.Is(Ops.FlagConstant))
            return (bool)node.Payload! ? 1 : 0;
        if (node.Is(Ops.IntegerConstant))
            return (int)node.Payload!;
        if (node.Is(Ops.Iota))
            return element;
        if (node.Is(Ops.Length))
            return length;
        if (node.Is(Ops.Select))
            return Value(node.X, element) != 0 ? Value(node.Y, element) : Value(node.Z, element);
        if (node.Op.HasAxis)
            return Along(node, element);
        return node.Operands.Length == 1
            ? Unary[node.Op](Value(node.X, element))
            : Binary[node.Op](Value(node.X, element), Value(node.Y, element));
    }

    private double Along(Node node, int element)
    {
        double[] Elements(Node row) => [.. Enumerable.Range(0, length).Select(i => Value(row, i))];
        var x = Elements(node.X);
        double LogSumExp() => double.IsNegativeInfinity(x.Max()) ? x.Max() : x.Max() + Math.Log(x.Sum(e => Math.Exp(e - x.Max())));
        double Norm(double[] row) => Math.Sqrt(row.Sum(e => e * e));

        return node.Op.Name switch
        {
            "sum" => x.Sum(),
            "mean" => x.Average(),
            "maxOf" => x.Max(),
            "minOf" => x.Min(),
            "dot" => x.Zip(Elements(node.Y), (a, b) => a * b).Sum(),
            "norm" => Norm(x),
            "cosine" => x.Zip(Elements(node.Y), (a, b) => a * b).Sum() / (Norm(x) * Norm(Elements(node.Y))),
            "angle" => Math.Acos(x.Zip(Elements(node.Y), (a, b) => a * b).Sum() / (Norm(x) * Norm(Elements(node.Y)))),
            "normP" => Math.Pow(x.Sum(e => Math.Pow(Math.Abs(e), Value(node.Y))), 1 / Value(node.Y)),
            "variance" => x.Select(e => (e - x.Average()) * (e - x.Average())).Average(),
            "std" => Math.Sqrt(x.Select(e => (e - x.Average()) * (e - x.Average())).Average()),
            "pick" => x[(int)Value(node.Y)],
            "logSumExp" => LogSumExp(),
            "entropy" => -x.Sum(e => Math.Exp(e - LogSumExp()) is var share && share == 0 ? 0 : share * Math.Log(share)),
            "softmax" => Math.Exp(x[element] - LogSumExp()),
            "softmaxComplement" => x.Where((_, i) => i != element).Sum(e => Math.Exp(e - LogSumExp())),
            "logSoftmax" => x[element] - LogSumExp(),
            var name => throw new NotSupportedException(name),
        };
    }

    /// <summary>The series of the error function, for arguments of a few units.</summary>
    private static double Erf(double x)
    {
        var (term, sum) = (x, x);
        for (var n = 1; n < 80; n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    private static double Expm1(double x) => Math.Abs(x) < 1e-5 ? x + (x * x / 2) + (x * x * x / 6) : Math.Exp(x) - 1;

    private static double Log1p(double x) => Math.Abs(x) < 1e-5 ? x - (x * x / 2) + (x * x * x / 3) : Math.Log(1 + x);
}
