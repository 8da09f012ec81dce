namespace LossGen;

public static partial class Formula
{
    /// <summary>e^x. 0 at −∞, +∞ at +∞.</summary>
    public static float Exp(float x) => (float)Math.Exp(x);

    /// <summary><see cref="Exp(float)"/> of every element.</summary>
    public static Row Exp(Row x) => Map(x, Exp);

    /// <summary>2^x. 0 at −∞, +∞ at +∞.</summary>
    public static float Exp2(float x) => (float)Math.Pow(2, x);

    /// <summary><see cref="Exp2(float)"/> of every element.</summary>
    public static Row Exp2(Row x) => Map(x, Exp2);

    /// <summary>10^x. 0 at −∞, +∞ at +∞.</summary>
    public static float Exp10(float x) => (float)Math.Pow(10, x);

    /// <summary><see cref="Exp10(float)"/> of every element.</summary>
    public static Row Exp10(Row x) => Map(x, Exp10);

    /// <summary>The natural logarithm. −∞ at 0, NaN below 0.</summary>
    public static float Log(float x) => (float)Math.Log(x);

    /// <summary><see cref="Log(float)"/> of every element.</summary>
    public static Row Log(Row x) => Map(x, Log);

    /// <summary>The logarithm of <paramref name="x"/> to the base <paramref name="newBase"/>, log x / log newBase, as <see cref="MathF.Log(float, float)"/>: NaN to the base 1 or to a negative base, and for a negative x.</summary>
    public static float Log(float x, float newBase) => (float)Math.Log(x, newBase);

    /// <summary><see cref="Log(float, float)"/> of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row Log(Row x, Row newBase) => Map(x, newBase, Log);

    /// <summary><see cref="Log(float, float)"/> of every element and <paramref name="newBase"/>.</summary>
    public static Row Log(Row x, float newBase) => Map(x, element => Log(element, newBase));

    /// <summary><see cref="Log(float, float)"/> of <paramref name="x"/> and every element.</summary>
    public static Row Log(float x, Row newBase) => Map(newBase, element => Log(x, element));

    /// <summary>The logarithm to the base 2. −∞ at 0, NaN below 0.</summary>
    public static float Log2(float x) => (float)Math.Log2(x);

    /// <summary><see cref="Log2(float)"/> of every element.</summary>
    public static Row Log2(Row x) => Map(x, Log2);

    /// <summary>The logarithm to the base 10. −∞ at 0, NaN below 0.</summary>
    public static float Log10(float x) => (float)Math.Log10(x);

    /// <summary><see cref="Log10(float)"/> of every element.</summary>
    public static Row Log10(Row x) => Map(x, Log10);

    /// <summary>x^y, with the special values of <see cref="MathF.Pow(float, float)"/>: 1 where y is 0 or x is 1, even beside NaN; NaN for a negative x and a y that is no integer.</summary>
    public static float Pow(float x, float y) => (float)Math.Pow(x, y);

    /// <summary><see cref="Pow(float, float)"/> of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row Pow(Row x, Row y) => Map(x, y, Pow);

    /// <summary><see cref="Pow(float, float)"/> of every element and <paramref name="y"/>.</summary>
    public static Row Pow(Row x, float y) => Map(x, element => Pow(element, y));

    /// <summary><see cref="Pow(float, float)"/> of <paramref name="x"/> and every element.</summary>
    public static Row Pow(float x, Row y) => Map(y, element => Pow(x, element));

    /// <summary>x·x.</summary>
    public static float Square(float x) => x * x;

    /// <summary><see cref="Square(float)"/> of every element.</summary>
    public static Row Square(Row x) => Map(x, Square);

    /// <summary>The square root. NaN below 0.</summary>
    /// <remarks>The derivative at 0 is 0.</remarks>
    public static float Sqrt(float x) => (float)Math.Sqrt(x);

    /// <summary><see cref="Sqrt(float)"/> of every element.</summary>
    public static Row Sqrt(Row x) => Map(x, Sqrt);

    /// <summary>The cube root, of negative numbers too.</summary>
    public static float Cbrt(float x) => (float)Math.Cbrt(x);

    /// <summary><see cref="Cbrt(float)"/> of every element.</summary>
    public static Row Cbrt(Row x) => Map(x, Cbrt);

    /// <summary>√(x² + y²) without overflow or underflow on the way. +∞ where one argument is infinite and none is NaN.</summary>
    /// <remarks>Both derivatives at (0, 0) are 0.</remarks>
    public static float Hypot(float x, float y) => StableMath.Hypot(x, y);

    /// <summary><see cref="Hypot(float, float)"/> of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row Hypot(Row x, Row y) => Map(x, y, Hypot);

    /// <summary><see cref="Hypot(float, float)"/> of every element and <paramref name="y"/>.</summary>
    public static Row Hypot(Row x, float y) => Map(x, element => Hypot(element, y));

    /// <summary><see cref="Hypot(float, float)"/> of <paramref name="x"/> and every element.</summary>
    public static Row Hypot(float x, Row y) => Map(y, element => Hypot(x, element));
}
