namespace LossGen;

public static partial class Formula
{
    /// <summary>The error function, 2 / √π · ∫ e^(−t²) dt from 0 to x. −1 at −∞, 1 at +∞.</summary>
    public static float Erf(float x) => StableMath.Erf(x);

    /// <summary><see cref="Erf(float)"/> of every element.</summary>
    public static Row Erf(Row x) => Map(x, Erf);

    /// <summary>1 − erf x, exact where erf x is close to 1. 2 at −∞, 0 at +∞.</summary>
    public static float Erfc(float x) => StableMath.Erfc(x);

    /// <summary><see cref="Erfc(float)"/> of every element.</summary>
    public static Row Erfc(Row x) => Map(x, Erfc);

    /// <summary>log(1 − erf x), also where 1 − erf x underflows. log 2 at −∞, −∞ at +∞.</summary>
    public static float LogErfc(float x) => StableMath.LogErfc(x);

    /// <summary><see cref="LogErfc(float)"/> of every element.</summary>
    public static Row LogErfc(Row x) => Map(x, LogErfc);

    /// <summary>The logarithm of the cumulative distribution of the standard normal distribution. −∞ at −∞, 0 at +∞.</summary>
    public static float LogNormalCdf(float x) => StableMath.LogNormalCdf(x);

    /// <summary><see cref="LogNormalCdf(float)"/> of every element.</summary>
    public static Row LogNormalCdf(Row x) => Map(x, LogNormalCdf);
}
