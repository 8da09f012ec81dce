using System.Globalization;

namespace LossGen.StableMathTests;

public class SpecialValueTests
{
    // Arguments | value.
    private const string Table = """
        Expm1 -inf | -1
        Expm1 inf | inf
        Expm1 0 | 0
        Expm1 -0 | -0
        Expm1 -800 | -1
        Expm1 710 | inf
        Exp2 -inf | 0
        Exp2 inf | inf
        Exp2 10 | 1024
        Exp2 -1074 | 5E-324
        Exp2 1024 | inf
        Exp2m1 -inf | -1
        Exp2m1 inf | inf
        Exp2m1 -0 | -0
        Exp2m1 10 | 1023
        Exp2m1 1 | 1
        Exp2m1 -1 | -0.5
        Exp10m1 -inf | -1
        Exp10m1 inf | inf
        Exp10m1 -0 | -0
        Exp10m1 3 | 999
        Exp10m1 1 | 9
        ExpRel 0 | 1
        ExpRel -0 | 1
        ExpRel -inf | 0
        ExpRel inf | inf
        ExpRel 800 | inf
        Log1p -1 | -inf
        Log1p -2 | nan
        Log1p inf | inf
        Log1p 0 | 0
        Log1p -0 | -0
        Log1p 5E-324 | 5E-324
        Log2p1 -1 | -inf
        Log2p1 -2 | nan
        Log2p1 inf | inf
        Log2p1 -0 | -0
        Log2p1 1 | 1
        Log2p1 1023 | 10
        Log10p1 -1 | -inf
        Log10p1 -2 | nan
        Log10p1 inf | inf
        Log10p1 -0 | -0
        Log10p1 9 | 1
        Log10p1 999 | 3
        Log1pmx -1 | -inf
        Log1pmx -2 | nan
        Log1pmx inf | -inf
        Log1pSquare 0 | 0
        Log1pSquare inf | inf
        Log1pSquare -inf | inf
        Sigmoid -inf | 0
        Sigmoid inf | 1
        Sigmoid 0 | 0.5
        LogSigmoid -inf | -inf
        LogSigmoid -1000 | -1000
        Softplus -inf | 0
        Softplus inf | inf
        Softplus 1000 | 1000
        Log1mExp 0 | -inf
        Log1mExp 1 | nan
        LogExpm1 0 | -inf
        LogExpm1 -1 | nan
        LogExpm1 inf | inf
        LogExpm1 1000 | 1000
        LogCosh 0 | 0
        LogCosh inf | inf
        LogCosh -inf | inf
        LogSinh 0 | -inf
        LogSinh inf | inf
        LogSinh -inf | inf
        LogTanh 0 | -inf
        LogTanh inf | 0
        LogTanh -inf | 0
        Sech2 0 | 1
        Sech2 inf | 0
        Sech2 -inf | 0
        Sqrt1pm1 -1 | -1
        Sqrt1pm1 -2 | nan
        Sqrt1pm1 inf | inf
        Sqrt1pm1 -0 | -0
        Hypot1m1 0 | 0
        Hypot1m1 inf | inf
        Hypot1m1 -inf | inf
        XLogX 0 | 0
        XLogX 1 | 0
        XLogX -1 | nan
        XLogX inf | inf
        K3 0 | 0
        K3 inf | inf
        K3 -inf | inf
        Erf 0 | 0
        Erf -0 | -0
        Erf inf | 1
        Erf -inf | -1
        Erfc 0 | 1
        Erfc inf | 0
        Erfc -inf | 2
        Erfc 30 | 0
        Erfcx 0 | 1
        Erfcx inf | 0
        Erfcx -inf | inf
        Erfcx -30 | inf
        LogErfc 0 | 0
        LogErfc inf | -inf
        LogErfc 1e200 | -inf
        LogNormalCdf -inf | -inf
        LogNormalCdf 50 | 0
        LogNormalCdf inf | 0
        LogGamma 1 | 0
        LogGamma 2 | 0
        LogGamma 0 | inf
        LogGamma -0 | inf
        LogGamma -3 | inf
        LogGamma inf | inf
        LogGamma -inf | inf
        Digamma 0 | -inf
        Digamma -0 | inf
        Digamma -3 | nan
        Digamma inf | inf
        Digamma -inf | nan
        LogAddExp -inf -inf | -inf
        LogAddExp -inf 3 | 3
        LogAddExp inf inf | inf
        LogAddExp inf -inf | inf
        LogAddExp 1000 -1000 | 1000
        LogSubExp 3 3 | -inf
        LogSubExp -inf -inf | -inf
        LogSubExp 3 -inf | 3
        LogSubExp 3 4 | nan
        LogSubExp inf 3 | inf
        Powm1 0 0 | 0
        Powm1 1 7 | 0
        Powm1 7 0 | 0
        Powm1 2 10 | 1023
        Powm1 -2 3 | -9
        Powm1 -2 0.5 | nan
        Powm1 0 2 | -1
        BoxCox 1 3 | 0
        BoxCox 0 2 | -0.5
        BoxCox 0 0 | -inf
        BoxCox 0 -1 | -inf
        BoxCox 3 1 | 2
        BoxCox -1 2.5 | nan
        Hypot 3 4 | 5
        Hypot 1e200 0 | 1e200
        Hypot inf -inf | inf
        Hypot 0 -inf | inf
        XLogY 0 0 | 0
        XLogY 0 inf | 0
        XLogY 0 -1 | nan
        XLogY -0 0 | 0
        XLogY 1 0 | -inf
        XLogY 1 -1 | nan
        XLog1py 0 -1 | 0
        XLog1py 0 -2 | nan
        XLog1py 1 -1 | -inf
        XExpY 0 inf | 0
        XExpY inf -inf | 0
        XExpY 1 0 | 1
        XExpY 2 -inf | 0
        RelEntr 0 0 | 0
        RelEntr 0 2 | 0
        RelEntr 2 0 | inf
        RelEntr 2 2 | 0
        RelEntr -1 1 | nan
        RelEntr 1 -1 | nan
        RelEntr inf 1 | inf
        KlTerm 0 0 | 0
        KlTerm 0 2 | 2
        KlTerm 2 0 | inf
        KlTerm 2 2 | 0
        KlTerm -1 1 | nan
        KlTerm 1 inf | inf
        KlTerm inf 1 | inf
        BinaryCrossEntropy inf 1 | 0
        BinaryCrossEntropy -inf 0 | 0
        BinaryCrossEntropy inf 0 | inf
        BinaryCrossEntropy -inf 1 | inf
        BinaryCrossEntropy 1000 0 | 1000
        Focal inf 2 | 0
        Focal -inf 2 | inf
        Focal -1000 2 | 1000
        LogBeta 1 1 | 0
        LogBeta 0 2 | inf
        LogBeta 2 0 | inf
        LogBeta inf 2 | -inf
        LogBeta -1 2 | nan
        LogGammaDelta 5 0 | 0
        LogGammaDelta -1 2 | nan
        LogGammaDelta 2 -3 | nan
        LogGammaDelta 3 inf | inf
        """;

    public static TheoryData<string, double[], double> Cases
    {
        get
        {
            var cases = new TheoryData<string, double[], double>();
            foreach (var line in Table.ReplaceLineEndings("\n").Split('\n'))
            {
                string[] sides = line.Split(" | ");
                string[] words = sides[0].Split(' ');
                cases.Add(words[0], [.. words[1..].Select(Parse)], Parse(sides[1]));
            }

            return cases;
        }
    }

    public static TheoryData<string> Names => [.. StableFunctions.All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Doubles_have_the_limits_and_signs_of_the_function(string name, double[] x, double expected) =>
        AssertSame(expected, Find(name).Double(x));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Floats_have_the_limits_and_signs_of_the_function(string name, double[] x, double expected)
    {
        if (x.All(value => (float)value == value || double.IsNaN(value)))
            AssertSame((float)expected, Find(name).Single([.. x.Select(value => (float)value)]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NaN_gives_NaN_wherever_it_stands(string name)
    {
        var function = Find(name);
        for (var place = 0; place < function.Arity; place++)
        {
            foreach (var other in new[] { 0, 0.5, 2, double.PositiveInfinity })
            {
                double[] x = [.. Enumerable.Repeat(other, function.Arity)];
                x[place] = double.NaN;
                if (name == "Powm1" && ((place == 0 && x[1] == 0) || (place == 1 && x[0] == 1)))
                    continue;
                Assert.True(double.IsNaN(function.Double(x)), $"{name}({string.Join(", ", x)}) is {function.Double(x)}");
                Assert.True(float.IsNaN(function.Single([.. x.Select(value => (float)value)])));
            }
        }
    }

    [Theory]
    [InlineData(6, 3, -1, 2)]
    [InlineData(6, 0, -1, -1)]
    [InlineData(0, -0.0, 7, 7)]
    [InlineData(double.NaN, 0, 7, 7)]
    [InlineData(1, double.NaN, 7, double.NaN)]
    public void A_safe_quotient_has_a_value_of_its_own_where_the_divisor_is_0(double x, double y, double ifZero, double expected)
    {
        Assert.Equal(expected, StableMath.SafeDivide(x, y, ifZero));
        Assert.Equal((float)expected, StableMath.SafeDivide((float)x, (float)y, (float)ifZero));
    }

    // A zero of which nothing says on which side it is may have either sign.
    private static void AssertSame(double expected, double actual)
    {
        if (expected == 0 && !double.IsNegative(expected))
            Assert.Equal(0, Math.Abs(actual));
        else
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected), double.IsNaN(actual) ? BitConverter.DoubleToInt64Bits(double.NaN) : BitConverter.DoubleToInt64Bits(actual));
    }

    private static double Parse(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static StableFunction Find(string name) => StableFunctions.All.First(function => function.Name == name);
}
