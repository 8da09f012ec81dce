using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Tests.Arithmetic;

public class UlpsTests
{
    private const float Inf = float.PositiveInfinity;

    public static TheoryData<float, double, double> Floats => new()
    {
        { 1f, 1.0, 0 }, { 1f, 1 + TwoTo(-24), 0.5 }, { MathF.BitIncrement(1f), 1.0, 1 }, { MathF.BitDecrement(1f), 1.0, 0.5 },
        { -2f, 2.0, 4 * (1 << 22) }, { float.Epsilon, 0.0, 1 }, { 0f, 0.25 * float.Epsilon, 0.25 }, { 3 * float.Epsilon, float.Epsilon, 2 },
        { float.NaN, double.NaN, 0 }, { float.NaN, 1.0, Inf }, { 1f, double.NaN, Inf }, { Inf, double.PositiveInfinity, 0 },
        { -Inf, double.PositiveInfinity, Inf }, { Inf, 1e39, 0 }, { -Inf, 1e39, Inf }, { Inf, 3e38, Inf }, { 1f, double.PositiveInfinity, Inf },
        { float.MaxValue, double.PositiveInfinity, Inf }, { float.MaxValue, (double)float.MaxValue + TwoTo(104), 1 }, { Inf, float.MaxValue, Inf },
    };

    [Theory]
    [MemberData(nameof(Floats))]
    public void An_error_is_measured_in_float_units_of_the_truth(float actual, double truth, double ulps) =>
        Assert.Equal(ulps, Ulps.Of(actual, Ball.From(truth)));

    [Fact]
    public void An_error_is_measured_in_double_units_of_the_truth()
    {
        var third = Ball.FromRational(1, 3, 200);
        Assert.Equal(1.0 / 3, Ulps.Of(1.0 / 3, third));
        Assert.Equal(0, Ulps.Of(double.PositiveInfinity, Ball.Exact(BigFloat.PowerOfTwo(1L << 60))));
        Assert.Equal(0, Ulps.Of(0.0, Ball.Exact(BigFloat.PowerOfTwo(-(1L << 60)))));
    }

    [Fact]
    public void A_ball_rounds_where_all_its_numbers_round_alike()
    {
        Assert.True(Ball.FromRational(1, 3, 200).TryRound(out float third));
        Assert.Equal(1f / 3, third);
        Assert.False(Ball.From(1 + TwoTo(-24)).Widen(Magnitude.PowerOfTwo(-100)).TryRound(out float _));
        Assert.True(Ball.From(1 + TwoTo(-24)).TryRound(out float tie));
        Assert.Equal(1f, tie);
        Assert.True(Ball.NaN.TryRound(out double nan) && double.IsNaN(nan));
    }

    [Fact]
    public void Bounds_enclose_the_ball()
    {
        var (lower, upper) = Ball.FromRational(1, 3, 200).ToDoubleBounds();
        Assert.Equal(1.0 / 3, lower);
        Assert.Equal(Math.BitIncrement(lower), upper);
        Assert.Equal((0, double.Epsilon), Ball.Exact(BigFloat.PowerOfTwo(-2000)).ToDoubleBounds());
        Assert.Equal((double.MaxValue, double.PositiveInfinity), Ball.Exact(BigFloat.PowerOfTwo(2000)).ToDoubleBounds());
    }

    [Theory]
    [InlineData(0, -54, 24, true)]
    [InlineData(0, -53, 24, false)]
    [InlineData(0, -83, 53, true)]
    [InlineData(0, -82, 53, false)]
    [InlineData(-400, -161, 53, true)]
    [InlineData(-400, -160, 53, false)]
    public void A_ball_is_precise_enough_far_below_a_unit_in_the_last_place(int value, int radius, int bits, bool enough) =>
        Assert.Equal(enough, new Ball(BigFloat.PowerOfTwo(value), Magnitude.PowerOfTwo(radius)).IsPreciseEnough(bits));

    private static double TwoTo(int exponent) => Math.ScaleB(1, exponent);
}
