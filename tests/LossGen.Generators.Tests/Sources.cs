using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LossGen.Generators.Tests;

/// <summary>C# of a test as a user's project compiles it: against the base library and LossGen, every warning on.</summary>
internal static class Sources
{
    private static readonly ImmutableArray<MetadataReference> _references =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(Row).Assembly.Location)];

    private static readonly CSharpCompilationOptions _options = new(
        OutputKind.DynamicallyLinkedLibrary, warningLevel: 9999, nullableContextOptions: NullableContextOptions.Enable);

    public static CSharpParseOptions Parsing(LanguageVersion version = LanguageVersion.Latest) => new(version, DocumentationMode.Diagnose);

    public static CSharpCompilation Compile(params string[] files) => Compile(LanguageVersion.Latest, files);

    public static CSharpCompilation Compile(LanguageVersion version, params string[] files) => CSharpCompilation.Create(
        "User", files.Select((file, i) => Tree(file, $"File{i}.cs", version)), _references, _options);

    /// <summary>The same where ILGPU is referenced.</summary>
    public static CSharpCompilation CompileForDevices(params string[] files) =>
        Compile(files).AddReferences(MetadataReference.CreateFromFile(typeof(ILGPU.Context).Assembly.Location));

    public static SyntaxTree Tree(string source, string path = "File0.cs", LanguageVersion version = LanguageVersion.Latest) =>
        CSharpSyntaxTree.ParseText(source, Parsing(version), path, System.Text.Encoding.UTF8);

    /// <summary>A documented class <c>Shop.Losses</c> with the given members.</summary>
    public static string InClass(string members) => $$"""
        using LossGen;
        using static LossGen.Formula;

        namespace Shop;

        /// <summary>Losses of the shop.</summary>
        public static partial class Losses
        {
        {{members}}
        }
        """;
}
