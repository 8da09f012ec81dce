using static LossGen.Formula;

namespace LossGen.FormulaTests;

public class ReductionTests
{
    private const float Infinity = float.PositiveInfinity;
    private const float NaN = float.NaN;

    private static readonly Dictionary<string, Func<Row, float>> Functions = new()
    {
        ["Sum"] = Sum,
        ["Mean"] = Mean,
        ["Max"] = Max,
        ["Min"] = Min,
        ["ArgMax"] = row => ArgMax(row),
        ["LogSumExp"] = LogSumExp,
        ["Norm"] = Norm,
        ["Variance"] = Variance,
        ["Std"] = Std,
    };

    [Theory]
    [InlineData("Sum", new float[] { }, 0f)]
    [InlineData("Sum", new[] { 1f, 2f, -5f }, -2f)]
    [InlineData("Sum", new[] { 1e8f, 1f, -1e8f }, 1f)]
    [InlineData("Sum", new[] { 1f, NaN }, NaN)]
    [InlineData("Mean", new float[] { }, 0f)]
    [InlineData("Mean", new[] { 1f, 2f, -6f }, -1f)]
    [InlineData("Mean", new[] { 3e38f, 3e38f }, 3e38f)]
    [InlineData("Max", new float[] { }, -Infinity)]
    [InlineData("Max", new[] { -3f, -1f, -2f }, -1f)]
    [InlineData("Max", new[] { Infinity, NaN, 1f }, NaN)]
    [InlineData("Min", new float[] { }, Infinity)]
    [InlineData("Min", new[] { 3f, 1f, 2f }, 1f)]
    [InlineData("Min", new[] { -Infinity, NaN, 1f }, NaN)]
    [InlineData("ArgMax", new float[] { }, -1f)]
    [InlineData("ArgMax", new[] { 1f, 3f, 3f }, 1f)]
    [InlineData("ArgMax", new[] { -Infinity, -Infinity }, 0f)]
    [InlineData("ArgMax", new[] { 1f, NaN, 3f, NaN }, 1f)]
    [InlineData("LogSumExp", new float[] { }, -Infinity)]
    [InlineData("LogSumExp", new[] { -7.5f }, -7.5f)]
    [InlineData("LogSumExp", new[] { 1000f, 1000f }, 1000.69314718f)]
    [InlineData("LogSumExp", new[] { -1000f, -1001f }, -999.68673831f)]
    [InlineData("LogSumExp", new[] { 0f, -Infinity }, 0f)]
    [InlineData("LogSumExp", new[] { 0f, -90f }, 8.194013e-40f)]
    [InlineData("LogSumExp", new[] { -Infinity, -Infinity }, -Infinity)]
    [InlineData("LogSumExp", new[] { Infinity, 1f }, Infinity)]
    [InlineData("LogSumExp", new[] { Infinity, NaN }, NaN)]
    [InlineData("Norm", new float[] { }, 0f)]
    [InlineData("Norm", new[] { 3f, -4f }, 5f)]
    [InlineData("Norm", new[] { 3e30f, 4e30f }, 5e30f)]
    [InlineData("Norm", new[] { 3e-30f, 4e-30f }, 5e-30f)]
    [InlineData("Norm", new[] { Infinity, 1f }, Infinity)]
    [InlineData("Norm", new[] { Infinity, NaN }, NaN)]
    [InlineData("Variance", new float[] { }, 0f)]
    [InlineData("Variance", new[] { 5f }, 0f)]
    [InlineData("Variance", new[] { 1f, 2f, 3f, 4f }, 1.25f)]
    [InlineData("Variance", new[] { 1000001f, 1000002f, 1000003f, 1000004f }, 1.25f)]
    [InlineData("Variance", new[] { 1f, NaN }, NaN)]
    [InlineData("Std", new float[] { }, 0f)]
    [InlineData("Std", new[] { 1f, 2f, 3f, 4f }, 1.1180339887f)]
    [InlineData("Std", new[] { 1f, Infinity }, NaN)]
    public void HasTheValue(string name, float[] row, float expected) => Expect.Close(expected, Functions[name](new Row(row)));

    [Fact]
    public void LambdasApplyToEveryElement()
    {
        var row = new Row(1, -2, 3);
        Assert.Equal(14, Sum(row, x => x * x));
        Assert.Equal(2, Mean(row, x => Abs(x)));
        Assert.Equal(9, Max(row, Square));
        Assert.Equal(-3, Min(row, x => -x));
        Assert.Equal(0, Sum(default, x => x + 1));
        Assert.Equal(0, Mean(default, x => x + 1));
        Assert.Equal(float.NegativeInfinity, Max(default, x => x));
        Assert.Equal(float.PositiveInfinity, Min(default, x => x));
    }

    [Theory]
    [InlineData(new[] { 1f, 2f }, new[] { 3f, -4f }, -5f, -0.44721359550f)]
    [InlineData(new[] { 1e30f, 1e30f }, new[] { 1e-30f, 1e-30f }, 2f, 1f)]
    [InlineData(new[] { 1e-30f, 0f }, new[] { 1e-30f, 1e-30f }, 0f, 0.70710678119f)]
    [InlineData(new[] { 0f, 0f }, new[] { 1f, 2f }, 0f, 0f)]
    [InlineData(new float[] { }, new float[] { }, 0f, 0f)]
    [InlineData(new[] { 0f, 0f }, new[] { 1f, NaN }, NaN, NaN)]
    [InlineData(new[] { 1f, 0f }, new[] { Infinity, 1f }, Infinity, NaN)]
    public void DotAndCosine(float[] a, float[] b, float dot, float cosine)
    {
        Expect.Close(dot, Dot(new Row(a), new Row(b)));
        Expect.Close(cosine, Cosine(new Row(a), new Row(b)));
    }

    [Theory]
    [InlineData(new bool[] { }, false, true, 0f)]
    [InlineData(new[] { false, false }, false, false, 0f)]
    [InlineData(new[] { true, false, true }, true, false, 2f)]
    [InlineData(new[] { true, true }, true, true, 2f)]
    public void AnyAllCount(bool[] flags, bool any, bool all, float count)
    {
        var row = new BoolRow(flags);
        Assert.Equal(any, Any(row));
        Assert.Equal(all, All(row));
        Assert.Equal(count, Count(row));
    }
}
