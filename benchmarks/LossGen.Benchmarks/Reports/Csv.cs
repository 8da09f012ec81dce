using System.Globalization;
using LossGen.Benchmarks.Measuring;

namespace LossGen.Benchmarks.Reports;

/// <summary>The results for programs: a line a row, empty where a peer is absent.</summary>
internal static class Csv
{
    public const string Heading = "loss,size,threads,ms,bytes,stream_share,l1_share,torch_ratio,tensorprimitives_ratio,mathf_ratio";

    public static string Line(RowResult result) => string.Join(
        ',',
        Quoted(result.Row.Subject.Name),
        result.Shape.ToString(),
        result.Threads.ToString(CultureInfo.InvariantCulture),
        Number(1e3 * result.Seconds),
        result.Bytes.ToString(CultureInfo.InvariantCulture),
        Number(result.StreamShare),
        Number(result.CacheShare),
        Number(result.TorchRatio),
        Number(result.TensorPrimitivesRatio),
        Number(result.ScalarRatio));

    private static string Number(double? value) => value?.ToString("G5", CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"")}\"";
}
