using System.Globalization;
using System.Text;

namespace QuickStart;

/// <summary>Training loss and test accuracy over the epochs, a panel each, as an SVG picture.</summary>
internal static class LearningCurve
{
    private const int Width = 960;
    private const int Height = 420;

    private static readonly string[] _colours = ["#d97706", "#1d4ed8"];

    public sealed record Series(string Name, IReadOnlyList<Epoch> Epochs);

    public static string Draw(IReadOnlyList<Series> models)
    {
        var epochs = models.Max(model => model.Epochs.Count);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}" font-family="Helvetica, Arial, sans-serif" font-size="13" fill="#374151">
            <rect width="{Width}" height="{Height}" fill="white"/>
            <text x="24" y="32" font-size="15" font-weight="bold" fill="#111827">Handwritten digits, trained with a generated cross-entropy</text>

            """);

        var loss = new Panel("training loss (log scale)", Left: 72, Axis.Logarithmic(Values(models, epoch => epoch.TrainingLoss)), epochs);
        var accuracy = new Panel("test accuracy", Left: 548, Axis.UpToOneHundredPercent(Values(models, epoch => epoch.TestAccuracy)), epochs);
        Draw(svg, loss, models, epoch => epoch.TrainingLoss);
        Draw(svg, accuracy, models, epoch => epoch.TestAccuracy);

        for (var i = 0; i < models.Count; i++)
        {
            var x = 600 + 190 * i;
            svg.Append(CultureInfo.InvariantCulture, $"""
                <line x1="{x}" y1="27" x2="{x + 26}" y2="27" stroke="{_colours[i]}" stroke-width="3"/>
                <text x="{x + 34}" y="31.5">{models[i].Name}</text>

                """);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static void Draw(StringBuilder svg, Panel panel, IReadOnlyList<Series> models, Func<Epoch, float> value)
    {
        panel.DrawAxes(svg);
        for (var i = 0; i < models.Count; i++)
            panel.DrawCurve(svg, models[i].Epochs.Select(epoch => (epoch.Number, value(epoch))), _colours[i]);
    }

    private static IEnumerable<float> Values(IReadOnlyList<Series> models, Func<Epoch, float> value) => models.SelectMany(model => model.Epochs).Select(value);
}
