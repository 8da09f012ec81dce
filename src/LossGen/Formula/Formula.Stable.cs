namespace LossGen;

public static partial class Formula
{
    /// <summary>e^x − 1, exact near 0 where the subtraction would cancel. −1 at −∞, +∞ at +∞.</summary>
    public static float Expm1(float x) => StableMath.Expm1(x);

    /// <summary><see cref="Expm1(float)"/> of every element.</summary>
    public static Row Expm1(Row x) => Map(x, Expm1);

    /// <summary>log(1 + x), exact near 0 where the sum would round x away. −∞ at −1, NaN below −1.</summary>
    public static float Log1p(float x) => StableMath.Log1p(x);

    /// <summary><see cref="Log1p(float)"/> of every element.</summary>
    public static Row Log1p(Row x) => Map(x, Log1p);

    /// <summary>1 / (1 + e^−x). 0 at −∞, 1 at +∞.</summary>
    public static float Sigmoid(float x) => StableMath.Sigmoid(x);

    /// <summary><see cref="Sigmoid(float)"/> of every element.</summary>
    public static Row Sigmoid(Row x) => Map(x, Sigmoid);

    /// <summary>log(1 / (1 + e^−x)) = min(x, 0) − log(1 + e^−|x|). −∞ at −∞, 0 at +∞.</summary>
    public static float LogSigmoid(float x) => StableMath.LogSigmoid(x);

    /// <summary><see cref="LogSigmoid(float)"/> of every element.</summary>
    public static Row LogSigmoid(Row x) => Map(x, LogSigmoid);

    /// <summary>log(1 + e^x) = max(x, 0) + log(1 + e^−|x|). 0 at −∞, +∞ at +∞.</summary>
    public static float Softplus(float x) => StableMath.Softplus(x);

    /// <summary><see cref="Softplus(float)"/> of every element.</summary>
    public static Row Softplus(Row x) => Map(x, Softplus);

    /// <summary>log((e^x + e^−x) / 2): x² / 2 near 0, |x| − log 2 far from it. +∞ at ±∞.</summary>
    public static float LogCosh(float x) => StableMath.LogCosh(x);

    /// <summary><see cref="LogCosh(float)"/> of every element.</summary>
    public static Row LogCosh(Row x) => Map(x, LogCosh);

    /// <summary>log(1 − e^x) for x below 0. 0 at −∞, −∞ at 0, NaN above 0.</summary>
    public static float Log1mExp(float x) => StableMath.Log1mExp(x);

    /// <summary><see cref="Log1mExp(float)"/> of every element.</summary>
    public static Row Log1mExp(Row x) => Map(x, Log1mExp);

    /// <summary>e^x − x − 1, at least 0 and x² / 2 near 0: the divergence estimate of a log-ratio. +∞ at ±∞.</summary>
    public static float K3(float x) => StableMath.K3(x);

    /// <summary><see cref="K3(float)"/> of every element.</summary>
    public static Row K3(Row x) => Map(x, K3);

    /// <summary>log(e^x + e^y). −∞ where both are −∞, +∞ where one is +∞ and none is NaN.</summary>
    public static float LogAddExp(float x, float y) => StableMath.LogAddExp(x, y);

    /// <summary><see cref="LogAddExp(float, float)"/> of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row LogAddExp(Row x, Row y) => Map(x, y, LogAddExp);

    /// <summary><see cref="LogAddExp(float, float)"/> of every element and <paramref name="y"/>.</summary>
    public static Row LogAddExp(Row x, float y) => Map(x, element => LogAddExp(element, y));

    /// <summary><see cref="LogAddExp(float, float)"/> of <paramref name="x"/> and every element.</summary>
    public static Row LogAddExp(float x, Row y) => Map(y, element => LogAddExp(x, element));

    /// <summary>x · log y, and 0 where x is 0, also beside log 0; NaN where y is NaN or negative, also where x is 0.</summary>
    public static float XLogY(float x, float y) => StableMath.XLogY(x, y);

    /// <summary><see cref="XLogY(float, float)"/> of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row XLogY(Row x, Row y) => Map(x, y, XLogY);

    /// <summary><see cref="XLogY(float, float)"/> of every element and <paramref name="y"/>.</summary>
    public static Row XLogY(Row x, float y) => Map(x, element => XLogY(element, y));

    /// <summary><see cref="XLogY(float, float)"/> of <paramref name="x"/> and every element.</summary>
    public static Row XLogY(float x, Row y) => Map(y, element => XLogY(x, element));

    /// <summary>log(e^x − 1), the inverse of <see cref="Softplus(float)"/>. −∞ at 0, NaN below 0, +∞ at +∞.</summary>
    public static float LogExpm1(float x) => StableMath.LogExpm1(x);

    /// <summary><see cref="LogExpm1(float)"/> of every element.</summary>
    public static Row LogExpm1(Row x) => Map(x, LogExpm1);

    /// <summary>(e^x − 1) / x, and 1 at 0. 0 at −∞, +∞ at +∞.</summary>
    public static float ExpRel(float x) => StableMath.ExpRel(x);

    /// <summary><see cref="ExpRel(float)"/> of every element.</summary>
    public static Row ExpRel(Row x) => Map(x, ExpRel);

    /// <summary>log(1 + x²), also where the square overflows: the loss of the Cauchy distribution. +∞ at ±∞.</summary>
    public static float Log1pSquare(float x) => StableMath.Log1pSquare(x);

    /// <summary><see cref="Log1pSquare(float)"/> of every element.</summary>
    public static Row Log1pSquare(Row x) => Map(x, Log1pSquare);

    /// <summary>log(e^x − e^y). −∞ where x = y, x where y is −∞, NaN where x is below y.</summary>
    public static float LogSubExp(float x, float y) => StableMath.LogSubExp(x, y);

    /// <summary><see cref="LogSubExp(float, float)"/> of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row LogSubExp(Row x, Row y) => Map(x, y, LogSubExp);

    /// <summary><see cref="LogSubExp(float, float)"/> of every element and <paramref name="y"/>.</summary>
    public static Row LogSubExp(Row x, float y) => Map(x, element => LogSubExp(element, y));

    /// <summary><see cref="LogSubExp(float, float)"/> of <paramref name="x"/> and every element.</summary>
    public static Row LogSubExp(float x, Row y) => Map(y, element => LogSubExp(x, element));

    /// <summary>x^y − 1, exact near 0 where the subtraction would cancel. The special values are those of <see cref="Pow(float, float)"/>.</summary>
    public static float Powm1(float x, float y) => StableMath.Powm1(x, y);

    /// <summary><see cref="Powm1(float, float)"/> of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row Powm1(Row x, Row y) => Map(x, y, Powm1);

    /// <summary><see cref="Powm1(float, float)"/> of every element and <paramref name="y"/>.</summary>
    public static Row Powm1(Row x, float y) => Map(x, element => Powm1(element, y));

    /// <summary><see cref="Powm1(float, float)"/> of <paramref name="x"/> and every element.</summary>
    public static Row Powm1(float x, Row y) => Map(y, element => Powm1(x, element));

    /// <summary>(x^y − 1) / y, and its limit log x where y is 0: the Box–Cox transform.</summary>
    public static float BoxCox(float x, float y) => StableMath.BoxCox(x, y);

    /// <summary><see cref="BoxCox(float, float)"/> of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row BoxCox(Row x, Row y) => Map(x, y, BoxCox);

    /// <summary><see cref="BoxCox(float, float)"/> of every element and <paramref name="y"/>.</summary>
    public static Row BoxCox(Row x, float y) => Map(x, element => BoxCox(element, y));

    /// <summary><see cref="BoxCox(float, float)"/> of <paramref name="x"/> and every element.</summary>
    public static Row BoxCox(float x, Row y) => Map(y, element => BoxCox(x, element));

    /// <summary>x·y + z with one rounding.</summary>
    public static float FusedMultiplyAdd(float x, float y, float z) => MathF.FusedMultiplyAdd(x, y, z);

    /// <summary><see cref="FusedMultiplyAdd(float, float, float)"/> of the elements at each place.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row FusedMultiplyAdd(Row x, Row y, Row z)
    {
        Elementwise.RequireSameLength(x.Length, y.Length);
        Elementwise.RequireSameLength(x.Length, z.Length);
        var result = new float[x.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = FusedMultiplyAdd(x[i], y[i], z[i]);
        return new Row(result);
    }

    /// <summary><see cref="FusedMultiplyAdd(float, float, float)"/> of the elements at each place and <paramref name="z"/>.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row FusedMultiplyAdd(Row x, Row y, float z) => Map(x, y, (a, b) => FusedMultiplyAdd(a, b, z));

    /// <summary><see cref="FusedMultiplyAdd(float, float, float)"/> of every element, the factor <paramref name="y"/> and the element of <paramref name="z"/>.</summary>
    /// <exception cref="ArgumentException">The rows have different lengths.</exception>
    public static Row FusedMultiplyAdd(Row x, float y, Row z) => Map(x, z, (a, c) => FusedMultiplyAdd(a, y, c));

    /// <summary><see cref="FusedMultiplyAdd(float, float, float)"/> of every element, the factor <paramref name="y"/> and <paramref name="z"/>.</summary>
    public static Row FusedMultiplyAdd(Row x, float y, float z) => Map(x, a => FusedMultiplyAdd(a, y, z));
}
