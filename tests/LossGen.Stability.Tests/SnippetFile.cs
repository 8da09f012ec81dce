namespace LossGen.Stability.Tests;

/// <summary>The files of snippets.</summary>
internal static class SnippetFile
{
    private const string Heading = "# ";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Snippets");

    /// <summary>The snippets, by file.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Snippet>> All { get; } = Directory.GetFiles(Folder, "*.txt")
        .Order(StringComparer.Ordinal)
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path), Read);

    private static IReadOnlyList<Snippet> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        int[] starts = [.. lines.Index().Where(line => line.Item.StartsWith(Heading, StringComparison.Ordinal)).Select(line => line.Index), lines.Length];
        return
        [
            .. starts.Zip(starts.Skip(1), (start, end) => lines[start..end].Reverse().SkipWhile(string.IsNullOrWhiteSpace).Reverse().ToList())
                .Select(block => Snippet.Parse(Path.GetFileNameWithoutExtension(path), block)),
        ];
    }
}
