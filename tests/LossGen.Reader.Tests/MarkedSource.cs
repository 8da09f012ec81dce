using Microsoft.CodeAnalysis.Text;

namespace LossGen.Reader.Tests;

/// <summary>Source in which <c>[|…|]</c> marks the spans of expected diagnostics; spans may nest.</summary>
internal sealed record MarkedSource(string Text, IReadOnlyList<TextSpan> Spans)
{
    private const string Open = "[|";
    private const string Close = "|]";

    public static MarkedSource Parse(string marked)
    {
        var spans = new List<TextSpan>();
        var opened = new Stack<int>();
        for (var at = Next(marked, 0); at >= 0; at = Next(marked, at))
        {
            if (marked.IndexOf(Open, at, StringComparison.Ordinal) == at)
                opened.Push(at);
            else
                spans.Add(TextSpan.FromBounds(opened.Pop(), at));
            marked = marked.Remove(at, Open.Length);
        }

        return new MarkedSource(marked, [.. spans.OrderBy(span => span.Start).ThenByDescending(span => span.Length)]);
    }

    private static int Next(string marked, int from)
    {
        var (open, close) = (marked.IndexOf(Open, from, StringComparison.Ordinal), marked.IndexOf(Close, from, StringComparison.Ordinal));
        return open < 0 ? close : Math.Min(open, close);
    }
}
