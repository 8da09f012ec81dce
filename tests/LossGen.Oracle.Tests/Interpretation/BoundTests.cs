using LossGen.Oracle.Arithmetic;
using LossGen.Oracle.Interpretation;

namespace LossGen.Oracle.Tests.Interpretation;

public sealed class BoundTests
{
    private static readonly double Unit = Math.ScaleB(1, -24);

    [Fact]
    public void OneUnitIsFourRoundingsOfTheValueAndItsCondition()
    {
        var expected = new Expectation(Ball.From(1.0), 3, 0);
        Assert.Equal(1, Bound.Error(1 + (16 * Unit), expected, FloatFormat.Single, Bound.OfNumbers), 1e-6);
        Assert.Equal(0.5, Bound.Error(1 - (16 * Unit), expected, FloatFormat.Single, Bound.OfRows), 1e-6);
    }

    [Fact]
    public void BelowTheNormalNumbersOneOfThemIsAllowed()
    {
        var smallest = Math.ScaleB(1, -126);
        Assert.Equal(1, Bound.Error(0, new Expectation(Ball.From(smallest), 0, 0), FloatFormat.Single, Bound.OfNumbers), 1e-3);
        Assert.Equal(0.25, Bound.Error(0, new Expectation(Ball.From(smallest), 0, 3), FloatFormat.Single, Bound.OfNumbers), 1e-3);
    }

    [Theory]
    [InlineData(double.NaN, double.NaN, true)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, true)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity, false)]
    [InlineData(double.NaN, 1, false)]
    [InlineData(1, double.NaN, false)]
    [InlineData(double.PositiveInfinity, 1, false)]
    [InlineData(double.PositiveInfinity, 1e39, true)]
    [InlineData(double.NegativeInfinity, 1e39, false)]
    [InlineData(3.4028235e38, 1e39, false)]
    public void InfinitiesAndNaNAreExact(double actual, double expected, bool isRight) =>
        Assert.Equal(isRight ? 0 : double.PositiveInfinity, Bound.Error(actual, new Expectation(Ball.From(expected), 0, 0), FloatFormat.Single, Bound.OfNumbers) > 1 ? double.PositiveInfinity : 0);
}
