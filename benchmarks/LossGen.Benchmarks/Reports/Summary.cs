using System.Globalization;
using LossGen.Benchmarks.Measuring;
using LossGen.Benchmarks.Tables;

namespace LossGen.Benchmarks.Reports;

/// <summary>All rows in two sentences.</summary>
internal static class Summary
{
    public static string Of(IReadOnlyList<RowResult> results)
    {
        var reached = string.Create(CultureInfo.InvariantCulture, $"{results.Count(result => Verdict.Of(result).IsReached)} of {results.Count} rows reach their targets.");
        double[] ratios = [.. results.Where(result => !result.Row.IsSmallCall).Select(result => result.TorchRatio).OfType<double>()];
        return ratios.Length == 0
            ? reached
            : string.Create(CultureInfo.InvariantCulture, $"{reached} The median row is {Median.Of(ratios):F1} × as fast as PyTorch (target: {Target.MedianTorchRatio}).");
    }
}
