namespace LossGen;

public static partial class Formula
{
    /// <summary>|x|.</summary>
    /// <remarks>The derivative at 0 is 0.</remarks>
    public static float Abs(float x) => MathF.Abs(x);

    /// <summary><see cref="Abs(float)"/> of every element.</summary>
    public static Row Abs(Row x) => Map(x, Abs);

    /// <summary>−1 below 0, 0 at 0, 1 above 0. NaN for NaN, unlike <see cref="MathF.Sign(float)"/>, which throws.</summary>
    /// <remarks>The derivative is 0 everywhere.</remarks>
    public static float Sign(float x) => x > 0 ? 1 : x < 0 ? -1 : x;

    /// <summary><see cref="Sign(float)"/> of every element.</summary>
    public static Row Sign(Row x) => Map(x, Sign);

    /// <summary>|x| with the sign of y; the sign of −0 counts.</summary>
    /// <remarks>The derivative by x is 1 where the signs agree, −1 where they differ and 0 where x is 0; by y it is 0.</remarks>
    public static float CopySign(float x, float y) => MathF.CopySign(x, y);

    /// <summary><see cref="CopySign(float, float)"/> of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row CopySign(Row x, Row y) => Map(x, y, CopySign);

    /// <summary><see cref="CopySign(float, float)"/> of every element and <paramref name="y"/>.</summary>
    public static Row CopySign(Row x, float y) => Map(x, element => CopySign(element, y));

    /// <summary><see cref="CopySign(float, float)"/> of <paramref name="x"/> and every element.</summary>
    public static Row CopySign(float x, Row y) => Map(y, element => CopySign(x, element));

    /// <summary>The larger of two numbers; NaN where one of them is NaN.</summary>
    /// <remarks>Where both are equal the derivative is shared equally; against a number that does not depend on an input with a gradient it is 0 there.</remarks>
    public static float Max(float x, float y) => MathF.Max(x, y);

    /// <summary><see cref="Max(float, float)"/> of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row Max(Row x, Row y) => Map(x, y, Max);

    /// <summary><see cref="Max(float, float)"/> of every element and <paramref name="y"/>.</summary>
    public static Row Max(Row x, float y) => Map(x, element => Max(element, y));

    /// <summary><see cref="Max(float, float)"/> of <paramref name="x"/> and every element.</summary>
    public static Row Max(float x, Row y) => Map(y, element => Max(x, element));

    /// <summary>The smaller of two numbers; NaN where one of them is NaN.</summary>
    /// <remarks>Where both are equal the derivative is shared equally; against a number that does not depend on an input with a gradient it is 0 there.</remarks>
    public static float Min(float x, float y) => MathF.Min(x, y);

    /// <summary><see cref="Min(float, float)"/> of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row Min(Row x, Row y) => Map(x, y, Min);

    /// <summary><see cref="Min(float, float)"/> of every element and <paramref name="y"/>.</summary>
    public static Row Min(Row x, float y) => Map(x, element => Min(element, y));

    /// <summary><see cref="Min(float, float)"/> of <paramref name="x"/> and every element.</summary>
    public static Row Min(float x, Row y) => Map(y, element => Min(x, element));

    /// <summary>x limited to [minimum, maximum]: min(max(x, minimum), maximum), so that the maximum wins where the bounds are crossed.</summary>
    /// <remarks>The derivative by x is 0 on and outside the bounds.</remarks>
    public static float Clamp(float x, float minimum, float maximum) => MathF.Min(MathF.Max(x, minimum), maximum);

    /// <summary><see cref="Clamp(float, float, float)"/> of every element.</summary>
    public static Row Clamp(Row x, float minimum, float maximum) => Map(x, element => Clamp(element, minimum, maximum));

    /// <summary><see cref="Clamp(float, float, float)"/> of every element, with bounds of its own.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row Clamp(Row x, Row minimum, Row maximum) => Min(Max(x, minimum), maximum);

    /// <summary>max(x, 0).</summary>
    /// <remarks>The derivative at 0 is 0.</remarks>
    public static float Relu(float x) => MathF.Max(x, 0);

    /// <summary><see cref="Relu(float)"/> of every element.</summary>
    public static Row Relu(Row x) => Map(x, Relu);
}
