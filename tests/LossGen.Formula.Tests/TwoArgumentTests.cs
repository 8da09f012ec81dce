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
        ["LogSubExp"] = new(Formula.LogSubExp, Formula.LogSubExp, Formula.LogSubExp, Formula.LogSubExp),
        ["Powm1"] = new(Formula.Powm1, Formula.Powm1, Formula.Powm1, Formula.Powm1),
        ["BoxCox"] = new(Formula.BoxCox, Formula.BoxCox, Formula.BoxCox, Formula.BoxCox),
        ["XLog1py"] = new(Formula.XLog1py, Formula.XLog1py, Formula.XLog1py, Formula.XLog1py),
        ["RelEntr"] = new(Formula.RelEntr, Formula.RelEntr, Formula.RelEntr, Formula.RelEntr),
        ["KlTerm"] = new(Formula.KlTerm, Formula.KlTerm, Formula.KlTerm, Formula.KlTerm),
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
    [InlineData("LogSubExp", 1f, 0.99999994f, -15.635532f)]
    [InlineData("LogSubExp", 1e+03f, 999f, 999.5413f)]
    [InlineData("LogSubExp", -5f, -2e+02f, -5f)]
    [InlineData("LogSubExp", 0.5f, -0.25f, -0.13935347f)]
    [InlineData("Powm1", 2f, 1e-08f, 6.931472e-09f)]
    [InlineData("Powm1", 1.5f, -2f, -0.5555556f)]
    [InlineData("Powm1", 0.5f, 3f, -0.875f)]
    [InlineData("Powm1", -2f, 3f, -9f)]
    [InlineData("BoxCox", 3f, 1e-07f, 1.0986123f)]
    [InlineData("BoxCox", 2f, 0.5f, 0.82842714f)]
    [InlineData("BoxCox", 0.25f, -1f, -3f)]
    [InlineData("XLog1py", 2f, 1e-08f, 2e-08f)]
    [InlineData("XLog1py", -1f, 0.5f, -0.4054651f)]
    [InlineData("XLog1py", 0.5f, -0.75f, -0.6931472f)]
    [InlineData("RelEntr", 0.5f, 0.25f, 0.3465736f)]
    [InlineData("RelEntr", 1e-30f, 1e+08f, -8.7498235e-29f)]
    [InlineData("RelEntr", 0.25f, 0.2500001f, -8.940695e-08f)]
    [InlineData("KlTerm", 0.5f, 0.5001f, 1.0001985e-08f)]
    [InlineData("KlTerm", 0.001f, 2f, 1.991399f)]
    [InlineData("KlTerm", 5f, 0.1f, 14.660115f)]
    [InlineData("LogSubExp", 1f, 1f, float.NegativeInfinity)]
    [InlineData("LogSubExp", float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity)]
    [InlineData("LogSubExp", 1f, float.NegativeInfinity, 1f)]
    [InlineData("LogSubExp", 1f, 2f, float.NaN)]
    [InlineData("LogSubExp", float.NaN, 1f, float.NaN)]
    [InlineData("Powm1", 0f, 0f, 0f)]
    [InlineData("Powm1", 0f, 2f, -1f)]
    [InlineData("Powm1", -2f, 0.5f, float.NaN)]
    [InlineData("Powm1", float.NaN, 2f, float.NaN)]
    [InlineData("BoxCox", 3f, 0f, 1.0986123f)]
    [InlineData("BoxCox", 0f, 2f, -0.5f)]
    [InlineData("BoxCox", 0f, 0f, float.NegativeInfinity)]
    [InlineData("BoxCox", float.NaN, 2f, float.NaN)]
    [InlineData("XLog1py", 0f, -1f, 0f)]
    [InlineData("XLog1py", 0f, float.PositiveInfinity, 0f)]
    [InlineData("XLog1py", 0f, float.NaN, float.NaN)]
    [InlineData("XLog1py", 0f, -2f, float.NaN)]
    [InlineData("XLog1py", 1f, -1f, float.NegativeInfinity)]
    [InlineData("XLog1py", 1f, -2f, float.NaN)]
    [InlineData("RelEntr", 0f, 0f, 0f)]
    [InlineData("RelEntr", 0f, 2f, 0f)]
    [InlineData("RelEntr", 2f, 0f, float.PositiveInfinity)]
    [InlineData("RelEntr", -1f, 2f, float.NaN)]
    [InlineData("RelEntr", 1f, -2f, float.NaN)]
    [InlineData("RelEntr", float.NaN, 1f, float.NaN)]
    [InlineData("KlTerm", 0f, 0f, 0f)]
    [InlineData("KlTerm", 0f, 2f, 2f)]
    [InlineData("KlTerm", 2f, 0f, float.PositiveInfinity)]
    [InlineData("KlTerm", 3f, 3f, 0f)]
    [InlineData("KlTerm", -1f, 2f, float.NaN)]
    [InlineData("KlTerm", float.NaN, 1f, float.NaN)]
    [InlineData("XLogY", -1f, 0.5f, 0.6931472f)]
    [InlineData("XLogY", 1e-40f, 1e-40f, -9.21029e-39f)]
    [InlineData("XLogY", 0f, 0f, 0f)]
    [InlineData("XLogY", 0f, -1f, float.NaN)]
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
