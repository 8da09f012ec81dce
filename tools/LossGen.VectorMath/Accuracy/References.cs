namespace LossGen.VectorMath.Accuracy;

/// <summary>Functions whose .NET forms lose accuracy near 0, for arguments that are floats.</summary>
internal static class References
{
    public static double Expm1(double x) => Math.Abs(x) < 1 ? 2 * Math.Sinh(x / 2) * Math.Exp(x / 2) : Math.Exp(x) - 1;

    public static double Log1p(double x) => Math.Abs(x) < 0.5 ? 2 * Math.Atanh(x / (2 + x)) : Math.Log(1 + x);
}
