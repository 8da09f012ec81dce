namespace LossGen.Kernels.Tests;

/// <summary>What a call on a device promises besides its digits.</summary>
public sealed class DeviceBatchTests
{
    private const int Width = 37;

    public static TheoryData<string> Formulas => [.. FormulaCatalog.All.Select(formula => formula.Name)];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void The_order_of_threads_changes_no_bit(string name)
    {
        var batch = NewBatch(name, 21);
        AssertSame(Run(batch, Threads.Forward), Run(batch, Threads.Reverse));
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Gradients_may_be_written_in_the_place_of_their_inputs(string name)
    {
        var batch = NewBatch(name, 21);
        AssertSame(Run(batch, Threads.Forward), Run(batch, Threads.Shuffled, isInPlace: true));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(64, 2)]
    [InlineData(256, 1)]
    [InlineData(1000, 5)]
    public void Groups_of_any_size_are_within_the_bound(int threads, int multiprocessors)
    {
        List<string> failures = [];
        foreach (var formula in FormulaCatalog.All)
        {
            using var device = new TestDevice(Threads.Shuffled, threads, multiprocessors);
            var pool = SamplePool.Of(formula, FormulaSettings.Of(formula, Width).First(), PoolSize.Narrow);
            failures.AddRange(new KernelCheck(pool, ElementFormat.Single, new DeviceMembers(formula, ElementFormat.Single, device.Accelerator), []).Run([5]).Failures);
        }

        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }

    private static (TestFormula Formula, Batch Batch) NewBatch(string name, int samples)
    {
        var formula = FormulaCatalog.Find(name);
        var pool = SamplePool.Of(formula, FormulaSettings.Of(formula, Width).First(), PoolSize.Variant);
        var from = pool.Samples.Where(sample => sample.FitsSingle).ToList();
        return (formula, new Batch(pool, [.. Enumerable.Range(0, samples).Select(i => from[i % from.Count])], ElementFormat.Single));
    }

    private static (double[] Loss, (double[] Reduced, double[][] Gradients) WithGradient, double[][] Backward) Run((TestFormula Formula, Batch Batch) of, Threads order, bool isInPlace = false)
    {
        using var device = new TestDevice(order);
        var members = new DeviceMembers(of.Formula, ElementFormat.Single, device.Accelerator) { IsInPlace = isInPlace };
        var batch = of.Batch;
        return (members.Forward(batch), members.WithGradient(batch), members.Backward(batch, [.. Enumerable.Range(0, batch.Samples).Select(i => 0.5 - i)]));
    }

    private static void AssertSame(
        (double[] Loss, (double[] Reduced, double[][] Gradients) WithGradient, double[][] Backward) expected,
        (double[] Loss, (double[] Reduced, double[][] Gradients) WithGradient, double[][] Backward) actual)
    {
        Assert.Equal(expected.Loss, actual.Loss);
        Assert.Equal(expected.WithGradient.Reduced, actual.WithGradient.Reduced);
        Assert.Equal(expected.WithGradient.Gradients, actual.WithGradient.Gradients);
        Assert.Equal(expected.Backward, actual.Backward);
    }
}
