using System.Runtime.CompilerServices;

namespace LossGen.Package.Tests;

/// <summary>The package, packed from source into a folder that is a feed of this one package. Nothing is written in the repository.</summary>
public sealed class PackedLibrary : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("LossGen.Package.").FullName;

    public string Feed => Path.Combine(_directory, "feed");

    public string File => Directory.EnumerateFiles(Feed, "*.nupkg").Single();

    public async Task InitializeAsync()
        => await DotnetCommand.Run(
            Repository(), new Dictionary<string, string>(),
            "pack", "src/LossGen", "-c", "Release", "-o", Feed, "--artifacts-path", Path.Combine(_directory, "artifacts"), "-p:UseSharedCompilation=false");

    public Task DisposeAsync()
    {
        Directory.Delete(_directory, recursive: true);
        return Task.CompletedTask;
    }

    private static string Repository([CallerFilePath] string file = "")
    {
        var directory = new FileInfo(file).Directory!;
        while (!System.IO.File.Exists(Path.Combine(directory.FullName, "LossGen.sln")))
            directory = directory.Parent!;
        return directory.FullName;
    }
}
