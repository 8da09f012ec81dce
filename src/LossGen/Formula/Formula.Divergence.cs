namespace LossGen;

public static partial class Formula
{
    /// <summary>x · log(1 + y), and 0 where x is 0, also beside log 0; NaN where y is NaN or below −1, also where x is 0.</summary>
    public static float XLog1py(float x, float y) => StableMath.XLog1py(x, y);

    /// <summary><see cref="XLog1py(float, float)"/> of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row XLog1py(Row x, Row y) => Map(x, y, XLog1py);

    /// <summary><see cref="XLog1py(float, float)"/> of every element and <paramref name="y"/>.</summary>
    public static Row XLog1py(Row x, float y) => Map(x, element => XLog1py(element, y));

    /// <summary><see cref="XLog1py(float, float)"/> of <paramref name="x"/> and every element.</summary>
    public static Row XLog1py(float x, Row y) => Map(y, element => XLog1py(x, element));

    /// <summary>x · log(x / y), a term of a relative entropy, for x and y from 0. 0 where x is 0, +∞ where only y is 0, NaN where one is below 0.</summary>
    public static float RelEntr(float x, float y) => StableMath.RelEntr(x, y);

    /// <summary><see cref="RelEntr(float, float)"/> of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row RelEntr(Row x, Row y) => Map(x, y, RelEntr);

    /// <summary><see cref="RelEntr(float, float)"/> of every element and <paramref name="y"/>.</summary>
    public static Row RelEntr(Row x, float y) => Map(x, element => RelEntr(element, y));

    /// <summary><see cref="RelEntr(float, float)"/> of <paramref name="x"/> and every element.</summary>
    public static Row RelEntr(float x, Row y) => Map(y, element => RelEntr(x, element));

    /// <summary>x · log(x / y) − x + y, a term of a divergence of measures, for x and y from 0: at least 0, and 0 where x = y. NaN where one is below 0.</summary>
    public static float KlTerm(float x, float y) => StableMath.KlTerm(x, y);

    /// <summary><see cref="KlTerm(float, float)"/> of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row KlTerm(Row x, Row y) => Map(x, y, KlTerm);

    /// <summary><see cref="KlTerm(float, float)"/> of every element and <paramref name="y"/>.</summary>
    public static Row KlTerm(Row x, float y) => Map(x, element => KlTerm(element, y));

    /// <summary><see cref="KlTerm(float, float)"/> of <paramref name="x"/> and every element.</summary>
    public static Row KlTerm(float x, Row y) => Map(y, element => KlTerm(x, element));
}
