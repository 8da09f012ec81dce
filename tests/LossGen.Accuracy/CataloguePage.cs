extern alias Catalogue;

using AccuracySurvey = Catalogue::LossGen.Kernels.Tests.AccuracySurvey;

namespace LossGen.Accuracy;

/// <summary>The part of the page about the losses of the catalogue.</summary>
internal static class CataloguePage
{
    private const string Introduction =
        """
        Written by `dotnet run -c Release --project tests/LossGen.Accuracy -- catalogue`.

        Bound and columns are those of the kernels above. A cancellation that remains is of one of four kinds: a difference of inputs, or of what the caller brings, such as a margin, where what is
        lost was never known (log-ratios, errors, distances); terms of opposite sign that the loss itself adds (a surrogate and a penalty, two sides of a soft target); a gradient that is 0 where the
        prediction is right (a share less its target); and options that are off by default, whose terms are listed all the same.

        Outside the bound, as Kl above: in `KlDivergenceOfLogTargets` a share e^l that is below the smallest number counts as 0, also where the logit is −∞ and the true divergence is +∞.

        """;

    public static string Write(Action<string> tell) => AccuracyDocument.Catalogue + "\n\n" + Introduction.ReplaceLineEndings("\n") + "\n" + AccuracyTable.Header + string.Concat(AccuracySurvey.Rows(tell).Select(row =>
        AccuracyTable.Row(row.Formula, row.Element, row.LossUlps, row.LossUnits, row.GradientUlps, row.GradientUnits, row.Residuals)));
}
