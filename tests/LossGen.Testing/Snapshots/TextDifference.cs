namespace LossGen.Testing;

/// <summary>Where two texts part: the lines before, then what was expected and what was received until they meet again.</summary>
internal static class TextDifference
{
    private const int Context = 3;
    private const int LongestSide = 8;

    public static string Describe(string expected, string received)
    {
        var old = expected.Split('\n');
        var now = received.Split('\n');
        var shorter = Math.Min(old.Length, now.Length);

        var first = 0;
        while (first < shorter && old[first] == now[first])
            first++;

        var common = 0;
        while (common < shorter - first && old[^(common + 1)] == now[^(common + 1)])
            common++;

        var lines = new List<string>();
        for (var i = Math.Max(0, first - Context); i < first; i++)
            lines.Add(Line(' ', i, old[i]));
        lines.AddRange(Side('-', old, first, old.Length - common));
        lines.AddRange(Side('+', now, first, now.Length - common));
        for (var i = now.Length - common; i < Math.Min(now.Length, now.Length - common + Context); i++)
            lines.Add(Line(' ', i, now[i]));
        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Side(char mark, string[] lines, int from, int to)
    {
        for (var i = from; i < Math.Min(to, from + LongestSide); i++)
            yield return Line(mark, i, lines[i]);
        if (to > from + LongestSide)
            yield return $"{mark}       … {to - from - LongestSide} more lines";
    }

    private static string Line(char mark, int index, string text) => $"{mark} {index + 1,5}  {text}";
}
