using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using LossGen.Compiler.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Reader.Tests;

/// <summary>C# of a test, compiled against the base library and LossGen as a user's project would be.</summary>
internal static class TestSource
{
    private const string Usings = "using System; using LossGen; using static LossGen.Formula; ";

    public static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(Row).Assembly.Location), ReferencedLibrary.Reference];

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    /// <summary>A file whose class <c>N.C</c> holds the given members.</summary>
    public static string InClass(string members) => Usings + "namespace N; public static partial class C { " + members + " }";

    public static CSharpCompilation Compile(params string[] files) => CSharpCompilation.Create(
        "Test",
        files.Select((file, i) => CSharpSyntaxTree.ParseText(file, Options, path: $"File{i}.cs")),
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>What the reader makes of each loss of the first file, in order.</summary>
    public static IReadOnlyList<ReadResult> ReadAll(CSharpCompilation compilation)
    {
        var tree = compilation.SyntaxTrees[0];
        var model = compilation.GetSemanticModel(tree);
        return
        [
            .. tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
                .Select(syntax => (Syntax: syntax, Symbol: model.GetDeclaredSymbol(syntax)))
                .Where(method => method.Symbol is not null && KnownTypes.Has(method.Symbol, "Loss"))
                .Select(method => FormulaReader.Read(method.Symbol!, method.Syntax, model, CancellationToken.None)),
        ];
    }

    /// <summary>The first loss among members of a class.</summary>
    public static ReadResult Read(string members) => ReadAll(Compile(InClass(members)))[0];
}
