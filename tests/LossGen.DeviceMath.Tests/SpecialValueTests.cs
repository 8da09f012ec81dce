using LossGen.Compiler.Ir;

namespace LossGen.DeviceMathTests;

/// <summary>Zeros, infinities, NaN, and the smallest and largest numbers.</summary>
public class SpecialValueTests
{
    private static readonly double[] Special = [0, 1, -1, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    public static TheoryData<string> Functions => OperationTests.RealFunctions;

    /// <summary>Functions that keep the sign of 0.</summary>
    public static TheoryData<string> Odd => ["Sin", "Tan", "Asin", "Atan", "Sinh", "Tanh", "Asinh", "Atanh", "Cbrt", "Erf", "Expm1", "Log1p", "Floor", "Ceiling", "Round", "Truncate", "Sqrt"];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Zeros_infinities_and_NaN_are_what_the_definition_says(string name)
    {
        var op = Ops.Find(name)!;
        foreach (var isDouble in new[] { false, true })
        {
            foreach (var math in DeviceMath.Both)
            {
                var function = DeviceErrors.Function(op, math, isDouble);
                foreach (var x in Special)
                {
                    foreach (var y in op.Operands.Length == 1 ? [x] : Special)
                        Check(op, function, op.Operands.Length == 1 ? [x] : [x, y], isDouble);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public void A_zero_keeps_its_sign(string name)
    {
        foreach (var math in DeviceMath.Both)
        {
            Assert.True(double.IsNegative(math.Function<double, double>(name)(-0d)), name);
            Assert.True(float.IsNegative(math.Function<float, float>(name)(-0f)), name);
            Assert.False(double.IsNegative(math.Function<double, double>(name)(0d)), name);
        }
    }

    [Theory]
    [InlineData(6.381956970095103E+255)]
    [InlineData(5.319372648326541E+255)]
    [InlineData(1e22)]
    [InlineData(1e300)]
    [InlineData(double.MaxValue)]
    [InlineData(999999.9999)]
    [InlineData(1000000.5)]
    [InlineData(3.141592653589793)]
    [InlineData(1.5707963267948966)]
    [InlineData(102943.70807364321)]
    public void Arguments_next_to_a_multiple_of_a_quarter_turn_keep_their_digits(double x)
    {
        foreach (var op in new[] { Ops.Sin, Ops.Cos, Ops.Tan })
        {
            foreach (var math in DeviceMath.Both)
            {
                var truth = DeviceErrors.Truth(op, [x], isDouble: true)!.Value;
                Assert.InRange(LossGen.Oracle.Arithmetic.Ulps.Of(DeviceErrors.Function(op, math, isDouble: true)([x]), truth), 0, 1);
            }
        }
    }

    [Fact]
    public void Powers_are_those_of_C()
    {
        double[] values = [0, -0d, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 2.5, 9007199254740993, 1e300, -1e300, double.Epsilon, -double.Epsilon, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1023, 1024, -1074, -1075];
        foreach (var math in DeviceMath.Both)
        {
            foreach (var x in values)
            {
                foreach (var y in values)
                {
                    var (expected, actual) = (Math.Pow(x, y), math.Function<double, double, double>("Pow")(x, y));
                    Assert.True(
                        (double.IsNaN(expected) && double.IsNaN(actual)) || (double.IsNegative(expected) == double.IsNegative(actual) && (expected == actual || Math.Abs(expected - actual) <= 1e-15 * Math.Abs(expected))),
                        $"{math}: {x:R}^{y:R} is {actual:R}, not {expected:R}.");
                }
            }
        }
    }

    [Fact]
    public void Subnormal_numbers_are_not_lost()
    {
        foreach (var math in DeviceMath.Both)
        {
            Assert.Equal(-744.4400719213812, math.Function<double, double>("Log")(double.Epsilon), 1e-12);
            Assert.Equal(-1074, math.Function<double, double>("Log2")(double.Epsilon));
            Assert.Equal(-149f, math.Function<float, float>("Log2")(float.Epsilon));
            Assert.Equal(1.7031839360032603E-108, math.Function<double, double>("Cbrt")(double.Epsilon), 1e-120);
            Assert.Equal(double.Epsilon, math.Function<double, double>("Exp2")(-1074));
            Assert.Equal(float.Epsilon, math.Function<float, float>("Exp")(-103.2789f));
            Assert.Equal(double.Epsilon, math.Function<double, double>("Sin")(double.Epsilon));
        }
    }

    [Fact]
    public void A_remainder_is_exact()
    {
        var random = new Random(4);
        foreach (var math in DeviceMath.Both)
        {
            var remainder = math.Function<double, double, double>("IEEERemainder");
            foreach (var x in Special)
            {
                foreach (var y in Special)
                    Assert.Equal(Math.IEEERemainder(x, y), remainder(x, y));
            }

            for (var i = 0; i < 20_000; i++)
            {
                var x = BitConverter.Int64BitsToDouble(random.NextInt64());
                var y = i % 2 == 0 ? BitConverter.Int64BitsToDouble(random.NextInt64()) : x * random.NextDouble();
                var (expected, actual) = (Math.IEEERemainder(x, y), remainder(x, y));
                Assert.True(expected.Equals(actual), $"The remainder of {x:R} and {y:R} is {actual:R}, not {expected:R}.");
            }
        }
    }

    private static void Check(Op op, Func<double[], double> function, double[] arguments, bool isDouble)
    {
        // The forms for a part of the domain are not asked beyond it.
        if ((op == Ops.ExpOfNonPositive && arguments[0] > 0) || (op == Ops.Log1pOfUnit && arguments[0] is < 0 or > 1))
            return;
        // NaN has a sign, which the definition does not know, and it divides by infinities; .NET is asked below.
        if (op == Ops.Remainder || (op == Ops.CopySign && double.IsNaN(arguments[1])))
            return;
        if (DeviceErrors.Truth(op, arguments, isDouble) is not { } truth)
            return;
        var expected = truth.IsFinite ? truth.Mid.ToDouble() : truth.ToDoubleBounds().Lower;
        var actual = function(arguments);
        Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) < 1e-6, $"{op}({string.Join(", ", arguments)}) is {actual}, not {expected}.");
    }
}
