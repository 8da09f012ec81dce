namespace LossGen.Oracle.Arithmetic;

/// <summary>Errors in units of the last place of the true value.</summary>
public static class Ulps
{
    /// <summary>|actual − truth| in float units of the truth's midpoint.</summary>
    public static double Of(float actual, Ball truth) => Of(actual, truth, FloatFormat.Single);

    /// <summary>|actual − truth| in double units of the truth's midpoint.</summary>
    public static double Of(double actual, Ball truth) => Of(actual, truth, FloatFormat.Double);

    /// <summary>
    /// |actual − truth| in units of a format, of its highest binade where the truth lies beyond.
    /// 0 for NaN against NaN, equal infinities, and an infinity against a truth that rounds to it; +∞ where else either is not finite.
    /// </summary>
    public static double Of(double actual, Ball truth, FloatFormat format)
    {
        if (!truth.IsFinite)
            return actual.Equals(truth.ToDoubleBounds().Lower) ? 0 : double.PositiveInfinity;
        if (!double.IsFinite(actual))
            return actual == format.ToDouble(truth.Mid) ? 0 : double.PositiveInfinity;
        var distance = BigFloat.AddUp(BigFloat.From(actual), -truth.Mid).Abs();
        return distance.Scale(-format.UlpExponent(truth.Mid)).ToDouble();
    }
}
