namespace LossGen;

public static partial class Formula
{
    /// <summary>The sine of an angle in radians. NaN at ±∞.</summary>
    public static float Sin(float x) => (float)Math.Sin(x);

    /// <summary><see cref="Sin(float)"/> of every element.</summary>
    public static Row Sin(Row x) => Map(x, Sin);

    /// <summary>The cosine of an angle in radians. NaN at ±∞.</summary>
    public static float Cos(float x) => (float)Math.Cos(x);

    /// <summary><see cref="Cos(float)"/> of every element.</summary>
    public static Row Cos(Row x) => Map(x, Cos);

    /// <summary>The tangent of an angle in radians. NaN at ±∞.</summary>
    public static float Tan(float x) => (float)Math.Tan(x);

    /// <summary><see cref="Tan(float)"/> of every element.</summary>
    public static Row Tan(Row x) => Map(x, Tan);

    /// <summary>The angle in [−π/2, π/2] whose sine is x. NaN outside [−1, 1].</summary>
    public static float Asin(float x) => (float)Math.Asin(x);

    /// <summary><see cref="Asin(float)"/> of every element.</summary>
    public static Row Asin(Row x) => Map(x, Asin);

    /// <summary>The angle in [0, π] whose cosine is x. NaN outside [−1, 1].</summary>
    public static float Acos(float x) => (float)Math.Acos(x);

    /// <summary><see cref="Acos(float)"/> of every element.</summary>
    public static Row Acos(Row x) => Map(x, Acos);

    /// <summary>The angle in [−π/2, π/2] whose tangent is x.</summary>
    public static float Atan(float x) => (float)Math.Atan(x);

    /// <summary><see cref="Atan(float)"/> of every element.</summary>
    public static Row Atan(Row x) => Map(x, Atan);

    /// <summary>The angle in [−π, π] of the point (x, y), seen from the origin. 0 or ±π on the x-axis, with the sign of y.</summary>
    public static float Atan2(float y, float x) => (float)Math.Atan2(y, x);

    /// <summary><see cref="Atan2(float, float)"/> of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row Atan2(Row y, Row x) => Map(y, x, Atan2);

    /// <summary><see cref="Atan2(float, float)"/> of every element and <paramref name="x"/>.</summary>
    public static Row Atan2(Row y, float x) => Map(y, element => Atan2(element, x));

    /// <summary><see cref="Atan2(float, float)"/> of <paramref name="y"/> and every element.</summary>
    public static Row Atan2(float y, Row x) => Map(x, element => Atan2(y, element));

    /// <summary>The hyperbolic sine, (e^x − e^−x) / 2.</summary>
    public static float Sinh(float x) => (float)Math.Sinh(x);

    /// <summary><see cref="Sinh(float)"/> of every element.</summary>
    public static Row Sinh(Row x) => Map(x, Sinh);

    /// <summary>The hyperbolic cosine, (e^x + e^−x) / 2.</summary>
    public static float Cosh(float x) => (float)Math.Cosh(x);

    /// <summary><see cref="Cosh(float)"/> of every element.</summary>
    public static Row Cosh(Row x) => Map(x, Cosh);

    /// <summary>The hyperbolic tangent, from −1 at −∞ to 1 at +∞.</summary>
    public static float Tanh(float x) => (float)Math.Tanh(x);

    /// <summary><see cref="Tanh(float)"/> of every element.</summary>
    public static Row Tanh(Row x) => Map(x, Tanh);

    /// <summary>The inverse of the hyperbolic sine, log(x + √(x² + 1)).</summary>
    public static float Asinh(float x) => (float)Math.Asinh(x);

    /// <summary><see cref="Asinh(float)"/> of every element.</summary>
    public static Row Asinh(Row x) => Map(x, Asinh);

    /// <summary>The inverse of the hyperbolic cosine, log(x + √(x² − 1)). NaN below 1.</summary>
    public static float Acosh(float x) => (float)Math.Acosh(x);

    /// <summary><see cref="Acosh(float)"/> of every element.</summary>
    public static Row Acosh(Row x) => Map(x, Acosh);

    /// <summary>The inverse of the hyperbolic tangent, log((1 + x) / (1 − x)) / 2. ±∞ at ±1, NaN outside [−1, 1].</summary>
    public static float Atanh(float x) => (float)Math.Atanh(x);

    /// <summary><see cref="Atanh(float)"/> of every element.</summary>
    public static Row Atanh(Row x) => Map(x, Atanh);
}
