namespace LossGen.FormulaTests;

/// <summary>Functions of two numbers against values computed with 60 digits, and their special values.</summary>
public class TwoArgumentTests
{
    private static readonly Dictionary<string, Forms> Functions = new()
    {
        ["Atan2"] = new(Formula.Atan2, Formula.Atan2, Formula.Atan2, Formula.Atan2),
        ["CopySign"] = new(Formula.CopySign, Formula.CopySign, Formula.CopySign, Formula.CopySign),
        ["Hypot"] = new(Formula.Hypot, Formula.Hypot, Formula.Hypot, Formula.Hypot),
        ["IEEERemainder"] = new(Formula.IEEERemainder, Formula.IEEERemainder, Formula.IEEERemainder, Formula.IEEERemainder),
        ["Log"] = new(Formula.Log, Formula.Log, Formula.Log, Formula.Log),
        ["LogAddExp"] = new(Formula.LogAddExp, Formula.LogAddExp, Formula.LogAddExp, Formula.LogAddExp),
        ["Max"] = new(Formula.Max, Formula.Max, Formula.Max, Formula.Max),
        ["Min"] = new(Formula.Min, Formula.Min, Formula.Min, Formula.Min),
        ["Pow"] = new(Formula.Pow, Formula.Pow, Formula.Pow, Formula.Pow),
        ["XLogY"] = new(Formula.XLogY, Formula.XLogY, Formula.XLogY, Formula.XLogY),
    };

    [Theory]
    [InlineData("Atan2", 1f, 1f, 0.7853982f)]
    [InlineData("Atan2", -1f, -1f, -2.3561945f)]
    [InlineData("Atan2", 1f, -2f, 2.6779451f)]
    [InlineData("Atan2", 1e-20f, 1e20f, 1e-40f)]
    [InlineData("Atan2", 0f, 0f, 0f)]
    [InlineData("Atan2", float.NaN, 1f, float.NaN)]
    [InlineData("Atan2", 1f, float.NaN, float.NaN)]
    [InlineData("CopySign", 2f, -1f, -2f)]
    [InlineData("CopySign", -2f, 3f, 2f)]
    [InlineData("CopySign", 2f, -0f, -2f)]
    [InlineData("CopySign", float.NaN, 1f, float.NaN)]
    [InlineData("Hypot", 3f, 4f, 5f)]
    [InlineData("Hypot", 1e30f, 1e30f, 1.4142135e30f)]
    [InlineData("Hypot", 1e-30f, 1e-30f, 1.4142136e-30f)]
    [InlineData("Hypot", 0f, 0f, 0f)]
    [InlineData("Hypot", 1e-45f, 0f, 1e-45f)]
    [InlineData("Hypot", float.NegativeInfinity, 1f, float.PositiveInfinity)]
    [InlineData("Hypot", float.NaN, 1f, float.NaN)]
    [InlineData("Hypot", float.PositiveInfinity, float.NaN, float.NaN)]
    [InlineData("IEEERemainder", 5f, 3f, -1f)]
    [InlineData("IEEERemainder", 4f, 3f, 1f)]
    [InlineData("IEEERemainder", -5f, 2f, -1f)]
    [InlineData("IEEERemainder", 1f, 0f, float.NaN)]
    [InlineData("IEEERemainder", float.PositiveInfinity, 1f, float.NaN)]
    [InlineData("IEEERemainder", float.NaN, 1f, float.NaN)]
    [InlineData("Log", 8f, 2f, 3f)]
    [InlineData("Log", 1e03f, 1e01f, 3f)]
    [InlineData("Log", 0.3f, 7f, -0.61871964f)]
    [InlineData("Log", 2f, 1f, float.NaN)]
    [InlineData("Log", -1f, 2f, float.NaN)]
    [InlineData("Log", 0f, 2f, float.NegativeInfinity)]
    [InlineData("Log", float.NaN, 2f, float.NaN)]
    [InlineData("LogAddExp", 0f, 0f, 0.6931472f)]
    [InlineData("LogAddExp", 1f, 2f, 2.3132617f)]
    [InlineData("LogAddExp", -1f, -5e01f, -1f)]
    [InlineData("LogAddExp", 1e03f, 1001f, 1001.31323f)]
    [InlineData("LogAddExp", float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity)]
    [InlineData("LogAddExp", float.NegativeInfinity, 1f, 1f)]
    [InlineData("LogAddExp", float.PositiveInfinity, float.NegativeInfinity, float.PositiveInfinity)]
    [InlineData("LogAddExp", float.PositiveInfinity, float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData("LogAddExp", float.NaN, 1f, float.NaN)]
    [InlineData("LogAddExp", 1f, float.NaN, float.NaN)]
    [InlineData("Max", 1f, 2f, 2f)]
    [InlineData("Max", -1f, -2f, -1f)]
    [InlineData("Max", 3f, 3f, 3f)]
    [InlineData("Max", float.NaN, 1f, float.NaN)]
    [InlineData("Max", 1f, float.NaN, float.NaN)]
    [InlineData("Max", float.NegativeInfinity, 1f, 1f)]
    [InlineData("Min", 1f, 2f, 1f)]
    [InlineData("Min", -1f, -2f, -2f)]
    [InlineData("Min", 3f, 3f, 3f)]
    [InlineData("Min", float.NaN, 1f, float.NaN)]
    [InlineData("Min", 1f, float.NaN, float.NaN)]
    [InlineData("Min", float.NegativeInfinity, 1f, float.NegativeInfinity)]
    [InlineData("Pow", 2f, 1e01f, 1024f)]
    [InlineData("Pow", 2f, 0.5f, 1.4142135f)]
    [InlineData("Pow", -2f, 3f, -8f)]
    [InlineData("Pow", 1e01f, -4e01f, 1e-40f)]
    [InlineData("Pow", 0f, 0f, 1f)]
    [InlineData("Pow", -2f, 0.5f, float.NaN)]
    [InlineData("Pow", float.NaN, 0f, 1f)]
    [InlineData("Pow", 0f, -1f, float.PositiveInfinity)]
    [InlineData("Pow", float.NaN, 2f, float.NaN)]
    [InlineData("XLogY", 2f, 3f, 2.1972246f)]
    [InlineData("XLogY", -1f, 0.5f, 0.6931472f)]
    [InlineData("XLogY", 1e-40f, 1e-40f, -9.21029e-39f)]
    [InlineData("XLogY", 0f, 0f, 0f)]
    [InlineData("XLogY", 0f, -1f, 0f)]
    [InlineData("XLogY", 0f, float.PositiveInfinity, 0f)]
    [InlineData("XLogY", 0f, float.NaN, float.NaN)]
    [InlineData("XLogY", 1f, 0f, float.NegativeInfinity)]
    [InlineData("XLogY", 1f, -1f, float.NaN)]
    [InlineData("XLogY", float.NaN, 2f, float.NaN)]
    public void HasTheValue(string name, float x, float y, float expected)
    {
        var forms = Functions[name];
        var f = forms.OfNumbers;
        Expect.Close(expected, f(x, y));
        Expect.Close([f(2, 3), f(x, y)], forms.OfRows(new Row(2, x), new Row(3, y)), ulps: 0);
        Expect.Close([f(2, y), f(x, y)], forms.OfRowAndNumber(new Row(2, x), y), ulps: 0);
        Expect.Close([f(x, 3), f(x, y)], forms.OfNumberAndRow(x, new Row(3, y)), ulps: 0);
    }

    [Fact]
    public void EveryFunctionOfTwoNumbersIsInTheTable()
    {
        var declared = typeof(Formula).GetMethods()
            .Where(method => method.GetParameters() is [{ ParameterType: var x }, { ParameterType: var y }] && x == typeof(float) && y == typeof(float))
            .Select(method => method.Name)
            .Except([nameof(Formula.Weighted)]);
        Assert.Equal(declared.Order(), Functions.Keys.Order());
    }

    [Fact]
    public void RowsOfDifferentLengthsAreRefused()
    {
        foreach (var forms in Functions.Values)
            Assert.Throws<ArgumentException>(() => forms.OfRows(new Row(1, 2, 3), new Row(1, 2)));
    }

    private sealed record Forms(
        Func<float, float, float> OfNumbers, Func<Row, Row, Row> OfRows, Func<Row, float, Row> OfRowAndNumber, Func<float, Row, Row> OfNumberAndRow);
}
