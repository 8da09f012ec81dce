using static LossGen.Formula;

namespace LossGen.FormulaTests;

public class ControlTests
{
    private static readonly BoolRow Mask = new(true, false);

    [Fact]
    public void WhereChooses()
    {
        Row a = new(1, float.NaN), b = new(float.NaN, 4);
        Assert.Equal(new Row(1, 4), Where(Mask, a, b));
        Assert.Equal(new Row(1, 9), Where(Mask, a, 9));
        Assert.Equal(new Row(9, 4), Where(Mask, 9, b));
        Assert.Equal(new Row(9, 8), Where(Mask, 9, 8));
        Assert.Equal(1, Where(true, 1, float.NaN));
        Assert.Equal(2, Where(false, float.NaN, 2));
        Assert.Equal(a, Where(true, a, b));
        Assert.Equal(b, Where(false, a, b));
    }

    [Theory]
    [InlineData(3f, 2f, 6f)]
    [InlineData(3f, 0f, 0f)]
    [InlineData(float.PositiveInfinity, 0f, 0f)]
    [InlineData(float.NaN, -0f, 0f)]
    [InlineData(float.NaN, 1f, float.NaN)]
    [InlineData(3f, float.NaN, float.NaN)]
    public void AWeightMultiplies(float loss, float weight, float expected) => Expect.Close(expected, Weighted(loss, weight), ulps: 0);

    [Fact]
    public void AMaskChooses()
    {
        Assert.Equal(3, Weighted(3, true));
        Assert.Equal(0, Weighted(float.NaN, false));
    }
}
