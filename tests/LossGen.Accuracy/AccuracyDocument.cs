using System.Runtime.CompilerServices;

namespace LossGen.Accuracy;

/// <summary>docs/accuracy.md, whose parts are written one at a time.</summary>
internal static class AccuracyDocument
{
    /// <summary>The heading of the part about the kernels, which comes first.</summary>
    public const string Kernels = "# How accurate the kernels are";

    /// <summary>The heading of the part about the losses of the catalogue.</summary>
    public const string Catalogue = "# How accurate the catalogue is";

    /// <summary>The heading of the part about the functions.</summary>
    public const string StableMath = "# How accurate StableMath is";

    /// <summary>The heading of the part about the functions of kernels for a device.</summary>
    public const string Device = "# How accurate the functions of a device are";

    private static readonly string[] Headings = [Kernels, Catalogue, StableMath, Device];

    private static readonly string Path = System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(SourceFile())!, "..", "..", "docs", "accuracy.md"));

    /// <summary>The text of a part with its heading; nothing where it is not written yet.</summary>
    public static string Part(string heading)
    {
        var text = File.ReadAllText(Path);
        var start = text.IndexOf(heading + "\n", StringComparison.Ordinal);
        if (start < 0)
            return "";
        var end = text.IndexOf("\n# ", start + 1, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..(end + 1)];
    }

    /// <summary>Writes one part and leaves the others as they are.</summary>
    public static int Replace(string heading, string part)
    {
        var parts = Headings.Select(each => (each == heading ? part : Part(each)).TrimEnd()).Where(text => text.Length > 0).ToList();
        File.WriteAllText(Path, string.Join("\n\n", parts) + "\n");
        Console.WriteLine($"Written: {System.IO.Path.GetFileName(Path)}");
        return 0;
    }

    private static string SourceFile([CallerFilePath] string path = "") => path;
}
