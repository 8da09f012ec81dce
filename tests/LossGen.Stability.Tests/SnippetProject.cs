using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using LossGen.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Stability.Tests;

/// <summary>Documents that are compiled and analyzed together: a compilation a file of snippets, not one a snippet.</summary>
internal static class SnippetProject
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Preview);

    private static readonly CSharpCompilationOptions Options = new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(System.Numerics.Tensors.TensorPrimitives).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Row).Assembly.Location),
        Stub("TorchSharp"),
    ];

    /// <summary>A project of the snippets, and their documents in order.</summary>
    public static (Project Project, IReadOnlyList<DocumentId> Documents) Open(IReadOnlyList<Snippet> snippets)
    {
        var project = new AdhocWorkspace()
            .AddProject("Snippets", LanguageNames.CSharp)
            .WithMetadataReferences(References)
            .WithParseOptions(ParseOptions)
            .WithCompilationOptions(Options);
        var documents = new List<DocumentId>();
        foreach (var (i, snippet) in snippets.Index())
        {
            var name = snippet.Flags.HasFlag(SnippetFlags.Generated) ? $"Snippet{i}.g.cs" : $"Snippet{i}.cs";
            var document = project.AddDocument(name, SourceText.From(snippet.Source), filePath: name);
            documents.Add(document.Id);
            project = document.Project;
        }

        return (project, documents);
    }

    /// <summary>The compiler's errors, by document.</summary>
    public static async Task<ILookup<DocumentId, string>> Errors(Project project)
    {
        var compilation = await project.GetCompilationAsync();
        return compilation!.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ToLookup(diagnostic => project.GetDocumentId(diagnostic.Location.SourceTree!)!, diagnostic => $"{diagnostic.Id} at '{Code(diagnostic)}': {Message(diagnostic)}");
    }

    /// <summary>The analyzer's reports of some documents, in the order of the text.</summary>
    public static async Task<IReadOnlyDictionary<DocumentId, IReadOnlyList<Diagnostic>>> Reports(Project project, IEnumerable<DocumentId> documents)
    {
        var compilation = await project.GetCompilationAsync();
        var analysis = compilation!.WithAnalyzers([new StabilityAnalyzer()]);
        var reports = new Dictionary<DocumentId, IReadOnlyList<Diagnostic>>();
        foreach (var id in documents)
        {
            var tree = await project.GetDocument(id)!.GetSyntaxTreeAsync();
            var found = await analysis.GetAnalyzerSemanticDiagnosticsAsync(compilation!.GetSemanticModel(tree!), filterSpan: null, CancellationToken.None);
            reports.Add(id, [.. found.OrderBy(report => report.Location.SourceSpan.Start).ThenByDescending(report => report.Location.SourceSpan.Length)]);
        }

        return reports;
    }

    /// <summary>The code that a diagnostic marks.</summary>
    public static string Code(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    public static string Message(Diagnostic diagnostic) => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A library of which only the declarations matter.</summary>
    private static MetadataReference Stub(string name)
    {
        var source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Stubs", name + ".cs"));
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source, ParseOptions)], Net100.References.All, Options).Emit(image);
        return result.Success
            ? MetadataReference.CreateFromImage(image.ToArray())
            : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}
