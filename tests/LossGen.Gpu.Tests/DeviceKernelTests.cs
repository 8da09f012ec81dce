namespace LossGen.Kernels.Tests;

/// <summary>Every kernel that a formula has for devices, held against the oracle.</summary>
public sealed class DeviceKernelTests
{
    // Samples are those of the processor's kernels.
    private const int Width = 5;

    private static readonly int[] Widths = [1, 2, 3, 4, 8, 15, 16, 17, 32, 33, 48, 64, 65, 128, 255, 256, 257, 300, 1028];

    private static readonly int[] Lengths = [0, 1, 3, 4, 5, 63, 64, 65, 259];

    public static TheoryData<string> Formulas => [.. FormulaCatalog.All.Where(formula => DeviceMembers.TypeOf(formula) is not null).Select(formula => formula.Name)];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Every_length_is_within_the_bound(string name)
    {
        var formula = FormulaCatalog.Find(name);
        Check(formula, FormulaSettings.Of(formula, Width).First(), Lengths, offset: 0);
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Views_that_begin_anywhere_are_within_the_bound(string name)
    {
        var formula = FormulaCatalog.Find(name);
        Check(formula, FormulaSettings.Of(formula, Width).First(), [66], offset: 3);
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Every_setting_is_within_the_bound(string name)
    {
        var formula = FormulaCatalog.Find(name);
        foreach (var setting in FormulaSettings.Of(formula, Width).Skip(1))
            Check(formula, setting, [37], offset: 0);
    }

    [Fact]
    public void Every_formula_has_kernels() => Assert.All(FormulaCatalog.All, formula => Assert.NotNull(DeviceMembers.TypeOf(formula)));

    /// <summary>Groups of 16 threads: a thread a row, a team, a group; four elements at a time, and what is left.</summary>
    [Theory]
    [MemberData(nameof(RowFormulas))]
    public void Rows_of_every_width_are_within_the_bound(string name)
    {
        var formula = FormulaCatalog.Find(name);
        foreach (var width in Widths)
            Check(formula, FormulaSettings.Of(formula, width).First(), [3], offset: 0, width < 20 ? PoolSize.Narrow : PoolSize.Wider);
    }

    public static TheoryData<string> RowFormulas => [.. FormulaCatalog.All.Where(formula => formula.Source.HasRows).Select(formula => formula.Name)];

    private static void Check(TestFormula formula, Setting setting, int[] lengths, int offset, PoolSize? size = null)
    {
        using var device = new TestDevice(Threads.Shuffled);
        List<string> failures = [];
        foreach (var element in formula.IsNarrow ? [.. ElementFormat.All, .. ElementFormat.Narrow] : ElementFormat.All)
        {
            var pool = SamplePool.Of(formula, setting, size ?? PoolSize.Variant, ElementFormat.Narrow.Contains(element) ? element : null);
            failures.AddRange(new KernelCheck(pool, element, new DeviceMembers(formula, element, device.Accelerator) { Offset = offset }, []).Run(lengths).Failures);
        }

        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }
}
