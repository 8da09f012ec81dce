using LossGen.Kernels.Tests.Formulas;
using LossGen.Oracle.Interpretation;
using LossGen.Runtime;

namespace LossGen.Kernels.Tests;

/// <summary>Inputs and gradients stored in 16 bits: arithmetic in float, losses in float, gradients rounded once.</summary>
public sealed class NarrowStorageTests
{
    private const int Width = 5;
    private const int ManySamples = 30_011;
    private static readonly int[] VectorWidths = [512, 256, 128, 1];
    private static readonly int[] RowWidths = [1, 2, 5, 16, 63, 64, 65, 127, 128, 200, 1030];
    private static readonly SampleKind[] SampleKinds = [SampleKind.Ordinary, SampleKind.Extreme, SampleKind.Masked, SampleKind.Nan];

    public static TheoryData<string> Names => [.. Narrow.Select(formula => formula.Name)];

    public static TheoryData<string> RowNames => [.. Narrow.Where(formula => formula.Source.HasRows).Select(formula => formula.Name)];

    private static IEnumerable<TestFormula> Narrow => FormulaCatalog.All.Where(formula => formula.IsNarrow);

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryTailLengthIsWithinTheBound(string name) => ForEachType(element => CheckAgainstOracle(name, Width, element, PoolSize.Full, Enumerable.Range(0, 70)));

    [Theory]
    [MemberData(nameof(RowNames))]
    public void EveryRowWidthIsWithinTheBound(string name) => ForEachType(element =>
    {
        foreach (var width in RowWidths)
            CheckAgainstOracle(name, width, element, PoolSize.Narrow, [3, 17]);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void ResultsAreThoseOfFloatWithGradientsRoundedOnce(string name) => ForEachType(element =>
    {
        var formula = FormulaCatalog.Find(name);
        foreach (var rowWidth in formula.Source.HasRows ? RowWidths : [1])
            foreach (var samples in formula.Source.HasRows ? [1, 16, 39] : (int[])[1, 16, 31, 1024, 3333])
            {
                var setting = FormulaSettings.Of(formula, rowWidth).First();
                var (stored, single) = Batches(formula, setting, element, samples);
                foreach (var width in VectorWidths)
                    AtWidth(width, () => AssertSame(formula, element, stored, single));
            }
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void AnInputThatIsLeftOutIsReadAsItsDefault(string name) => ForEachType(element =>
    {
        var formula = FormulaCatalog.Find(name);
        foreach (var setting in FormulaSettings.Of(formula, Width).Where(setting => setting.Absent.Count > 0))
        {
            var (stored, single) = Batches(formula, setting, element, 77);
            AssertSame(formula, element, stored, single);
        }
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void AGradientInThePlaceOfItsInputHasTheSameBits(string name) => ForEachType(element =>
    {
        var formula = FormulaCatalog.Find(name);
        foreach (var rowWidth in formula.Source.HasRows ? [Width, 200] : (int[])[1])
            foreach (var vectorWidth in VectorWidths)
                AtWidth(vectorWidth, () =>
                {
                    var members = new KernelMembers(formula, element);
                    var (batch, _) = Batches(formula, FormulaSettings.Of(formula, rowWidth).First(), element, 211);
                    var apart = members.WithGradient(batch);
                    var destinations = formula.Source.Parameters.Where(parameter => parameter.IsGrad).ToDictionary(parameter => parameter.Name + "Gradient", parameter => batch.Arrays[parameter.Name]);
                    members.Call("WithGradient", batch, default, destinations);
                    Assert.Equal(apart.Gradients, destinations.Values.Select(element.Doubles));
                });
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void ThreadsAndStoresDoNotChangeABit(string name) => ForEachType(element =>
    {
        var formula = FormulaCatalog.Find(name);
        var members = new KernelMembers(formula, element);
        var (batch, _) = Batches(formula, FormulaSettings.Of(formula, Width).First(), element, ManySamples);
        double[] upstream = Upstream(batch);
        var one = new LossOptions { MaxDegreeOfParallelism = 1 };
        var (fused, losses, backward) = (members.WithGradient(batch, one), members.PerSample(batch, one), members.Backward(batch, upstream, one));
        foreach (var options in (LossOptions[])[new() { MaxDegreeOfParallelism = 2 }, new() { MaxDegreeOfParallelism = 7 }, new() { StreamingStores = true }])
        {
            var actual = members.WithGradient(batch, options);
            Assert.Equal(fused.Reduced, actual.Reduced);
            Assert.Equal(fused.Gradients, actual.Gradients);
            Assert.Equal(losses, members.PerSample(batch, options));
            Assert.Equal(backward, members.Backward(batch, upstream, options));
        }
    });

    [Fact]
    public void TheLargestHalvesAreLogits()
    {
        Half[] logits = [Half.MaxValue, Half.MinValue, Half.Zero, Half.MaxValue, Half.NegativeInfinity, Half.MinValue], gradient = new Half[6];
        var losses = new float[2];
        Classification.CrossEntropyPerSample(logits, [1, 0], losses, new float[2]);
        Classification.CrossEntropyBackward(logits, [1, 0], [1, 1], gradient);
        Assert.Equal([131008, 0], losses);
        Assert.Equal([1, -1, 0, 0, 0, 0], gradient.Select(value => (float)value));
    }

    [Fact]
    public void AGradientBeyondTheRangeOfHalfIsInfinite()
    {
        var gradient = new Half[2];
        var loss = Regression.MseWithGradient([(Half)60000, (Half)1], [(Half)(-60000), (Half)0], gradient, new LossOptions { Reduction = Reduction.Sum });
        Assert.Equal(14400000001f, loss);
        Assert.Equal([Half.PositiveInfinity, (Half)2], gradient);
    }

    [Fact]
    public void AGradientIsScaledBeforeItIsRounded()
    {
        var gradient = new Half[1];
        Regression.MseWithGradient([(Half)0.0001f], [(Half)0], gradient, new LossOptions { GradientScale = 1 << 15 });
        Assert.Equal((Half)(2 * (float)(Half)0.0001f * (1 << 15)), gradient[0]);
    }

    [Fact]
    public void AValueOutsideItsDomainIsNamedAsItIsStored()
    {
        var options = new LossOptions { Validate = true };
        var half = Assert.Throws<ArgumentException>(() => Binary.Bce([(Half)0, (Half)0], [(Half)1, (Half)1.1f], options));
        Assert.StartsWith("target[1] is 1.1, outside [0, 1].", half.Message, StringComparison.Ordinal);
        var other = Assert.Throws<ArgumentException>(() => Binary.Bce([(BFloat16)0f], [(BFloat16)(-0.1f)], options));
        Assert.StartsWith("target[0] is -0.1001, outside [0, 1].", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ASecondCallOnOneThreadAllocatesNothing()
    {
        var options = new LossOptions { MaxDegreeOfParallelism = 1 };
        Half[] logits = [.. Enumerable.Range(0, 5000).Select(i => (Half)MathF.Sin(i))], gradient = new Half[5000];
        int[] few = [.. Enumerable.Range(0, 500).Select(i => i % 10)], many = [.. few[..5]];
        void Call()
        {
            Classification.CrossEntropyWithGradient(logits, few, gradient, options);
            Classification.CrossEntropyWithGradient(logits, many, gradient, options);
            Regression.MseWithGradient(logits, gradient, logits, options);
        }

        Call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Call();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void CheckAgainstOracle(string name, int width, ElementFormat element, PoolSize size, IEnumerable<int> lengths)
    {
        var formula = FormulaCatalog.Find(name);
        var check = new KernelCheck(SamplePool.Of(formula, FormulaSettings.Of(formula, width).First(), size, element), element).Run(lengths);
        Assert.True(check.Failures.Count == 0, string.Join(Environment.NewLine, check.Failures));
    }

    private static void AssertSame(TestFormula formula, ElementFormat element, Batch stored, Batch single)
    {
        var (narrow, wide) = (new KernelMembers(formula, element), new KernelMembers(formula, ElementFormat.Single));
        Assert.Equal(wide.Forward(single), narrow.Forward(stored));
        Assert.Equal(wide.PerSample(single), narrow.PerSample(stored));
        var (expected, actual) = (wide.WithGradient(single), narrow.WithGradient(stored));
        Assert.Equal(expected.Reduced, actual.Reduced);
        Assert.Equal(expected.Gradients.Select(values => Rounded(values, element)), actual.Gradients);
        Assert.Equal(wide.Backward(single, Upstream(single)).Select(values => Rounded(values, element)), narrow.Backward(stored, Upstream(stored)));
    }

    private static double[] Rounded(double[] values, ElementFormat element) => element.Doubles(element.Array(values));

    private static double[] Upstream(Batch batch) => [.. Enumerable.Range(0, batch.Samples).Select(i => i % 3 == 0 ? 1 : -0.3f)];

    /// <summary>The same samples as they are stored, and as floats.</summary>
    private static (Batch Stored, Batch Single) Batches(TestFormula formula, Setting setting, ElementFormat element, int samples)
    {
        var source = new SampleSource(formula, setting, seed: samples, element);
        SampleInputs[] pool = [.. Enumerable.Range(0, Math.Min(samples, 97)).Select(i => source.Make(SampleKinds[i % 13 == 12 ? 3 : i % 3]))];
        SampleInputs[] inputs = [.. Enumerable.Range(0, samples).Select(i => pool[i % pool.Length])];
        return (new Batch(formula, setting, inputs, element), new Batch(formula, setting, inputs, ElementFormat.Single));
    }

    private static void ForEachType(Action<ElementFormat> check)
    {
        foreach (var element in ElementFormat.Narrow)
            check(element);
    }

    private static void AtWidth(int width, Action check)
    {
        KernelWidth.Force(width);
        try
        {
            check();
        }
        finally
        {
            KernelWidth.Force(null);
        }
    }
}
