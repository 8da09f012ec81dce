namespace LossGen.VectorMath.Accuracy;

/// <summary>Errors in units of the last place of the true value.</summary>
internal static class Ulp
{
    /// <summary>The error of a float; infinite where one of the two is NaN and the other is not.</summary>
    public static double Error(float y, double truth)
    {
        if (float.IsNaN(y) || double.IsNaN(truth))
            return float.IsNaN(y) && double.IsNaN(truth) ? 0 : double.PositiveInfinity;
        // Infinity counts as the first number above the largest float.
        const double Above = 340282366920938463463374607431768211456d;
        var difference = Math.Clamp(y, -Above, Above) - Math.Clamp(truth, -Above, Above);
        return difference == 0 ? 0 : Math.Abs(difference) / Spacing(Math.Min(Math.Abs(truth), float.MaxValue), 23, -126);
    }

    public static double Error(double y, DoubleDouble truth)
    {
        if (double.IsNaN(y) || double.IsNaN(truth.High))
            return double.IsNaN(y) && double.IsNaN(truth.High) ? 0 : double.PositiveInfinity;
        if (double.IsInfinity(y) || double.IsInfinity(truth.High))
            return y == truth.High ? 0 : double.PositiveInfinity;
        // Divided by 2^52 times the spacing, which is a normal number also where the spacing is not.
        return Math.Abs((y - truth.High - truth.Low) / Spacing(Math.Abs(truth.High), 0, -1022)) * 4503599627370496;
    }

    private static double Spacing(double magnitude, int mantissaBits, int smallestExponent)
    {
        var exponent = (int)(BitConverter.DoubleToInt64Bits(magnitude) >> 52) - 1023;
        return BitConverter.Int64BitsToDouble((Math.Max(exponent, smallestExponent) - mantissaBits + 1023L) << 52);
    }
}
