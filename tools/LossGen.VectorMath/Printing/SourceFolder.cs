using LossGen.VectorMath.Descriptions;

namespace LossGen.VectorMath.Printing;

/// <summary>The folder of the repository that the printed files are checked in to.</summary>
internal static class SourceFolder
{
    private static readonly string[] PrintedFolders = ["src/LossGen/Runtime/Simd", "src/LossGen/StableMath"];

    /// <summary>The text of every printed file by its path in the repository.</summary>
    public static IReadOnlyDictionary<string, string> PrintedFiles() =>
        Library.Files.Select(file => (Path: "src/LossGen/Runtime/Simd/" + file.Name, Text: SourcePrinter.Print(file)))
            .Append((Path: "src/LossGen/StableMath/Composites.g.cs", Text: CompositePrinter.Print()))
            .Append((Path: DevicePrinter.Path, Text: DevicePrinter.Print()))
            .ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);

    public static int Print()
    {
        var root = Find();
        var files = PrintedFiles();
        var stale = PrintedFolders
            .SelectMany(folder => Directory.GetFiles(Path.Combine(root, folder), "*.g.cs").Select(file => folder + "/" + Path.GetFileName(file)))
            .Where(path => !files.ContainsKey(path));
        foreach (var path in stale)
            File.Delete(Path.Combine(root, path));
        foreach (var (path, text) in files)
            File.WriteAllText(Path.Combine(root, path), text);
        Console.WriteLine($"{files.Count} files printed.");
        return 0;
    }

    private static string Find()
    {
        for (var at = new DirectoryInfo(Directory.GetCurrentDirectory()); at is not null; at = at.Parent)
        {
            if (Directory.Exists(Path.Combine(at.FullName, "src", "LossGen")))
                return at.FullName;
        }

        throw new DirectoryNotFoundException("Run inside the repository: src/LossGen is not above the current directory.");
    }
}
