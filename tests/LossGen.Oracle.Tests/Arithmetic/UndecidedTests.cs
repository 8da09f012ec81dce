using LossGen.Oracle.Arithmetic;

namespace LossGen.Oracle.Tests.Arithmetic;

public class UndecidedTests
{
    private static readonly BallArithmetic Arithmetic = new(200);

    public static TheoryData<string, double> Unary => new()
    {
        { "log", 0 }, { "log1p", -1 }, { "sqrt", 0 }, { "asin", 1 }, { "acos", -1 }, { "acosh", 1 }, { "atanh", 1 },
        { "floor", 3 }, { "ceiling", -2 }, { "truncate", 4 }, { "round", 2.5 }, { "exp", 1L << 60 },
    };

    public static TheoryData<string, double, double> Binary => new()
    {
        { "divide", 1, 0 }, { "divide", 0, 0 }, { "atan2", 0, -1 }, { "atan2", 0, 0 }, { "pow", 0, 0.3 }, { "pow", -2, 3 }, { "pow", 0, -1 },
        { "multiply", 0, double.PositiveInfinity },
    };

    [Theory]
    [MemberData(nameof(Unary))]
    public void A_ball_around_a_step_or_a_pole_is_undecided(string name, double x) =>
        Assert.Throws<PrecisionException>(() => Functions.Unary[name].Apply(Arithmetic, Around(x)));

    [Theory]
    [MemberData(nameof(Binary))]
    public void Two_balls_around_a_step_or_a_pole_are_undecided(string name, double x, double y) =>
        Assert.Throws<PrecisionException>(() => Functions.Binary[name](Arithmetic, Around(x), Around(y)));

    [Fact]
    public void Comparisons_of_balls_that_overlap_are_undecided()
    {
        Ball one = Ball.One, near = Around(1);
        Assert.Null(Ball.IsLess(one, near));
        Assert.Null(Ball.IsLessOrEqual(one, near));
        Assert.Null(Ball.IsEqual(near, near));
        Assert.Null(Around(0).Sign);
        Assert.True(Ball.IsLess(near, Around(2)));
        Assert.False(Ball.IsEqual(near, Around(2)));
        Assert.True(Ball.IsEqual(one, Ball.From(1.0)));
        Assert.True(Ball.IsLessOrEqual(one, one));
        Assert.False(Ball.IsLess(one, one));
        Assert.Throws<PrecisionException>(() => PrecisionException.Require(Ball.IsLess(one, near), "one"));
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.NaN)]
    public void Comparisons_with_NaN_are_false(double a, double b)
    {
        Ball x = Ball.From(a), y = Ball.From(b);
        Assert.False(Ball.IsLess(x, y));
        Assert.False(Ball.IsLessOrEqual(x, y));
        Assert.False(Ball.IsGreater(x, y));
        Assert.False(Ball.IsGreaterOrEqual(x, y));
        Assert.False(Ball.IsEqual(x, y));
        Assert.True(Ball.IsNotEqual(x, y));
    }

    [Theory]
    [InlineData(double.NegativeInfinity, 1, true)]
    [InlineData(1, double.PositiveInfinity, true)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, false)]
    [InlineData(double.PositiveInfinity, -3, false)]
    public void Comparisons_with_infinities_are_decided(double a, double b, bool less) =>
        Assert.Equal(less, Ball.IsLess(Ball.From(a), Ball.From(b)));

    [Fact]
    public void A_sum_that_cancels_is_decided_with_more_bits()
    {
        var x = BigFloat.One + BigFloat.PowerOfTwo(-300);
        Ball Cancel(BallArithmetic a) => a.Subtract(a.Add(Ball.Exact(x), Ball.From(1e-9)), a.Add(Ball.One, Ball.From(1e-9)));
        Assert.Null(Cancel(Arithmetic).Sign);
        Assert.Equal(1, Cancel(Arithmetic.Doubled).Sign);
    }

    [Fact]
    public void Max_and_min_of_balls_that_overlap_enclose_both_outcomes()
    {
        var max = Arithmetic.Max(Around(1), Ball.One);
        Assert.Null(Ball.IsLess(Ball.One, max));
        Assert.False(Ball.IsLess(max, Ball.From(0.999)));
        Assert.True(max.Upper >= Around(1).Upper && max.Contains(BigFloat.One));
        Assert.True(Arithmetic.Union(Ball.One, Ball.From(2.0)) is { } union && union.Contains(BigFloat.One) && union.Contains(BigFloat.From(2)));
    }

    private static Ball Around(double x) => Ball.From(x).Widen(double.IsFinite(x) ? Magnitude.PowerOfTwo(-100) : Magnitude.Zero);
}
