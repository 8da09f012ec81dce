using System.Globalization;
using System.Text;
using QuickStart;

namespace PreferenceTuning;

/// <summary>Reward and divergence over the epochs, a panel each, as an SVG picture.</summary>
internal static class TuningCurve
{
    private const int Width = 960;
    private const int Height = 420;

    private static readonly string[] _colours = ["#d97706", "#1d4ed8"];

    public static string Draw(IReadOnlyList<TunedPolicy> policies)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" font-family="Helvetica, Arial, sans-serif" font-size="13" fill="#374151">
            <rect width="{Width}" height="{Height}" fill="white"/>
            <text x="24" y="32" font-size="15" font-weight="bold" fill="#111827">A policy of handwritten digits, tuned on preferences and on rewards</text>

            """);
        Draw(svg, "mean reward", 72, Axis.UpToOneHundredPercent, policies, progress => progress.Reward, first: 0);
        Draw(svg, "divergence from the reference (log scale)", 548, Axis.Logarithmic, policies, progress => progress.Divergence, first: 1);
        for (var i = 0; i < policies.Count; i++)
        {
            var x = 640 + 140 * i;
            svg.Append(CultureInfo.InvariantCulture, $"""
                <line x1="{x}" y1="27" x2="{x + 26}" y2="27" stroke="{_colours[i]}" stroke-width="3"/>
                <text x="{x + 34}" y="31.5">{policies[i].Name}</text>

                """);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder svg, string title, int left, Func<IEnumerable<float>, Axis> axis, IReadOnlyList<TunedPolicy> policies, Func<Progress, float> value, int first)
    {
        var histories = policies.Select(policy => policy.History.Skip(first).ToList()).ToList();
        var panel = new Panel(title, left, axis(histories.SelectMany(history => history).Select(value)), histories.Max(history => history[^1].Epoch));
        panel.DrawAxes(svg);
        for (var i = 0; i < histories.Count; i++)
            panel.DrawCurve(svg, histories[i].Select(progress => (progress.Epoch, value(progress))), _colours[i]);
    }
}
