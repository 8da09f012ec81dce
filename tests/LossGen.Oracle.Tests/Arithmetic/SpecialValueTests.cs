using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Tests.Arithmetic;

public class SpecialValueTests
{
    private const double Inf = double.PositiveInfinity;
    private const double NaN = double.NaN;

    public static TheoryData<string, double, double> Unary => new()
    {
        { "exp", 0, 1 }, { "exp", -Inf, 0 }, { "exp", Inf, Inf }, { "exp", 1e30, Inf }, { "exp", double.MaxValue, Inf },
        { "expm1", 0, 0 }, { "expm1", -Inf, -1 }, { "expm1", Inf, Inf },
        { "log", 1, 0 }, { "log", 0, -Inf }, { "log", Inf, Inf }, { "log", -1, NaN }, { "log", -Inf, NaN },
        { "log1p", 0, 0 }, { "log1p", -1, -Inf }, { "log1p", Inf, Inf }, { "log1p", -1.5, NaN }, { "log1p", -Inf, NaN },
        { "sqrt", 0, 0 }, { "sqrt", 6.25, 2.5 }, { "sqrt", 2, 1.4142135623730951 }, { "sqrt", -1, NaN }, { "sqrt", Inf, Inf }, { "sqrt", -Inf, NaN },
        { "cbrt", 0, 0 }, { "cbrt", -3.375, -1.5 }, { "cbrt", Inf, Inf }, { "cbrt", -Inf, -Inf },
        { "sin", 0, 0 }, { "sin", Inf, NaN }, { "cos", 0, 1 }, { "cos", -Inf, NaN }, { "tan", 0, 0 }, { "tan", Inf, NaN },
        { "atan", 0, 0 }, { "atan", Inf, Math.PI / 2 }, { "atan", -Inf, -Math.PI / 2 },
        { "asin", 0, 0 }, { "asin", 1, Math.PI / 2 }, { "asin", -1, -Math.PI / 2 }, { "asin", 1.5, NaN }, { "asin", Inf, NaN },
        { "acos", 1, 0 }, { "acos", -1, Math.PI }, { "acos", 0, Math.PI / 2 }, { "acos", -1.5, NaN },
        { "sinh", 0, 0 }, { "sinh", Inf, Inf }, { "sinh", -Inf, -Inf }, { "sinh", -1e40, -Inf },
        { "cosh", 0, 1 }, { "cosh", Inf, Inf }, { "cosh", -Inf, Inf },
        { "tanh", 0, 0 }, { "tanh", Inf, 1 }, { "tanh", -Inf, -1 }, { "tanh", 1e30, 1 },
        { "asinh", 0, 0 }, { "asinh", Inf, Inf }, { "asinh", -Inf, -Inf },
        { "acosh", 1, 0 }, { "acosh", Inf, Inf }, { "acosh", 0.5, NaN }, { "acosh", -Inf, NaN },
        { "atanh", 0, 0 }, { "atanh", 1, Inf }, { "atanh", -1, -Inf }, { "atanh", 1.5, NaN }, { "atanh", Inf, NaN },
        { "abs", -Inf, Inf }, { "abs", -2, 2 }, { "square", -Inf, Inf }, { "square", -3, 9 },
        { "floor", -2.5, -3 }, { "floor", Inf, Inf }, { "ceiling", -2.5, -2 }, { "ceiling", -Inf, -Inf }, { "truncate", -2.5, -2 },
        { "round", 2.5, 2 }, { "round", 3.5, 4 }, { "round", -2.5, -2 }, { "round", 0.5, 0 },
    };

    public static TheoryData<string, double, double, double> Binary => new()
    {
        { "add", Inf, 1, Inf }, { "add", Inf, -Inf, NaN }, { "add", -Inf, -Inf, -Inf }, { "subtract", Inf, Inf, NaN },
        { "subtract", 1, Inf, -Inf }, { "multiply", 0, Inf, NaN }, { "multiply", -2, Inf, -Inf }, { "multiply", -Inf, -Inf, Inf },
        { "divide", 1, 0, Inf }, { "divide", -1, 0, -Inf }, { "divide", 0, 0, NaN }, { "divide", 5, -Inf, 0 },
        { "divide", Inf, Inf, NaN }, { "divide", Inf, 0, Inf }, { "divide", -Inf, 2, -Inf }, { "divide", 0, 3, 0 },
        { "pow", 0, 0, 1 }, { "pow", NaN, 0, 1 }, { "pow", Inf, 0, 1 }, { "pow", 1, NaN, 1 }, { "pow", 1, Inf, 1 }, { "pow", 2, NaN, NaN },
        { "pow", 0, 2.3, 0 }, { "pow", 0, -2, Inf }, { "pow", 0, -0.5, Inf }, { "pow", 2.25, 0.5, 1.5 }, { "pow", 4, -1.5, 0.125 },
        { "pow", -2, 3, -8 }, { "pow", -2, 4, 16 }, { "pow", -2, -1, -0.5 }, { "pow", -2, 0.5, NaN }, { "pow", -2, 0.3, NaN },
        { "pow", 2, Inf, Inf }, { "pow", 2, -Inf, 0 }, { "pow", 0.5, Inf, 0 }, { "pow", -0.5, -Inf, Inf }, { "pow", -1, Inf, 1 }, { "pow", 0, Inf, 0 },
        { "pow", Inf, 0.1, Inf }, { "pow", Inf, -0.1, 0 }, { "pow", -Inf, 3, -Inf }, { "pow", -Inf, 2, Inf }, { "pow", -Inf, -3, 0 },
        { "atan2", 0, 0, 0 }, { "atan2", 0, 1, 0 }, { "atan2", 0, -1, Math.PI }, { "atan2", 1, 0, Math.PI / 2 }, { "atan2", -1, 0, -Math.PI / 2 },
        { "atan2", Inf, 1, Math.PI / 2 }, { "atan2", 1, Inf, 0 }, { "atan2", 1, -Inf, Math.PI }, { "atan2", -1, -Inf, -Math.PI },
        { "atan2", Inf, Inf, Math.PI / 4 }, { "atan2", Inf, -Inf, 3 * Math.PI / 4 }, { "atan2", -Inf, -Inf, -3 * Math.PI / 4 },
        { "max", 1, 2, 2 }, { "max", -Inf, 2, 2 }, { "max", NaN, 2, NaN }, { "min", 1, Inf, 1 }, { "min", 1, NaN, NaN }, { "max", 3, 3, 3 },
    };

    public static TheoryData<string> UnaryNames => [.. Functions.Unary.Keys];

    public static TheoryData<string, double, double> ExactResults => new()
    {
        { "add", 0.1, 0.2 }, { "multiply", 0.1, 0.7 }, { "divide", 3, 8 }, { "pow", 1.5, 7 }, { "pow", 6.25, 1.5 }, { "pow", 2, -7 }, { "atan2", 0, 2 },
    };

    [Theory]
    [MemberData(nameof(Unary))]
    public void A_unary_function_has_its_special_value(string name, double x, double expected) =>
        AssertIs(expected, Functions.Unary[name].Apply(new(200), Ball.From(x)));

    [Theory]
    [MemberData(nameof(Binary))]
    public void A_binary_function_has_its_special_value(string name, double x, double y, double expected) =>
        AssertIs(expected, Functions.Binary[name](new(200), Ball.From(x), Ball.From(y)));

    [Theory]
    [MemberData(nameof(UnaryNames))]
    public void NaN_stays_NaN(string name) => Assert.True(Functions.Unary[name].Apply(new(200), Ball.NaN).IsNaN);

    [Theory]
    [MemberData(nameof(ExactResults))]
    public void A_result_that_needs_few_bits_is_exact(string name, double x, double y) =>
        Assert.True(Functions.Binary[name](new(200), Ball.From(x), Ball.From(y)).IsExact);

    [Fact]
    public void The_exponential_of_a_hugely_negative_number_is_between_zero_and_almost_nothing()
    {
        var tiny = new BallArithmetic(200).Exp(Ball.From(-1e30));
        Assert.True(tiny.Lower.IsZero);
        Assert.True(tiny.Upper <= BigFloat.PowerOfTwo(-(1L << 60)));
        Assert.True(new BallArithmetic(200).Square(tiny).Lower.IsZero);
        Assert.True(new BallArithmetic(200).Sqrt(new BallArithmetic(200).Multiply(tiny, Ball.From(3))).Lower.IsZero);
    }

    private static void AssertIs(double expected, Ball actual)
    {
        Assert.True(actual.TryRound(out double rounded), $"{actual}");
        Assert.Equal(expected, rounded);
    }
}
