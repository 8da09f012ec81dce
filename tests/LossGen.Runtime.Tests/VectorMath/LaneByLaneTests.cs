using System.Runtime.Intrinsics;

namespace LossGen.Runtime.Tests.VectorMath;

public class LaneByLaneTests
{
    public static TheoryData<string, Func<Vector512<float>, Vector512<float>>, Func<Vector128<double>, Vector128<double>>, Func<float, float>, Func<double, double>, Func<double, double>> Functions => new()
    {
        { "Tan", Simd.Tan, Simd.Tan, Simd.Tan, Simd.Tan, Math.Tan },
        { "Asin", Simd.Asin, Simd.Asin, Simd.Asin, Simd.Asin, Math.Asin },
        { "Acos", Simd.Acos, Simd.Acos, Simd.Acos, Simd.Acos, Math.Acos },
        { "Atan", Simd.Atan, Simd.Atan, Simd.Atan, Simd.Atan, Math.Atan },
        { "Sinh", Simd.Sinh, Simd.Sinh, Simd.Sinh, Simd.Sinh, Math.Sinh },
        { "Cosh", Simd.Cosh, Simd.Cosh, Simd.Cosh, Simd.Cosh, Math.Cosh },
        { "Asinh", Simd.Asinh, Simd.Asinh, Simd.Asinh, Simd.Asinh, Math.Asinh },
        { "Acosh", Simd.Acosh, Simd.Acosh, Simd.Acosh, Simd.Acosh, Math.Acosh },
        { "Atanh", Simd.Atanh, Simd.Atanh, Simd.Atanh, Simd.Atanh, Math.Atanh },
        { "Cbrt", Simd.Cbrt, Simd.Cbrt, Simd.Cbrt, Simd.Cbrt, Math.Cbrt },
        { "Exp2", Simd.Exp2, Simd.Exp2, Simd.Exp2, Simd.Exp2, x => Math.Pow(2, x) },
        { "Exp10", Simd.Exp10, Simd.Exp10, Simd.Exp10, Simd.Exp10, x => Math.Pow(10, x) },
        { "Log2", Simd.Log2, Simd.Log2, Simd.Log2, Simd.Log2, Math.Log2 },
        { "LogGamma", Simd.LogGamma, Simd.LogGamma, Simd.LogGamma, Simd.LogGamma, StableMath.LogGamma },
        { "Digamma", Simd.Digamma, Simd.Digamma, Simd.Digamma, Simd.Digamma, StableMath.Digamma },
        { "Log10", Simd.Log10, Simd.Log10, Simd.Log10, Simd.Log10, Math.Log10 },
        { "Erf", Simd.Erf, Simd.Erf, Simd.Erf, Simd.Erf, StableMath.Erf },
        { "Erfc", Simd.Erfc, Simd.Erfc, Simd.Erfc, Simd.Erfc, StableMath.Erfc },
        { "Erfcx", Simd.Erfcx, Simd.Erfcx, Simd.Erfcx, Simd.Erfcx, StableMath.Erfcx },
        { "LogErfc", Simd.LogErfc, Simd.LogErfc, Simd.LogErfc, Simd.LogErfc, StableMath.LogErfc },
        { "LogNormalCdf", Simd.LogNormalCdf, Simd.LogNormalCdf, Simd.LogNormalCdf, Simd.LogNormalCdf, StableMath.LogNormalCdf },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_lane_is_the_function_in_double(
        string name, Func<Vector512<float>, Vector512<float>> wide, Func<Vector128<double>, Vector128<double>> narrow,
        Func<float, float> single, Func<double, double> real, Func<double, double> truth)
    {
        var x = Vector512.Create(0f, -0f, 0.25f, -0.25f, 0.75f, 1f, -1f, 1.5f, 3f, -3f, 20f, 1e-30f, float.MaxValue, float.PositiveInfinity, float.NegativeInfinity, float.NaN);
        for (var i = 0; i < 16; i++)
        {
            Assert.True(((float)truth(x[i])).Equals(wide(x)[i]), $"{name}({x[i]:R})");
            Assert.Equal((float)truth(x[i]), single(x[i]));
            Assert.Equal(truth(x[i]), real(x[i]));
            Assert.Equal(truth(x[i]), narrow(Vector128.Create(1d, x[i]))[1]);
        }
    }

    [Fact]
    public void Two_arguments_keep_their_order()
    {
        var (y, x) = (Vector256.Create(1f, -1, 0, 3, 4, 5, 6, 7), Vector256.Create(2f, -2, -1, 4, 3, 0, -6, 7));
        for (var i = 0; i < 8; i++)
        {
            Assert.Equal((float)Math.Atan2(y[i], x[i]), Simd.Atan2(y, x)[i]);
            Assert.Equal((float)double.Hypot(y[i], x[i]), Simd.Hypot(y, x)[i]);
            Assert.Equal((float)Math.IEEERemainder(y[i], x[i]), Simd.IEEERemainder(y, x)[i]);
            Assert.Equal(Math.Atan2(y[i], x[i]), Simd.Atan2((double)y[i], x[i]));
        }
    }
}
