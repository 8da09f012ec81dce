using System.Globalization;
using System.Text;
using LossGen.Benchmarks.Measuring;

namespace LossGen.Benchmarks.Reports;

/// <summary>The picture docs/performance.svg: a line a row, its share of the limit to the left, its ratio to PyTorch to the right.</summary>
internal static class Picture
{
    private const int Width = 960;
    private const int Top = 78;
    private const int LineHeight = 30;
    private const int BarHeight = 9;
    private const int NameWidth = 250;
    private const int PanelWidth = 290;
    private const int ShareLeft = NameWidth + 10;
    private const int RatioLeft = ShareLeft + PanelWidth + 60;

    // A page of its own colour: it is readable whatever stands behind it.
    private const string Style = """
        <style>
        .page { fill: #ffffff; } text { fill: #1f2937; } .grid { stroke: #d1d5db; } .one { fill: #2563eb; } .two { fill: #d97706; }
        @media (prefers-color-scheme: dark) { .page { fill: #0d1117; } text { fill: #d1d5db; } .grid { stroke: #374151; } .one { fill: #60a5fa; } .two { fill: #fbbf24; } }
        </style>
        """;

    private static readonly int[] _shareMarks = [0, 25, 50, 75, 100];
    private static readonly int[] _ratioMarks = [1, 2, 4, 8, 16, 32, 64];

    /// <summary>Draws all rows but the small calls.</summary>
    public static string Draw(IEnumerable<RowResult> results)
    {
        var rows = results.Where(result => !result.Row.IsSmallCall).GroupBy(result => (result.Row.Subject.Name, result.Shape)).ToArray();
        var height = Top + (rows.Length * LineHeight) + 24;
        var svg = new StringBuilder();
        Line($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" font-family="Helvetica, Arial, sans-serif" font-size="12">""");
        svg.Append(Style).Append('\n');
        Line($"""
            <rect class="page" width="{Width}" height="{height}"/>
            <text x="{ShareLeft}" y="24" font-weight="bold">share of the limit</text>
            <text x="{RatioLeft}" y="24" font-weight="bold">times faster than PyTorch</text>
            <rect class="one" x="20" y="15" width="22" height="{BarHeight}"/><text x="48" y="24">1 thread</text>
            <rect class="two" x="118" y="15" width="22" height="{BarHeight}"/><text x="146" y="24">2 threads</text>
            """);
        foreach (var mark in _shareMarks)
            Mark(ShareLeft + Share(mark / 100d), $"{mark} %");
        foreach (var mark in _ratioMarks)
            Mark(RatioLeft + Ratio(mark), $"{mark} ×");

        for (var i = 0; i < rows.Length; i++)
        {
            var y = Top + (i * LineHeight);
            Line($"""<text x="{NameWidth}" y="{y + 13}" text-anchor="end">{Escaped(Shortened(rows[i].Key.Name))} {rows[i].Key.Shape.ToString().Replace('x', '×')}</text>""");
            foreach (var result in rows[i])
            {
                var top = y + ((result.Threads - 1) * (BarHeight + 1));
                Bar(result, ShareLeft, top, Share(result.LimitShare), $"{100 * result.LimitShare:F0}");
                if (result.TorchRatio is { } ratio)
                    Bar(result, RatioLeft, top, Ratio(ratio), $"{ratio:F1}");
            }
        }

        Line($"</svg>");
        return svg.ToString();

        void Mark(double x, FormattableString label)
        {
            Line($"""<line class="grid" x1="{x:F1}" y1="{Top - 12}" x2="{x:F1}" y2="{height - 20}"/>""");
            Line($"""<text x="{x:F1}" y="{Top - 20}" text-anchor="middle" font-size="11">{label.ToString(CultureInfo.InvariantCulture)}</text>""");
        }

        void Bar(RowResult result, int left, int top, double width, FormattableString label)
        {
            Line($"""<rect class="{(result.Threads == 1 ? "one" : "two")}" x="{left}" y="{top}" width="{width:F1}" height="{BarHeight}"/>""");
            Line($"""<text x="{left + width + 4:F1}" y="{top + BarHeight - 0.5:F1}" font-size="9.5">{label.ToString(CultureInfo.InvariantCulture)}</text>""");
        }

        void Line(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static double Share(double share) => PanelWidth * Math.Clamp(share, 0, 1.05);

    /// <summary>A logarithmic scale, from 1 to the last mark.</summary>
    private static double Ratio(double ratio) => PanelWidth * Math.Clamp(Math.Log(ratio) / Math.Log(_ratioMarks[^1]), 0, 1.05);

    private static string Shortened(string name) => name.Length <= 26 ? name : name[..25] + "…";

    private static string Escaped(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;");
}
