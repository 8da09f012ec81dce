namespace LossGen;

public static partial class StableMath
{
    /// <summary>x / y, and another value where y is 0: a mean over nothing, a share of nothing.</summary>
    /// <param name="x">The dividend.</param>
    /// <param name="y">The divisor.</param>
    /// <param name="ifZero">The value where the divisor is ±0.</param>
    /// <returns>The quotient, rounded once, or <paramref name="ifZero"/>.</returns>
    public static double SafeDivide(double x, double y, double ifZero) => y == 0 ? ifZero : x / y;

    /// <inheritdoc cref="SafeDivide(double, double, double)"/>
    public static float SafeDivide(float x, float y, float ifZero) => y == 0 ? ifZero : x / y;
}
