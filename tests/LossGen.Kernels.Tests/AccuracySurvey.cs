using LossGen.Compiler.Ir;

namespace LossGen.Kernels.Tests;

/// <summary>The worst errors of one formula in one element type.</summary>
public sealed record AccuracyRow(string Formula, string Element, double LossUlps, double LossUnits, double GradientUlps, double GradientUnits, IReadOnlyList<string> Residuals);

/// <summary>Walks all formulas of this project, for docs/accuracy.md.</summary>
public static class AccuracySurvey
{
    private static readonly int[] Lengths = [1, 16, 67, 3001];
    private static readonly int[] Widths = [1, 2, 5, 10, 33, 257];

    /// <summary>The rows of the table; what lies outside the bound is told as well, with the sample that shows it.</summary>
    public static IEnumerable<AccuracyRow> Rows(Action<string> tell) =>
        from formula in FormulaCatalog.All
        from element in ElementFormat.All
        select Row(formula, element, tell);

    private static AccuracyRow Row(TestFormula formula, ElementFormat element, Action<string> tell)
    {
        var (loss, gradient) = (new WorstError(), new WorstError());
        foreach (var width in formula.Source.HasRows ? Widths : [1])
            foreach (var (setting, i) in FormulaSettings.Of(formula, width).Select((setting, i) => (setting, i)))
            {
                var check = new KernelCheck(SamplePool.Of(formula, setting, i == 0 && width <= 10 ? PoolSize.Full : PoolSize.Variant), element).Run(Lengths);
                check.Failures.ForEach(tell);
                loss.Include(check.Loss);
                gradient.Include(check.Gradient);
            }

        var residuals = formula.Plan.Residuals.Select(node => FormulaPrinter.Print(node, formula.Source.Parameters)).Distinct().ToList();
        return new AccuracyRow(formula.Name, element.ToString(), loss.Ulps, loss.Units, gradient.Ulps, gradient.Units, residuals);
    }
}
