using LossGen.Compiler.Ir;

namespace LossGen.Kernels.Tests;

/// <summary>How many samples of each kind a pool has.</summary>
internal sealed record PoolSize(int Ordinary, int Extreme, int Masked, int Wide, int Nan)
{
    /// <summary>For formulas of numbers, and for the width at which rows are tried most.</summary>
    public static readonly PoolSize Full = new(18, 26, 6, 6, 2);

    /// <summary>For settings besides the defaults.</summary>
    public static readonly PoolSize Variant = new(6, 10, 2, 2, 0);

    /// <summary>For one of many widths.</summary>
    public static readonly PoolSize Narrow = new(1, 1, 1, 0, 0);

    /// <summary>For wide rows.</summary>
    public static readonly PoolSize Wider = new(1, 1, 0, 0, 0);

    public IEnumerable<SampleKind> Kinds(TestFormula formula)
    {
        var hasLogits = formula.Source.Parameters.Any(parameter => parameter.Kind == ParameterKind.Row && FormulaSettings.KindOf(formula, parameter) == DataKind.Logit);
        return Enumerable.Repeat(SampleKind.Ordinary, Ordinary)
            .Concat(Enumerable.Repeat(SampleKind.Extreme, Extreme))
            .Concat(Enumerable.Repeat(SampleKind.Masked, hasLogits ? Masked : 0))
            .Concat(Enumerable.Repeat(SampleKind.Wide, Wide))
            .Concat(Enumerable.Repeat(SampleKind.Nan, Nan));
    }
}
