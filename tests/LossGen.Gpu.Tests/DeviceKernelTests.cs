using ILGPU.Runtime;
using ILGPU.StandIn;

namespace LossGen.Kernels.Tests;

/// <summary>Every kernel that a formula has for devices, held against the oracle.</summary>
public sealed class DeviceKernelTests
{
    private static readonly int[] Lengths = [0, 1, 3, 4, 5, 63, 64, 65, 259];

    public static TheoryData<string> Formulas => [.. FormulaCatalog.All.Where(formula => DeviceMembers.TypeOf(formula) is not null).Select(formula => formula.Name)];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Every_length_is_within_the_bound(string name)
    {
        var formula = FormulaCatalog.Find(name);
        Check(SamplePool.Of(formula, FormulaSettings.Of(formula, 1).First(), PoolSize.Variant), Lengths, offset: 0);
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Views_that_begin_anywhere_are_within_the_bound(string name)
    {
        var formula = FormulaCatalog.Find(name);
        Check(SamplePool.Of(formula, FormulaSettings.Of(formula, 1).First(), PoolSize.Variant), [66], offset: 3);
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Every_setting_is_within_the_bound(string name)
    {
        var formula = FormulaCatalog.Find(name);
        foreach (var setting in FormulaSettings.Of(formula, 1).Skip(1))
            Check(SamplePool.Of(formula, setting, PoolSize.Variant), [37], offset: 0);
    }

    [Fact]
    public void Every_formula_without_rows_has_kernels() =>
        Assert.Equal(
            FormulaCatalog.All.Where(formula => !formula.Source.HasRows).Select(formula => formula.Name),
            FormulaCatalog.All.Where(formula => DeviceMembers.TypeOf(formula) is not null).Select(formula => formula.Name));

    private static void Check(SamplePool pool, int[] lengths, int offset)
    {
        using var accelerator = new SimulatedDevice("Device", AcceleratorType.Cuda, maxNumThreadsPerGroup: 16, numMultiprocessors: 1, order: ThreadOrder.Shuffled(5)).CreateAccelerator();
        List<string> failures = [];
        foreach (var element in pool.Formula.IsNarrow ? [.. ElementFormat.All, .. ElementFormat.Narrow] : ElementFormat.All)
            failures.AddRange(new KernelCheck(pool, element, new DeviceMembers(pool.Formula, element, accelerator) { Offset = offset }, []).Run(lengths).Failures);
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }
}
