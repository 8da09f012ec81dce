using static LossGen.Formula;

namespace LossGen.FormulaTests;

public class RowFunctionTests
{
    private const float Infinity = float.PositiveInfinity;
    private const float NaN = float.NaN;

    [Theory]
    [InlineData(new float[] { }, new float[] { }, new float[] { })]
    [InlineData(new[] { 1000f, 1000f }, new[] { 0.5f, 0.5f }, new[] { -0.69314718056f, -0.69314718056f })]
    [InlineData(new[] { 0f, -0.69314718056f }, new[] { 0.66666666667f, 0.33333333333f }, new[] { -0.40546510811f, -1.0986122887f })]
    [InlineData(new[] { 12f, 0.3f, -1f }, new[] { 0.999989445963f, 8.29373172635e-6f, 2.26030555138e-6f }, new[] { -1.0554092972e-5f, -11.7000105422f, -13.0000105541f })]
    [InlineData(new[] { 0f, -50f }, new[] { 1f, 1.928749848e-22f }, new[] { -1.928749848e-22f, -50f })]
    [InlineData(new[] { 1f, -Infinity }, new[] { 1f, 0f }, new[] { 0f, -Infinity })]
    [InlineData(new[] { -Infinity, -Infinity }, new[] { 0f, 0f }, new[] { -Infinity, -Infinity })]
    [InlineData(new[] { Infinity, 1f }, new[] { NaN, NaN }, new[] { NaN, NaN })]
    [InlineData(new[] { 1f, NaN, -Infinity }, new[] { NaN, NaN, NaN }, new[] { NaN, NaN, NaN })]
    public void SoftmaxAndItsLogarithm(float[] logits, float[] shares, float[] logarithms)
    {
        Expect.Close(shares, Softmax(new Row(logits)), ulps: 2);
        Expect.Close(logarithms, LogSoftmax(new Row(logits)), ulps: 2);
    }

    [Fact]
    public void WithReplacesOneElement()
    {
        var row = new Row(1, 2, 3);
        Assert.Equal(new Row(1, 9, 3), With(row, 1, 9));
        Assert.Equal(new Row(1, 2, 3), row);
        Assert.Contains("length 3", Assert.Throws<ArgumentOutOfRangeException>(() => With(row, 3, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => With(row, -1, 0));
    }

    [Fact]
    public void MapTakesOneOrTwoRows()
    {
        Assert.Equal(new Row(2, 5), Map(new Row(1, 2), x => x * x + 1));
        Assert.Equal(new Row(-2, 6), Map(new Row(1, 2), new Row(-2, 3), (x, y) => x * y));
    }

    [Fact]
    public void FunctionsOfThreeNumbersTakeRows()
    {
        Row x = new(1, 2), y = new(3, 4), z = new(-5, 6);
        Assert.Equal(7f, FusedMultiplyAdd(2, 3, 1));
        Assert.Equal(-MathF.Pow(2, -46), FusedMultiplyAdd(1 + MathF.Pow(2, -23), 1 - MathF.Pow(2, -23), -1));
        Assert.Equal(new Row(-2, 14), FusedMultiplyAdd(x, y, z));
        Assert.Equal(new Row(4, 9), FusedMultiplyAdd(x, y, 1));
        Assert.Equal(new Row(-3, 10), FusedMultiplyAdd(x, 2, z));
        Assert.Equal(new Row(3, 5), FusedMultiplyAdd(x, 2, 1));
        Assert.Equal(new Row(0, 0.5f, 1), Clamp(new Row(-1, 0.5f, 7), 0, 1));
        Assert.Equal(new Row(1, 5), Clamp(new Row(0, 9), new Row(1, 2), new Row(4, 5)));
    }

    [Theory]
    [InlineData(-1f, 0f, 1f, 0f)]
    [InlineData(2f, 0f, 1f, 1f)]
    [InlineData(0.5f, 0f, 1f, 0.5f)]
    [InlineData(Infinity, 0f, 1f, 1f)]
    [InlineData(0.5f, 2f, 1f, 1f)]
    [InlineData(NaN, 0f, 1f, NaN)]
    [InlineData(0.5f, NaN, 1f, NaN)]
    [InlineData(0.5f, 0f, NaN, NaN)]
    public void ClampLimits(float x, float minimum, float maximum, float expected) => Expect.Close(expected, Clamp(x, minimum, maximum), ulps: 0);

    [Fact]
    public void StopGradientIsTheIdentity() => Assert.Equal(new Row(1, NaN), StopGradient(new Row(1, NaN)));
}
