namespace LossGen.FormulaTests;

/// <summary>The double functions behind <see cref="Formula"/>, where .NET's own lose every digit.</summary>
public class ScalarMathTests
{
    private static readonly Dictionary<string, Func<double, double>> Functions = new()
    {
        ["Log1p"] = ScalarMath.Log1p,
        ["Expm1"] = ScalarMath.Expm1,
        ["K3"] = ScalarMath.K3,
        ["LogCosh"] = ScalarMath.LogCosh,
        ["Softplus"] = ScalarMath.Softplus,
        ["LogSigmoid"] = ScalarMath.LogSigmoid,
        ["Log1mExp"] = ScalarMath.Log1mExp,
        ["Sigmoid"] = ScalarMath.Sigmoid,
    };

    [Theory]
    [InlineData("Log1p", 1e-300, 1e-300)]
    [InlineData("Log1p", 1e-20, 1e-20)]
    [InlineData("Log1p", -1e-20, -1e-20)]
    [InlineData("Log1p", 1e-10, 9.999999999500001e-11)]
    [InlineData("Log1p", 0.3, 0.26236426446749106)]
    [InlineData("Log1p", -0.7, -1.203972804325936)]
    [InlineData("Log1p", 10000000000.0, 23.025850930040455)]
    [InlineData("Expm1", 1e-300, 1e-300)]
    [InlineData("Expm1", 1e-20, 1e-20)]
    [InlineData("Expm1", -1e-20, -1e-20)]
    [InlineData("Expm1", 1e-10, 1.00000000005e-10)]
    [InlineData("Expm1", 0.3, 0.3498588075760031)]
    [InlineData("Expm1", -0.7, -0.5034146962085905)]
    [InlineData("Expm1", -30.0, -0.9999999999999064)]
    [InlineData("Expm1", 30.0, 10686474581523.463)]
    [InlineData("Expm1", 700.0, 1.0142320547350045e+304)]
    [InlineData("K3", 1e-100, 5e-201)]
    [InlineData("K3", 1e-10, 5.000000000166667e-21)]
    [InlineData("K3", -1e-10, 4.999999999833334e-21)]
    [InlineData("K3", -0.3, 0.040818220681717865)]
    [InlineData("K3", 0.49, 0.14231621995537896)]
    [InlineData("K3", -0.49, 0.10262639418441606)]
    [InlineData("K3", 0.51, 0.1552911949458863)]
    [InlineData("K3", -3.0, 2.049787068367864)]
    [InlineData("LogCosh", 1e-100, 5e-201)]
    [InlineData("LogCosh", 1e-10, 5.0000000000000005e-21)]
    [InlineData("LogCosh", 0.3, 0.04434076992594031)]
    [InlineData("LogCosh", 0.7499, 0.25820258551062375)]
    [InlineData("LogCosh", 0.7501, 0.2583296153008486)]
    [InlineData("LogCosh", 50.0, 49.30685281944005)]
    [InlineData("Softplus", -700.0, 9.85967654375977e-305)]
    [InlineData("Softplus", -40.0, 4.248354255291589e-18)]
    [InlineData("Softplus", -1.0, 0.3132616875182228)]
    [InlineData("Softplus", 0.3, 0.8543552444685271)]
    [InlineData("Softplus", 40.0, 40.0)]
    [InlineData("LogSigmoid", -700.0, -700.0)]
    [InlineData("LogSigmoid", -1.0, -1.3132616875182228)]
    [InlineData("LogSigmoid", 0.3, -0.5543552444685271)]
    [InlineData("LogSigmoid", 40.0, -4.248354255291589e-18)]
    [InlineData("LogSigmoid", 700.0, -9.85967654375977e-305)]
    [InlineData("Log1mExp", -700.0, -9.85967654375977e-305)]
    [InlineData("Log1mExp", -40.0, -4.248354255291589e-18)]
    [InlineData("Log1mExp", -0.7, -0.6863410028083852)]
    [InlineData("Log1mExp", -0.69, -0.6963042971440567)]
    [InlineData("Log1mExp", -1e-20, -46.051701859880914)]
    [InlineData("Sigmoid", -700.0, 9.85967654375977e-305)]
    [InlineData("Sigmoid", -1.0, 0.2689414213699951)]
    [InlineData("Sigmoid", 0.3, 0.574442516811659)]
    [InlineData("Sigmoid", 40.0, 1.0)]
    public void IsCloseInDouble(string name, double x, double expected)
        => Assert.InRange(Functions[name](x) / expected - 1, -1.5e-15, 1.5e-15);
}
