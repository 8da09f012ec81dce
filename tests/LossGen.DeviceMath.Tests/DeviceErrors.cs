using LossGen.Compiler.Emission.Cpu;
using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;

namespace LossGen.DeviceMathTests;

/// <summary>The errors of the functions of a device over samples, in units in the last place of the truth.</summary>
internal static class DeviceErrors
{
    // It is gone when a kernel is printed.
    private static readonly HashSet<Op> WithoutFunction = [Ops.StopGradient];

    /// <summary>The operations on real numbers that are printed as a call.</summary>
    public static IReadOnlyList<Op> Functions { get; } =
        [.. Ops.Table.Where(op => CallOf(op) is not null && op.Result == ElementKind.Real && op.Operands.All(kind => kind == ElementKind.Real) && ElementRules.Table.ContainsKey(op))];

    /// <summary>The name of the function that an operation is printed as a call of; null where there is none.</summary>
    public static string? CallOf(Op op)
    {
        if (op.Shape != OpShape.Elementwise || op.IsComposite || WithoutFunction.Contains(op))
            return null;
        var text = OpText.Of(op, isNumber: true, [.. op.Operands.Select(_ => new Text("x", Text.Tight))]).Value;
        return text.EndsWith(')') && char.IsLetter(text[0]) ? text[..text.IndexOf('(')] : null;
    }

    /// <summary>The worst error where the truth is a normal number, with where it is and how many samples were compared.</summary>
    public static (double Ulps, double[] At, int Compared) Worst(Op op, DeviceMath math, bool isDouble, int samples, int seed)
    {
        var function = Function(op, math, isDouble);
        var random = new Random(seed);
        var (worst, at, compared) = (0.0, Array.Empty<double>(), 0);
        for (var i = 0; i < samples; i++)
        {
            var arguments = op.Operands.Select(_ => Argument(op, random, isDouble)).ToArray();
            if (Truth(op, arguments, isDouble) is not { IsFinite: true } truth || !IsNormal(truth, isDouble))
                continue;
            compared++;
            var value = function(arguments);
            var ulps = isDouble ? Ulps.Of(value, truth) : Ulps.Of((float)value, truth);
            if (!(ulps <= worst))
                (worst, at) = (ulps, arguments);
        }

        return (worst, at, compared);
    }

    /// <summary>The operation on doubles, or on floats that are kept in doubles.</summary>
    public static Func<double[], double> Function(Op op, DeviceMath math, bool isDouble)
    {
        var name = CallOf(op)!;
        if (op.Operands.Length == 1 && isDouble)
            return math.Function<double, double>(name) is var one ? x => one(x[0]) : null!;
        if (op.Operands.Length == 1)
            return math.Function<float, float>(name) is var one ? x => one((float)x[0]) : null!;
        if (isDouble)
            return math.Function<double, double, double>(name) is var two ? x => two(x[0], x[1]) : null!;
        return math.Function<float, float, float>(name) is var both ? x => both((float)x[0], (float)x[1]) : null!;
    }

    /// <summary>The true value; null where the arithmetic does not reach it.</summary>
    public static Ball? Truth(Op op, double[] arguments, bool isDouble)
    {
        for (var bits = BallArithmetic.StartBits; bits <= BallArithmetic.MostBits; bits *= 2)
        {
            try
            {
                var arithmetic = new BallArithmetic(bits);
                var truth = ElementRules.Table[op].Value(new(Ball.From(arguments[0]), arithmetic), new(Ball.From(arguments[^1]), arithmetic)).Ball;
                if (!truth.IsFinite || truth.IsPreciseEnough(isDouble ? FloatFormat.Double : FloatFormat.Single))
                    return truth;
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

    private static bool IsNormal(Ball truth, bool isDouble) =>
        isDouble ? truth.TryRound(out double value) && double.IsNormal(value) : truth.TryRound(out float single) && float.IsNormal(single);

    /// <summary>Numbers of all signs and sizes that functions see, in the domain of the forms for a part of it.</summary>
    private static double Argument(Op op, Random random, bool isDouble)
    {
        var size = Math.Pow(2, random.Next(3) == 0 ? (random.NextDouble() * 30) - 24 : (random.NextDouble() * 10) - 6) * (1 + random.NextDouble());
        var value = op == Ops.ExpOfNonPositive ? -size : op == Ops.Log1pOfUnit ? size % 1 : random.Next(2) == 0 ? size : -size;
        return isDouble ? value : (float)value;
    }
}
