using System.Globalization;
using LossGen.Benchmarks.Measuring;

namespace LossGen.Benchmarks.Reports;

/// <summary>The printed table, a column each: heading and text of a row.</summary>
internal static class ComparisonTable
{
    private static readonly (string Heading, int Width, Func<RowResult, string> Text)[] _columns =
    [
        ("loss", -43, result => result.Row.Subject.Name),
        ("size", 9, result => result.Shape.ToString()),
        ("thr", 3, result => Text($"{result.Threads}")),
        ("ms", 9, result => Milliseconds(1e3 * result.Seconds)),
        ("MB", 7, result => Text($"{result.Bytes / 1e6:F1}")),
        ("GB/s", 6, result => Text($"{result.BytesPerSecond / 1e9:F1}")),
        ("stream %", 8, result => Text($"{100 * result.StreamShare:F0}")),
        ("L1 %", 5, result => Text($"{100 * result.CacheShare:F0}")),
        ("limit %", 7, result => Text($"{100 * result.LimitShare:F0}")),
        ("worst", 5, result => Text($"{100 * result.WorstLimitShare:F0}")),
        ("×PyTorch", 8, result => Text($"{result.TorchRatio:F1}")),
        ("×TensorP", 8, result => Text($"{result.TensorPrimitivesRatio:F1}")),
        ("×MathF", 6, result => Text($"{result.ScalarRatio:F1}")),
        ("reached", -1, result => Verdict.Of(result).ToString()),
    ];

    public static string Heading => string.Join("  ", _columns.Select(column => Padded(column.Heading, column.Width)));

    public static string Line(RowResult result) => string.Join("  ", _columns.Select(column => Padded(column.Text(result), column.Width)));

    /// <summary>The same as a table of a Markdown page.</summary>
    public static string Markdown(IEnumerable<RowResult> results)
        => $"""
            | {string.Join(" | ", _columns.Select(column => column.Heading))} |
            |{string.Concat(_columns.Select(column => column.Width < 0 ? "---|" : "---:|"))}
            {string.Join('\n', results.Select(result => $"| {string.Join(" | ", _columns.Select(column => column.Text(result)))} |"))}
            """;

    private static string Milliseconds(double value) => value.ToString(value < 0.01 ? "F6" : "F3", CultureInfo.InvariantCulture);

    private static string Padded(string text, int width) => width < 0 ? text.PadRight(-width) : text.PadLeft(width);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
