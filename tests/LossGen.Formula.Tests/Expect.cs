namespace LossGen.FormulaTests;

/// <summary>Comparison of floats by the number of floats between them; the zeros are one number here, and so are all NaNs.</summary>
internal static class Expect
{
    internal static void Close(float expected, float actual, long ulps = 1)
    {
        var near = float.IsNaN(expected) || float.IsNaN(actual)
            ? float.IsNaN(expected) == float.IsNaN(actual)
            : Math.Abs(Ordinal(expected) - Ordinal(actual)) <= ulps && float.IsInfinity(expected) == float.IsInfinity(actual);
        Assert.True(near, $"expected {expected:R}, got {actual:R}");
    }

    internal static void Close(float[] expected, Row actual, long ulps = 1)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Close(expected[i], actual[i], ulps);
    }

    private static long Ordinal(float x)
    {
        var bits = BitConverter.SingleToInt32Bits(x);
        return bits < 0 ? int.MinValue - (long)bits : bits;
    }
}
