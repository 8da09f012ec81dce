using System.Globalization;
using LossGen.Benchmarks.Tables;

namespace LossGen.Benchmarks.Measuring;

/// <summary>Whether a row reaches its targets, and what it misses.</summary>
internal sealed record Verdict(IReadOnlyList<string> Missed)
{
    public bool IsReached => Missed.Count == 0;

    public static Verdict Of(RowResult result)
    {
        var missed = new List<string>();
        if (result.Row.Target.Share(result.Threads) is { } share)
        {
            if (100 * result.LimitShare < share)
                missed.Add(string.Create(CultureInfo.InvariantCulture, $"limit < {share} %"));
            else if (100 * result.WorstLimitShare < share - Target.WorstRoundSlack)
                missed.Add(string.Create(CultureInfo.InvariantCulture, $"worst < {share - Target.WorstRoundSlack} %"));
        }

        if (result.StreamShare < Target.StreamShare)
        {
            if (result.TorchRatio < Target.TorchRatio)
                missed.Add(string.Create(CultureInfo.InvariantCulture, $"PyTorch < {Target.TorchRatio} ×"));
            if (result.TensorPrimitivesRatio < Target.TensorPrimitivesRatio)
                missed.Add(string.Create(CultureInfo.InvariantCulture, $"TensorPrimitives < {Target.TensorPrimitivesRatio} ×"));
        }

        if (result.Composition > Target.Composition)
            missed.Add(string.Create(CultureInfo.InvariantCulture, $"{result.Row.Beside!.Name} × {result.Composition:F2} > {Target.Composition}"));
        return new Verdict(missed);
    }

    public override string ToString() => IsReached ? "yes" : "no: " + string.Join(", ", Missed);
}
