using LossGen.Compiler.Ir;
using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;

namespace LossGen.Kernels.Tests.Interpretation;

/// <summary>What composite operations are made of, and their derivatives, against their definitions.</summary>
public sealed class LoweringTests
{
    private const int Samples = 200;
    private const int MostBits = 16384;

    // Derivatives have no bound in the table; beyond this one cancels.
    private const double BoundOfDerivatives = 16;

    private static readonly double[] Special = [0, 1, -1, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    // A step that is exact in the arithmetic, and small beside what it moves.
    private static readonly Ball Moved = Ball.From(1 + Math.ScaleB(1, -40));

    public static TheoryData<string, bool> Operations => Of(op => op.IsComposite);

    /// <summary>Those with an error function are primitives whose derivatives are more than a division.</summary>
    public static TheoryData<string, bool> Differentiable => Of(op => op.IsComposite || op == Ops.Erf || op == Ops.Erfc || op == Ops.LogErfc || op == Ops.LogNormalCdf);

    private static TheoryData<string, bool> Of(Func<Op, bool> isChosen)
    {
        var data = new TheoryData<string, bool>();
        foreach (var op in Ops.Table.Where(op => op.Shape == OpShape.Elementwise && op.Operands.All(kind => kind == ElementKind.Real) && isChosen(op)))
        {
            data.Add(op.Name, false);
            data.Add(op.Name, true);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void ALoweringKeepsTheBoundOfItsRow(string name, bool isDouble)
    {
        var op = Ops.Find(name)!;
        var lowered = LoweredOperation.Value(op, TypeOf(isDouble));
        Check(op, isDouble, arguments => lowered.At(arguments), ElementRules.Table[op].Value, op.UlpBound, !op.IsExponential);
    }

    [Theory]
    [MemberData(nameof(Differentiable))]
    public void DerivativesAreThoseOfTheDefinition(string name, bool isDouble)
    {
        var op = Ops.Find(name)!;
        for (var i = 0; i < op.Operands.Length; i++)
        {
            var (operand, lowered) = (i, LoweredOperation.Derivative(op, i, TypeOf(isDouble)));
            Check(op, isDouble, arguments => lowered.At(arguments), Partial, BoundOfDerivatives, false);

            Real Partial(Real x, Real y) => ElementRules.Table[op].Partials[operand]!(new(x, y, ElementRules.Table[op].Value(x, y), x.Of(0)));
        }
    }

    /// <summary>Zeros, infinities and NaN are what the definition says.</summary>
    [Theory]
    [MemberData(nameof(Operations))]
    public void SpecialValuesAreThoseOfTheDefinition(string name, bool isDouble)
    {
        var op = Ops.Find(name)!;
        var lowered = LoweredOperation.Value(op, TypeOf(isDouble));
        foreach (var x in Special)
            foreach (var y in op.Operands.Length == 1 ? [x] : Special)
            {
                double[] arguments = op.Operands.Length == 1 ? [x] : [x, y];
                var truth = Truth(ElementRules.Table[op].Value, arguments, isDouble);
                if (truth is not { } known)
                    continue;
                var expected = known.IsFinite ? known.Mid.ToDouble() : known.ToDoubleBounds().Lower;
                var actual = lowered.At(arguments);
                Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) < 1e-6, $"{op}({string.Join(", ", arguments)}) is {actual}, not {expected}.");
            }
    }

    private static void Check(Op op, bool isDouble, Func<double[], double> function, Func<Real, Real, Real> definition, double bound, bool isWellConditioned)
    {
        var random = new Random(op.Name.Length);
        var unit = Math.ScaleB(1, isDouble ? -52 : -23);
        var (worst, at, compared) = (0.0, "", 0);
        for (var i = 0; i < Samples; i++)
        {
            var arguments = Arguments(op, random, isDouble);
            if (Truth(definition, arguments, isDouble) is not { IsFinite: true } truth || !IsNormal(truth, isDouble))
                continue;
            var condition = isWellConditioned ? 0 : Condition(definition, arguments, isDouble);
            if (condition is not { } kappa)
                continue;
            compared++;
            var value = Math.Abs(truth.Mid.ToDouble());
            var actual = function(arguments);
            var error = double.IsFinite(actual) ? BigFloat.AddUp(BigFloat.From(actual), -truth.Mid).Abs().ToDouble() / (unit * (value + kappa)) : double.PositiveInfinity;
            if (error > worst)
                (worst, at) = (error, $"{string.Join(", ", arguments)}: {actual:R} and not {truth.Mid.ToDouble():R}");
        }

        Assert.True(compared > Samples / 10, $"Only {compared} samples of {op} were compared.");
        Assert.True(worst <= bound, $"{op} is {worst:0.00} units off at {at}; its bound is {bound}.");
    }

    /// <summary>How far a relative error of the arguments moves the value.</summary>
    private static double? Condition(Func<Real, Real, Real> definition, double[] arguments, bool isDouble)
    {
        var sum = 0.0;
        for (var i = 0; i < arguments.Length; i++)
        {
            var operand = i;
            if (Truth((x, y) => definition(At(x, operand == 0), At(y, operand == arguments.Length - 1)) - definition(x, y), arguments, isDouble) is not { IsFinite: true } moved)
                return null;
            sum += Math.Abs(moved.Mid.Scale(40).ToDouble());
        }

        return sum;

        static Real At(Real value, bool isMoved) => isMoved ? value with { Ball = value.Arithmetic.Multiply(value.Ball, Moved) } : value;
    }

    private static Ball? Truth(Func<Real, Real, Real> definition, double[] arguments, bool isDouble)
    {
        for (var bits = BallArithmetic.StartBits; bits <= MostBits; bits *= 2)
        {
            try
            {
                var arithmetic = new BallArithmetic(bits);
                var truth = definition(new(Ball.From(arguments[0]), arithmetic), new(Ball.From(arguments[^1]), arithmetic)).Ball;
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

    /// <summary>Numbers of all signs and sizes; a second one is often near the first.</summary>
    private static double[] Arguments(Op op, Random random, bool isDouble)
    {
        var x = Rounded(Number(random), isDouble);
        if (op.Operands.Length == 1)
            return [x];
        return [x, Rounded(random.Next(2) == 0 ? Number(random) : x * (1 + Number(random)), isDouble)];
    }

    private static double Number(Random random)
    {
        var size = Math.Pow(2, (random.NextDouble() * 34) - 24) * (1 + random.NextDouble());
        return random.Next(2) == 0 ? size : -size;
    }

    private static double Rounded(double value, bool isDouble) => isDouble ? value : (float)value;

    private static Type TypeOf(bool isDouble) => isDouble ? typeof(double) : typeof(float);
}
