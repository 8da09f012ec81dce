using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Benchmarks.Analyzers;

/// <summary>The C# files of a folder as one compilation; what they refer to beyond the framework is missing.</summary>
/// <param name="Texts">The files.</param>
/// <param name="Lines">Their lines.</param>
internal sealed record Corpus(ImmutableArray<(string Path, SourceText Text)> Texts, int Lines)
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System", StringComparison.Ordinal) || Path.GetFileName(path) is "mscorlib.dll" or "netstandard.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static Corpus Read(string folder)
    {
        ImmutableArray<(string, SourceText Text)> texts =
        [
            .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal).Select(path => (path, SourceText.From(File.ReadAllText(path)))),
        ];
        return new Corpus(texts, texts.Sum(file => file.Text.Lines.Count));
    }

    /// <summary>The files parsed and bound to nothing yet.</summary>
    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Corpus",
        Texts.Select(file => CSharpSyntaxTree.ParseText(file.Text, new CSharpParseOptions(LanguageVersion.Preview), file.Path)),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, concurrentBuild: false));
}
