using System.Runtime.Intrinsics;
using LossGen.VectorMath.Accuracy;

namespace LossGen.Runtime.Tests.VectorMath;

public class SpecialValueTests
{
    private const float Inf = float.PositiveInfinity;
    private const float NaN = float.NaN;
    private const float Tiny = float.Epsilon;

    public static TheoryData<string, float, float> Values => new()
    {
        { "Exp", Inf, Inf }, { "Exp", -Inf, 0f }, { "Exp", 0f, 1f }, { "Exp", -0f, 1f }, { "Exp", 88.72284f, Inf }, { "Exp", -104f, 0f },
        { "Exp", -103.2789f, Tiny }, { "Exp", float.MaxValue, Inf }, { "Exp", float.MinValue, 0f },
        { "ExpOfNonPositive", -Inf, 0f }, { "ExpOfNonPositive", 0f, 1f }, { "ExpOfNonPositive", -0f, 1f }, { "ExpOfNonPositive", -88f, 0f }, { "ExpOfNonPositive", float.MinValue, 0f },
        { "Expm1", Inf, Inf }, { "Expm1", -Inf, -1f }, { "Expm1", 0f, 0f }, { "Expm1", -0f, -0f }, { "Expm1", Tiny, Tiny }, { "Expm1", -Tiny, -Tiny }, { "Expm1", 1e-10f, 1e-10f },
        { "Expm1", 89f, Inf }, { "Expm1", -100f, -1f },
        { "Log", Inf, Inf }, { "Log", 0f, -Inf }, { "Log", -0f, -Inf }, { "Log", -1f, NaN }, { "Log", -Tiny, NaN }, { "Log", -Inf, NaN }, { "Log", 1f, 0f }, { "Log", Tiny, -103.27893f },
        { "Log1p", Inf, Inf }, { "Log1p", -1f, -Inf }, { "Log1p", -1.0000001f, NaN }, { "Log1p", -Inf, NaN }, { "Log1p", 0f, 0f }, { "Log1p", -0f, -0f },
        { "Log1p", Tiny, Tiny }, { "Log1p", -Tiny, -Tiny }, { "Log1p", 1e-10f, 1e-10f }, { "Log1p", float.MaxValue, 88.72284f },
        { "Log1pOfUnit", 0f, 0f }, { "Log1pOfUnit", Tiny, Tiny }, { "Log1pOfUnit", 1f, 0.6931472f },
        { "Tanh", Inf, 1f }, { "Tanh", -Inf, -1f }, { "Tanh", 0f, 0f }, { "Tanh", -0f, -0f }, { "Tanh", Tiny, Tiny }, { "Tanh", -Tiny, -Tiny }, { "Tanh", 30f, 1f },
        { "Sin", 0f, 0f }, { "Sin", -0f, -0f }, { "Sin", Inf, NaN }, { "Sin", -Inf, NaN }, { "Sin", Tiny, Tiny }, { "Sin", 1e30f, -0.79116344f },
        { "Cos", 0f, 1f }, { "Cos", -0f, 1f }, { "Cos", Inf, NaN }, { "Cos", 1e30f, -0.6116048f },
    };

    public static TheoryData<string, double, double> DoubleValues => new()
    {
        { "Exp", double.PositiveInfinity, double.PositiveInfinity }, { "Exp", double.NegativeInfinity, 0d }, { "Exp", 709.8, double.PositiveInfinity }, { "Exp", -745.2, 0d }, { "Exp", double.NaN, double.NaN },
        { "ExpOfNonPositive", double.NegativeInfinity, 0d }, { "ExpOfNonPositive", 0d, 1d }, { "ExpOfNonPositive", double.NaN, double.NaN },
        { "Expm1", double.PositiveInfinity, double.PositiveInfinity }, { "Expm1", double.NegativeInfinity, -1d }, { "Expm1", -0d, -0d }, { "Expm1", double.Epsilon, double.Epsilon }, { "Expm1", double.NaN, double.NaN },
        { "Log", 0d, double.NegativeInfinity }, { "Log", -0d, double.NegativeInfinity }, { "Log", -1d, double.NaN }, { "Log", 1d, 0d }, { "Log", double.PositiveInfinity, double.PositiveInfinity }, { "Log", double.Epsilon, -744.4400719213812 }, { "Log", double.NaN, double.NaN },
        { "Log1p", -1d, double.NegativeInfinity }, { "Log1p", -1.5, double.NaN }, { "Log1p", -0d, -0d }, { "Log1p", 0d, 0d }, { "Log1p", double.Epsilon, double.Epsilon }, { "Log1p", double.MaxValue, 709.782712893384 }, { "Log1p", double.PositiveInfinity, double.PositiveInfinity }, { "Log1p", double.NaN, double.NaN },
        { "Tanh", double.NegativeInfinity, -1d }, { "Tanh", -0d, -0d }, { "Tanh", double.Epsilon, double.Epsilon }, { "Tanh", double.NaN, double.NaN },
    };

    public static TheoryData<string> Names => AccuracyTests.Singles;

    [Theory]
    [MemberData(nameof(Values))]
    public void Floats_of_every_width(string name, float x, float expected)
    {
        var function = SingleFunction.All.Single(function => function.Name == name);
        Bits(expected, function.Wide(Vector512.Create(x))[15]);
        Bits(expected, function.Middle(Vector256.Create(x))[7]);
        Bits(expected, function.Narrow(Vector128.Create(x))[3]);
        Bits(expected, function.Scalar(x));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NaN_stays_NaN_with_any_payload(string name)
    {
        var function = SingleFunction.All.Single(function => function.Name == name);
        foreach (var bits in (uint[])[0x7FC00000, 0xFFC00000, 0x7FFFFFFF, 0xFFFFFFFF, 0x7FC00155, 0x7F800001])
        {
            var x = BitConverter.UInt32BitsToSingle(bits);
            Assert.True(float.IsNaN(function.Wide(Vector512.Create(x))[3]));
            Assert.True(float.IsNaN(function.Middle(Vector256.Create(x))[3]));
            Assert.True(float.IsNaN(function.Narrow(Vector128.Create(x))[3]));
            Assert.True(float.IsNaN(function.Scalar(x)));
        }
    }

    [Theory]
    [MemberData(nameof(DoubleValues))]
    public void Doubles_of_every_width(string name, double x, double expected)
    {
        var function = DoubleFunction.All.Single(function => function.Name == name);
        Bits(expected, function.Wide(Vector512.Create(x))[7]);
        Bits(expected, function.Middle(Vector256.Create(x))[3]);
        Bits(expected, function.Narrow(Vector128.Create(x))[1]);
        Bits(expected, function.Scalar(x));
    }

    [Fact]
    public void Powers_are_those_of_C()
    {
        float[] values = [0f, -0f, 1f, -1f, 0.5f, -0.5f, 2f, -2f, 3f, -3f, 2.5f, -2.5f, 16777216f, 16777215f, -16777215f, 1e30f, -1e30f, Tiny, -Tiny, Inf, -Inf, NaN, 127f, 128f, -149f, -150f];
        foreach (var x in values)
        {
            foreach (var y in values)
            {
                var actual = Simd.Pow(x, y);
                Near((float)Math.Pow(x, y), actual, $"{x:R}^{y:R}");
                Bits(actual, Simd.Pow(Vector512.Create(x), Vector512.Create(y))[15]);
                Bits(actual, Simd.Pow(Vector256.Create(x), Vector256.Create(y))[7]);
                Bits(actual, Simd.Pow(Vector128.Create(x), Vector128.Create(y))[3]);
            }
        }
    }

    // The next float is near where it is finite; a special value has its own bits.
    private static void Near(float expected, float actual, string what) => Assert.True(
        (float.IsNaN(expected) && float.IsNaN(actual)) || expected.Equals(actual) && float.IsNegative(expected) == float.IsNegative(actual)
            || (float.IsFinite(expected) && expected != 0 && Math.Abs(BitConverter.SingleToInt32Bits(expected) - BitConverter.SingleToInt32Bits(actual)) <= 1),
        $"{what} expected {expected:R}, is {actual:R}");

    private static void Bits(float expected, float actual) => Assert.True(
        (float.IsNaN(expected) && float.IsNaN(actual)) || BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual), $"expected {expected:R}, is {actual:R}");

    private static void Bits(double expected, double actual) => Assert.True(
        (double.IsNaN(expected) && double.IsNaN(actual)) || BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual), $"expected {expected:R}, is {actual:R}");
}
