using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.RealCode.Tests;

/// <summary>The C# files of this repository, a compilation each project; tests and benchmarks write formulas naively on purpose, to compare with.</summary>
internal static class RepositorySources
{
    private const string Usings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using LossGen;
        """;

    private static readonly ImmutableArray<string> Folders = ["src", "generators", "analyzers", "samples", "tools"];

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    /// <summary>What the tests themselves run on: the framework, the compiler, and the assemblies of the repository.</summary>
    private static readonly ImmutableArray<string> Assemblies = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)];

    public static string Root { get; } = RootOf();

    public static IReadOnlyList<Compilation> Compile() =>
    [
        .. Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Where(path => !IsOutput(path)).Order(StringComparer.Ordinal).Select(path => CompileProject(Path.GetDirectoryName(path)!)),
    ];

    private static CSharpCompilation CompileProject(string folder)
    {
        var name = Path.GetFileName(folder);
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(path => !IsOutput(path)).Order(StringComparer.Ordinal);
        var trees = files.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), ParseOptions, Path.GetRelativePath(Root, path)));
        return CSharpCompilation.Create(
            name,
            trees.Append(CSharpSyntaxTree.ParseText(Usings, ParseOptions)),
            Assemblies.Where(path => Path.GetFileNameWithoutExtension(path) != name).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static bool IsOutput(string path) => Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" || part.StartsWith('.'));

    private static string RootOf([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
