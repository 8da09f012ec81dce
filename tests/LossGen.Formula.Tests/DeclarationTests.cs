using System.Reflection;

namespace LossGen.FormulaTests;

/// <summary>What attributes and options mean when nothing is said.</summary>
public class DeclarationTests
{
    [Fact]
    public void DefaultOptionsChangeNothing()
    {
        foreach (var options in new[] { default, new LossOptions() })
        {
            Assert.Null(options.Reduction);
            Assert.Equal(1, options.GradientScale);
            Assert.Null(options.Denominator);
            Assert.Null(options.IgnoreLabel);
            Assert.Equal(0, options.MaxDegreeOfParallelism);
            Assert.False(options.Validate);
            Assert.Null(options.StreamingStores);
        }
    }

    [Fact]
    public void OptionsKeepWhatIsSet()
    {
        var options = new LossOptions { GradientScale = 0, Reduction = Reduction.Sum, IgnoreLabel = -100, Denominator = 8 };
        Assert.Equal(0, options.GradientScale);
        Assert.Equal(Reduction.Sum, options.Reduction);
        Assert.Equal(-100, options.IgnoreLabel);
        Assert.Equal(8, options.Denominator);
    }

    [Fact]
    public void ALossIsAMeanInSinglePrecision()
    {
        var loss = new LossAttribute();
        Assert.Equal(Elements.Single, loss.Elements);
        Assert.Equal(Reduction.Mean, loss.Reduction);
    }

    [Fact]
    public void ADomainIsClosed()
    {
        var domain = new DomainAttribute(0, double.PositiveInfinity);
        Assert.Equal(0, domain.Minimum);
        Assert.Equal(double.PositiveInfinity, domain.Maximum);
        Assert.False(domain.MinimumExclusive);
        Assert.False(domain.MaximumExclusive);
    }

    [Theory]
    [InlineData(typeof(LossAttribute), AttributeTargets.Method)]
    [InlineData(typeof(GradAttribute), AttributeTargets.Parameter)]
    [InlineData(typeof(HyperAttribute), AttributeTargets.Parameter)]
    [InlineData(typeof(LabelAttribute), AttributeTargets.Parameter)]
    [InlineData(typeof(WeightAttribute), AttributeTargets.Parameter)]
    [InlineData(typeof(MaskAttribute), AttributeTargets.Parameter)]
    [InlineData(typeof(DomainAttribute), AttributeTargets.Parameter)]
    public void AttributesGoWhereTheyMeanSomething(Type attribute, AttributeTargets targets)
    {
        var usage = attribute.GetCustomAttribute<AttributeUsageAttribute>();
        Assert.Equal(targets, usage?.ValidOn);
        Assert.False(usage?.AllowMultiple);
        Assert.True(attribute.IsSealed);
    }
}
