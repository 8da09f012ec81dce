namespace LossGen.Kernels.Tests;

/// <summary>Every kernel that the catalogue has for devices, held against the oracle.</summary>
public sealed class CatalogueDeviceTests
{
    private const int Width = 5;

    private static readonly int[] Lengths = [0, 1, 5, 66];

    // A thread a row, a team, a group of 16.
    private static readonly int[] Widths = [1, 16, 17, 64, 257];

    public static TheoryData<string> Formulas => [.. FormulaCatalog.All.Select(formula => formula.Name)];

    public static TheoryData<string> RowFormulas => [.. FormulaCatalog.All.Where(formula => formula.Source.HasRows).Select(formula => formula.Name)];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Every_length_is_within_the_bound(string name)
    {
        var formula = FormulaCatalog.Find(name);
        Check(formula, FormulaSettings.Of(formula, Width).First(), Lengths, PoolSize.Variant);
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Every_option_is_within_the_bound(string name)
    {
        var formula = FormulaCatalog.Find(name);
        foreach (var setting in FormulaSettings.Of(formula, Width).Skip(1))
            Check(formula, setting, [37], PoolSize.Variant);
    }

    [Theory]
    [MemberData(nameof(RowFormulas))]
    public void Rows_of_every_width_are_within_the_bound(string name)
    {
        var formula = FormulaCatalog.Find(name);
        foreach (var width in Widths)
            Check(formula, FormulaSettings.Of(formula, width).First(), [3], PoolSize.Narrow);
    }

    private static void Check(TestFormula formula, Setting setting, int[] lengths, PoolSize size)
    {
        using var device = new TestDevice(Threads.Shuffled);
        var element = ElementFormat.Single;
        var failures = new KernelCheck(SamplePool.Of(formula, setting, size), element, new DeviceMembers(formula, element, device.Accelerator), []).Run(lengths).Failures;
        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
    }
}
