using System.Globalization;
using System.Text;

namespace QuickStart;

/// <summary>One diagram of the picture: epochs to the right, a value upwards.</summary>
internal sealed record Panel(string Title, int Left, Axis Axis, int Epochs)
{
    private const int Top = 78;
    private const int Width = 384;
    private const int Height = 286;
    private const int EpochsPerTick = 10;

    public void DrawAxes(StringBuilder svg)
    {
        Line($"""<text x="{Left}" y="{Top - 14}" font-weight="bold">{Title}</text>""");
        foreach (var (value, label) in Axis.Ticks)
        {
            var y = Y(value);
            Line($"""<line x1="{Left}" y1="{y:0.0}" x2="{Left + Width}" y2="{y:0.0}" stroke="#e5e7eb"/>""");
            Line($"""<text x="{Left - 9}" y="{y + 4.5:0.0}" text-anchor="end">{label}</text>""");
        }

        for (var epoch = 0; epoch <= Epochs; epoch += EpochsPerTick)
        {
            Line($"""<line x1="{X(epoch):0.0}" y1="{Top + Height}" x2="{X(epoch):0.0}" y2="{Top + Height + 5}" stroke="#6b7280"/>""");
            Line($"""<text x="{X(epoch):0.0}" y="{Top + Height + 21}" text-anchor="middle">{epoch}</text>""");
        }

        Line($"""<path d="M{Left},{Top} V{Top + Height} H{Left + Width}" fill="none" stroke="#6b7280"/>""");
        Line($"""<text x="{Left + Width / 2}" y="{Top + Height + 42}" text-anchor="middle">epoch</text>""");

        void Line(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    public void DrawCurve(StringBuilder svg, IEnumerable<(int Epoch, float Value)> values, string colour)
    {
        var points = string.Join(' ', values.Select(point => FormattableString.Invariant($"{X(point.Epoch):0.0},{Y(point.Value):0.0}")));
        svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.2\" stroke-linejoin=\"round\"/>\n");
    }

    private double X(double epoch) => Left + Width * epoch / Epochs;

    private double Y(double value) => Top + Height * (1 - Math.Clamp(Axis.Position(value), 0, 1));
}
