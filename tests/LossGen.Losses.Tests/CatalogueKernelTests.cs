namespace LossGen.Kernels.Tests;

/// <summary>Every kernel of the catalogue, held against the oracle with the bound of docs/accuracy.md.</summary>
public sealed class CatalogueKernelTests
{
    private const int TypicalWidth = 5;

    private static readonly int[] Lengths = [0, 1, 7, 16, 33, 70];
    private static readonly int[] RowWidths = [1, 2, 3, 8, 16, 17, 64, 65, 131];

    public static TheoryData<string> Formulas => [.. FormulaCatalog.All.Select(formula => formula.Name)];

    public static TheoryData<string> RowFormulas => [.. FormulaCatalog.All.Where(formula => formula.Source.HasRows).Select(formula => formula.Name)];

    public static TheoryData<string> NarrowFormulas => [.. FormulaCatalog.All.Where(formula => formula.IsNarrow).Select(formula => formula.Name)];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void ItIsWithinTheBound(string name)
    {
        var formula = FormulaCatalog.Find(name);
        Check(SamplePool.Of(formula, Settings(formula, TypicalWidth)[0], PoolSize.Full), ElementFormat.All, Lengths);
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void EveryOptionIsWithinTheBound(string name)
    {
        var formula = FormulaCatalog.Find(name);
        foreach (var setting in Settings(formula, TypicalWidth).Skip(1))
            Check(SamplePool.Of(formula, setting, PoolSize.Variant), ElementFormat.All, [1, 37]);
    }

    [Theory]
    [MemberData(nameof(RowFormulas))]
    public void EveryRowWidthIsWithinTheBound(string name)
    {
        var formula = FormulaCatalog.Find(name);
        foreach (var width in RowWidths)
            Check(SamplePool.Of(formula, Settings(formula, width)[0], PoolSize.Narrow), ElementFormat.All, [3, 33]);
    }

    [Theory]
    [MemberData(nameof(NarrowFormulas))]
    public void StorageIn16BitsIsWithinTheBound(string name)
    {
        var formula = FormulaCatalog.Find(name);
        foreach (var element in ElementFormat.Narrow)
            Check(SamplePool.Of(formula, Settings(formula, TypicalWidth)[0], PoolSize.Variant, element), [element], [1, 37]);
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void TheStableFormIsTheFormula(string name)
    {
        var formula = FormulaCatalog.Find(name);
        var pool = SamplePool.Of(formula, Settings(formula, TypicalWidth)[0], PoolSize.Full);
        Report([.. pool.Samples.Where(sample => sample.Disagreement is not null).Select(sample => $"{name}: {sample.Disagreement}")]);
    }

    private static List<Setting> Settings(TestFormula formula, int width) => [.. FormulaSettings.Of(formula, width)];

    private static void Check(SamplePool pool, IEnumerable<ElementFormat> elements, int[] lengths) =>
        Report([.. elements.SelectMany(element => new KernelCheck(pool, element).Run(lengths).Failures)]);

    private static void Report(IReadOnlyList<string> failures) => Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
}
