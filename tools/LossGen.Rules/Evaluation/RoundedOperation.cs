using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;

namespace LossGen.Rules.Evaluation;

/// <summary>One operation on numbers of a floating-point type, rounded once.</summary>
internal static class RoundedOperation
{
    private const int StartBits = 128;
    private const int MostBits = 8192;

    // What Math has, within a unit in the last place of double: rounded to float it is right.
    private static readonly Dictionary<Op, Func<double, double, double>> Native = new()
    {
        [Ops.Add] = (x, y) => x + y,
        [Ops.Subtract] = (x, y) => x - y,
        [Ops.Multiply] = (x, y) => x * y,
        [Ops.Divide] = (x, y) => x / y,
        [Ops.Reciprocal] = (x, _) => 1 / x,
        [Ops.Negate] = (x, _) => -x,
        [Ops.Square] = (x, _) => x * x,
        [Ops.ZeroProduct] = (x, y) => x == 0 && !double.IsNaN(y) ? 0 : x * y,
        [Ops.StopGradient] = (x, _) => x,
        [Ops.DivisionScale] = (x, _) => double.IsNaN(x) ? x : 1,
        [Ops.ToReal] = (x, _) => x,
        [Ops.Abs] = (x, _) => Math.Abs(x),
        [Ops.Sign] = (x, _) => double.IsNaN(x) ? x : Math.Sign(x),
        [Ops.CopySign] = Math.CopySign,
        [Ops.Max] = Math.Max,
        [Ops.Min] = Math.Min,
        [Ops.Floor] = (x, _) => Math.Floor(x),
        [Ops.Ceiling] = (x, _) => Math.Ceiling(x),
        [Ops.Round] = (x, _) => Math.Round(x),
        [Ops.Truncate] = (x, _) => Math.Truncate(x),
        [Ops.Remainder] = Math.IEEERemainder,
        [Ops.Sqrt] = (x, _) => Math.Sqrt(x),
        [Ops.Cbrt] = (x, _) => Math.Cbrt(x),
        [Ops.Exp] = (x, _) => Math.Exp(x),
        [Ops.ExpOfNonPositive] = (x, _) => Math.Exp(x),
        [Ops.BoundedExponent] = (x, _) => Math.Max(x, -1024),
        [Ops.Exp2] = (x, _) => Math.Pow(2, x),
        [Ops.Exp10] = (x, _) => Math.Pow(10, x),
        [Ops.Log] = (x, _) => Math.Log(x),
        [Ops.Log2] = (x, _) => Math.Log2(x),
        [Ops.Log10] = (x, _) => Math.Log10(x),
        [Ops.Pow] = Math.Pow,
        [Ops.Sin] = (x, _) => Math.Sin(x),
        [Ops.Cos] = (x, _) => Math.Cos(x),
        [Ops.Tan] = (x, _) => Math.Tan(x),
        [Ops.Asin] = (x, _) => Math.Asin(x),
        [Ops.Acos] = (x, _) => Math.Acos(x),
        [Ops.Atan] = (x, _) => Math.Atan(x),
        [Ops.Atan2] = Math.Atan2,
        [Ops.Sinh] = (x, _) => Math.Sinh(x),
        [Ops.Cosh] = (x, _) => Math.Cosh(x),
        [Ops.Tanh] = (x, _) => Math.Tanh(x),
        [Ops.Asinh] = (x, _) => Math.Asinh(x),
        [Ops.Acosh] = (x, _) => Math.Acosh(x),
        [Ops.Atanh] = (x, _) => Math.Atanh(x),
        [Ops.Hypot] = double.Hypot,
        [Ops.Less] = (x, y) => x < y ? 1 : 0,
        [Ops.LessOrEqual] = (x, y) => x <= y ? 1 : 0,
        [Ops.Equal] = (x, y) => x == y ? 1 : 0,
        [Ops.IsNaN] = (x, _) => double.IsNaN(x) ? 1 : 0,
        [Ops.IsFinite] = (x, _) => double.IsFinite(x) ? 1 : 0,
        [Ops.IntegerLess] = (x, y) => x < y ? 1 : 0,
        [Ops.IntegerLessOrEqual] = (x, y) => x <= y ? 1 : 0,
        [Ops.IntegerEqual] = (x, y) => x == y ? 1 : 0,
        [Ops.IntegerAdd] = (x, y) => x + y,
        [Ops.IntegerSubtract] = (x, y) => x - y,
        [Ops.IntegerMultiply] = (x, y) => x * y,
        [Ops.FlagEqual] = (x, y) => x == y ? 1 : 0,
        [Ops.And] = Math.Min,
        [Ops.Or] = Math.Max,
        [Ops.Not] = (x, _) => 1 - x,
    };

    /// <summary>The result; null where the exponents of the exact arithmetic end before it.</summary>
    public static double? Of(Op op, double x, double y, FloatFormat format)
    {
        if (Native.TryGetValue(op, out var native))
            return Round(native(x, y), format);

        // A zero of the exact arithmetic has no sign.
        if (x == 0 && (op == Ops.Expm1 || op == Ops.Log1p))
            return x;
        return Exactly(format, arithmetic => ElementRules.Table[op].Value(new(Ball.From(x), arithmetic), new(Ball.From(y), arithmetic)).Ball);
    }

    /// <summary>The elements of an operation along a row; null where the exponents of the exact arithmetic end before one.</summary>
    public static double[]? OfRows(Op op, double[][] rows, FloatFormat format)
    {
        var first = OfRow(0);
        if (op.Shape == OpShape.Reduction)
            return first is { } single ? [single] : null;
        var all = Enumerable.Range(1, rows[0].Length - 1).Select(OfRow).Prepend(first).ToList();
        return all.Contains(null) ? null : [.. all.Select(value => value!.Value)];

        double? OfRow(int element) => Exactly(format, arithmetic =>
            RowRules.Table[op].Value([.. rows.Select(row => row.Select(value => new Real(Ball.From(value), arithmetic)).ToArray())], new(Ball.Zero, arithmetic))[element].Ball);
    }

    public static double Round(double value, FloatFormat format) => format == FloatFormat.Single ? (float)value : value;

    private static double? Exactly(FloatFormat format, Func<BallArithmetic, Ball> compute)
    {
        for (var bits = StartBits; bits <= MostBits; bits *= 2)
        {
            try
            {
                if (compute(new BallArithmetic(bits)) is var ball && ball.IsPreciseEnough(format))
                    return ball.IsFinite ? format.ToDouble(ball.Mid) : ball.ToDoubleBounds().Lower;
            }
            catch (PrecisionException)
            {
                // The next precision may decide it.
            }
            catch (OutOfReachException)
            {
                return null;
            }
        }

        return null;
    }
}
