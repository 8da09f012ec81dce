namespace LossGen.Kernels.Tests;

/// <summary>The catalogue means what the literature defines: its kernels against definitions in 120 digits, which share no code with the generator.</summary>
/// <remarks>The digits are <see cref="CatalogueKernelTests"/>'s; a wrong sign, factor or side is found here.</remarks>
public sealed class GoldenTests
{
    private const double OfDouble = 1e-12;
    private const double OfSingle = 2e-5;

    public static TheoryData<string> Cases => [.. GoldenCase.All.Select(golden => golden.ToString())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheLossIsItsDefinition(string name)
    {
        var golden = Find(name);
        AssertClose(golden.Losses, golden.PerSample<double>(), OfDouble);
        AssertClose(golden.Losses, golden.PerSample<float>(), OfSingle);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TheGradientIsItsDerivative(string name)
    {
        var golden = Find(name);
        var (inDouble, inSingle) = (golden.Backward<double>(), golden.Backward<float>());
        foreach (var (input, expected) in golden.Gradients)
        {
            AssertClose(expected, inDouble[input], OfDouble);
            AssertClose(expected, inSingle[input], OfSingle);
        }
    }

    [Fact]
    public void EveryLossHasADefinition() =>
        Assert.Equal(FormulaCatalog.All.Select(formula => $"{formula.Type.Name}.{formula.Name}").Order(StringComparer.Ordinal), GoldenCase.All.Select(golden => golden.Loss).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void EveryGradientIsDefined() =>
        Assert.All(GoldenCase.All, golden => Assert.Equal(
            FormulaCatalog.Find(golden.Name).Source.Parameters.Where(parameter => parameter.IsGrad).Select(parameter => parameter.Name), golden.Gradients.Keys));

    private static GoldenCase Find(string name) => GoldenCase.All.Single(golden => golden.ToString() == name);

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        var largest = expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * largest, $"[{i}] is {actual[i]:R}, not {expected[i]:R}");
    }
}
