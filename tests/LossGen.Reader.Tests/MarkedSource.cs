using Microsoft.CodeAnalysis.Text;

namespace LossGen.Reader.Tests;

/// <summary>Source in which <c>[|…|]</c> marks the spans of expected diagnostics.</summary>
internal sealed record MarkedSource(string Text, IReadOnlyList<TextSpan> Spans)
{
    private const string Open = "[|";
    private const string Close = "|]";

    public static MarkedSource Parse(string marked)
    {
        var spans = new List<TextSpan>();
        for (var open = marked.IndexOf(Open, StringComparison.Ordinal); open >= 0; open = marked.IndexOf(Open, StringComparison.Ordinal))
        {
            marked = marked.Remove(open, Open.Length);
            var close = marked.IndexOf(Close, StringComparison.Ordinal);
            marked = marked.Remove(close, Close.Length);
            spans.Add(TextSpan.FromBounds(open, close));
        }

        return new MarkedSource(marked, spans);
    }
}
