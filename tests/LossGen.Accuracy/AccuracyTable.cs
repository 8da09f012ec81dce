using System.Globalization;

namespace LossGen.Accuracy;

/// <summary>The table of the worst errors of formulas.</summary>
internal static class AccuracyTable
{
    public const string Header = "| formula | element | loss, ulp | loss, units | gradient, ulp | gradient, units | residual cancellations |\n|---|---|---|---|---|---|---|\n";

    public static string Row(string formula, string element, double lossUlps, double lossUnits, double gradientUlps, double gradientUnits, IReadOnlyList<string> residuals) =>
        $"| {formula} | {element} | {Number(lossUlps)} | {Number(lossUnits)} | {Number(gradientUlps)} | {Number(gradientUnits)} | {Residuals(residuals)} |\n";

    private static string Number(double value) => double.IsFinite(value) ? value.ToString(value is >= 0.01 and < 1000 or 0 ? "0.##" : "0.#e0", CultureInfo.InvariantCulture) : "inf";

    private static string Residuals(IReadOnlyList<string> residuals) => residuals.Count == 0 ? "none" : string.Join("; ", residuals.Select(residual => $"`{residual.Replace("|", "\\|", StringComparison.Ordinal)}`"));
}
