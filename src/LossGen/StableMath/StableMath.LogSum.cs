namespace LossGen;

public static partial class StableMath
{
    /// <summary>log(e^x + e^y).</summary>
    /// <param name="x">The logarithm of the first term.</param>
    /// <param name="y">The logarithm of the second term.</param>
    /// <returns>The logarithm of the sum; −∞ where both are −∞, +∞ where one is +∞.</returns>
    /// <remarks>Worst error: float 0.51 ulp, double 2.6 ulp, next to a root in units of the operands.</remarks>
    public static double LogAddExp(double x, double y) => Composites.LogAddExp(x, y);

    /// <inheritdoc cref="LogAddExp(double, double)"/>
    public static float LogAddExp(float x, float y) => (float)LogAddExp((double)x, y);

    /// <summary>log(e^x − e^y) for x ≥ y.</summary>
    /// <param name="x">The logarithm of what is subtracted from.</param>
    /// <param name="y">The logarithm of what is subtracted.</param>
    /// <returns>The logarithm of the difference; −∞ where x = y, x where y is −∞, NaN where x &lt; y.</returns>
    /// <remarks>Worst error: float 0.51 ulp, double 1.8 ulp, next to a root in units of the operands.</remarks>
    public static double LogSubExp(double x, double y) => Composites.LogSubExp(x, y);

    /// <inheritdoc cref="LogSubExp(double, double)"/>
    public static float LogSubExp(float x, float y) => (float)LogSubExp((double)x, y);
}
