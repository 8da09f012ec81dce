using System.Globalization;
using LossGen.Benchmarks.Tables;

namespace LossGen.Benchmarks.Measuring;

/// <summary>Whether a row reaches its targets: what it misses, and what else is to be said of it.</summary>
internal sealed record Verdict(IReadOnlyList<string> Missed, IReadOnlyList<string> Remarks)
{
    public bool IsReached => Missed.Count == 0;

    public static Verdict Of(RowResult result) => new([.. Misses(result).OfType<string>()], [.. Remark(result)]);

    public override string ToString() => string.Join(
        "; ",
        Remarks.Prepend(IsReached ? "yes" : "no: " + string.Join(", ", Missed)));

    private static IEnumerable<string?> Misses(RowResult result)
    {
        if (result.Row.Target.Share(result.Threads) is { } share)
        {
            yield return Below(100 * result.LimitShare, share, "limit", "%")
                ?? (result.IsLeast ? null : Below(100 * result.WorstLimitShare, share - Target.WorstRoundSlack, "worst", "%"));
        }

        if (result.StreamShare < Target.StreamShare && !result.Row.IsSmallCall)
        {
            yield return Below(result.TorchRatio, Target.TorchRatio, "PyTorch", "×");
            yield return Below(result.TensorPrimitivesRatio, Target.TensorPrimitivesRatio, "TensorPrimitives", "×");
        }

        if (result.Composition > Target.Composition)
            yield return string.Create(CultureInfo.InvariantCulture, $"composition > {Target.Composition} ×");
        if (result.Row.IsSmallCall && 1e9 * result.Overhead > Target.SmallCallOverhead)
            yield return string.Create(CultureInfo.InvariantCulture, $"overhead > {Target.SmallCallOverhead} ns");
        if (result.Threads == 1 && result.Allocated > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"allocates {result.Allocated} bytes");
    }

    private static IEnumerable<string> Remark(RowResult result)
    {
        if (result.Composition is { } composition)
            yield return string.Create(CultureInfo.InvariantCulture, $"{composition:F2} × the time of {result.Row.Beside!.Name}");
        if (result.FloatRatio is { } ratio)
            yield return string.Create(CultureInfo.InvariantCulture, $"{ratio:F2} × the time of floats");
        if (result.Row.IsSmallCall)
            yield return string.Create(CultureInfo.InvariantCulture, $"{1e9 * result.Overhead:F0} ns beyond its arithmetic");
    }

    private static string? Below(double? value, double target, string what, string unit)
        => value < target ? string.Create(CultureInfo.InvariantCulture, $"{what} < {target} {unit}") : null;
}
