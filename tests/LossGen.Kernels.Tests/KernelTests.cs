using LossGen.Runtime;

namespace LossGen.Kernels.Tests;

/// <summary>Every kernel of every formula, held against the oracle.</summary>
public sealed class KernelTests
{
    private const int TypicalWidth = 5;
    private const int LongBatch = 200_003;
    private const int LongestTail = 70;

    public static TheoryData<string> Formulas => [.. FormulaCatalog.All.Select(formula => formula.Name)];

    public static TheoryData<string> RowFormulas => [.. FormulaCatalog.All.Where(formula => formula.Source.HasRows).Select(formula => formula.Name)];

    [Theory]
    [MemberData(nameof(Formulas))]
    public void EveryTailLengthIsWithinTheBound(string name)
    {
        var formula = FormulaCatalog.Find(name);
        Check(SamplePool.Of(formula, Settings(formula)[0], PoolSize.Full), Enumerable.Range(0, LongestTail + 1));
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void EverySettingIsWithinTheBound(string name)
    {
        var formula = FormulaCatalog.Find(name);
        foreach (var setting in Settings(formula).Skip(1))
            Check(SamplePool.Of(formula, setting, PoolSize.Variant), [1, 16, 37]);
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void ALongBatchIsWithinTheBound(string name)
    {
        var formula = FormulaCatalog.Find(name);
        var pool = SamplePool.Of(formula, Settings(formula)[0], PoolSize.Full);
        var elements = formula.Source.Parameters.Where(parameter => !parameter.IsHyper).Max(parameter => parameter.IsRow ? TypicalWidth : 1);
        Report([.. ElementFormat.All.SelectMany(element => new KernelCheck(pool, element).RunLong((LongBatch / elements) + 1).Failures)]);
    }

    [Theory]
    [MemberData(nameof(RowFormulas))]
    public void EveryRowWidthIsWithinTheBound(string name)
    {
        var formula = FormulaCatalog.Find(name);
        foreach (var width in RowWidths)
            Check(SamplePool.Of(formula, Settings(formula, width)[0], width <= 16 ? PoolSize.Narrow : PoolSize.Wider), width <= ShortRows.LargestWidth ? [3, 33] : [3]);
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void TheStableFormIsTheFormula(string name)
    {
        var formula = FormulaCatalog.Find(name);
        var pool = SamplePool.Of(formula, Settings(formula)[0], PoolSize.Full);
        Report([.. pool.Samples.Where(sample => sample.Disagreement is not null).Select(sample => $"{name}: {sample.Disagreement}")]);
    }

    [Fact]
    public void FewSamplesNeedMoreBitsThanThereAre()
    {
        var pools = FormulaCatalog.All.Select(formula => SamplePool.Of(formula, Settings(formula)[0], PoolSize.Full)).ToList();
        var (capped, evaluated) = (pools.Sum(pool => pool.Capped), pools.Sum(pool => pool.Capped + pool.Samples.Length));
        Assert.True(capped < 0.02 * evaluated, $"{capped} of {evaluated}: {string.Join(", ", pools.Where(pool => pool.Capped > 0).Select(pool => $"{pool.Formula} {pool.Capped}"))}");
    }

    private static IEnumerable<int> RowWidths => [.. Enumerable.Range(1, 40), 63, 64, 65, 513, 1030];

    private static List<Setting> Settings(TestFormula formula, int width = TypicalWidth) => [.. FormulaSettings.Of(formula, width)];

    private static void Check(SamplePool pool, IEnumerable<int> lengths)
    {
        Report([.. ElementFormat.All.SelectMany(element => new KernelCheck(pool, element).Run(lengths).Failures)]);
    }

    private static void Report(IReadOnlyList<string> failures) => Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));
}
