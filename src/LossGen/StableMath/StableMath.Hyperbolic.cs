namespace LossGen;

public static partial class StableMath
{
    /// <summary>log cosh x: x²/2 near 0, |x| − log 2 far from it.</summary>
    /// <param name="x">The number.</param>
    /// <returns>At least 0; +∞ at ±∞.</returns>
    /// <remarks>Worst error: float 0.51 ulp, double 3.4 ulp.</remarks>
    public static double LogCosh(double x) => Composites.LogCosh(x);

    /// <inheritdoc cref="LogCosh(double)"/>
    public static float LogCosh(float x) => (float)LogCosh((double)x);

    /// <summary>log |sinh x|: log |x| near 0, |x| − log 2 far from it.</summary>
    /// <param name="x">The number.</param>
    /// <returns>The logarithm; −∞ at 0, 0 at ±0.8814, +∞ at ±∞.</returns>
    /// <remarks>Worst error: float 0.51 ulp, double 1.4 ulp, in units of 1 next to the roots at ±0.8814.</remarks>
    public static double LogSinh(double x) => Composites.LogSinh(x);

    /// <inheritdoc cref="LogSinh(double)"/>
    public static float LogSinh(float x) => (float)LogSinh((double)x);

    /// <summary>log |tanh x|: log |x| near 0, −2e^(−2|x|) far from it.</summary>
    /// <param name="x">The number.</param>
    /// <returns>At most 0; −∞ at 0, 0 at ±∞.</returns>
    /// <remarks>Worst error: float 0.51 ulp, double 2.1 ulp.</remarks>
    public static double LogTanh(double x) => Composites.LogTanh(x);

    /// <inheritdoc cref="LogTanh(double)"/>
    public static float LogTanh(float x) => (float)LogTanh((double)x);

    /// <summary>1 / cosh² x = 1 − tanh² x, the derivative of the hyperbolic tangent.</summary>
    /// <param name="x">The number.</param>
    /// <returns>A number in [0, 1]; 1 at 0, 0 at ±∞.</returns>
    /// <remarks>Worst error: float 0.51 ulp, double 3.8 ulp.</remarks>
    public static double Sech2(double x) => Composites.Sech2(x);

    /// <inheritdoc cref="Sech2(double)"/>
    public static float Sech2(float x) => (float)Sech2((double)x);
}
