using LossGen.VectorMath.Descriptions;

namespace LossGen.VectorMath.Printing;

/// <summary>The folder of the repository that the printed files are checked in to.</summary>
internal static class SourceFolder
{
    public static IReadOnlyDictionary<string, string> PrintedFiles() =>
        Library.Files.ToDictionary(file => file.Name, SourcePrinter.Print, StringComparer.Ordinal);

    public static int Print()
    {
        var folder = Find();
        var files = PrintedFiles();
        foreach (var stale in Directory.GetFiles(folder, "*.g.cs").Where(path => !files.ContainsKey(Path.GetFileName(path))))
            File.Delete(stale);
        foreach (var (name, text) in files)
            File.WriteAllText(Path.Combine(folder, name), text);
        Console.WriteLine($"{files.Count} files printed.");
        return 0;
    }

    private static string Find()
    {
        for (var at = new DirectoryInfo(Directory.GetCurrentDirectory()); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "src", "LossGen", "Runtime", "Simd");
            if (Directory.Exists(folder))
                return folder;
        }

        throw new DirectoryNotFoundException("Run inside the repository: src/LossGen/Runtime/Simd is not above the current directory.");
    }
}
