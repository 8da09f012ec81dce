using System.Collections.Immutable;
using System.Reflection.Metadata;
using Basic.Reference.Assemblies;
using ICSharpCode.Decompiler;
using ICSharpCode.Decompiler.CSharp;
using ICSharpCode.Decompiler.Metadata;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using CSharpVersion = ICSharpCode.Decompiler.CSharp.LanguageVersion;
using LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion;

namespace LossGen.RealCode.Tests;

/// <summary>The assembly of a package as C# text.</summary>
internal static class Library
{
    private static readonly DecompilerSettings Settings = new(CSharpVersion.CSharp10_0);

    /// <summary>All top-level types of an assembly that lies beside the tests, a tree each.</summary>
    /// <param name="name">The name of the assembly.</param>
    /// <param name="needed">The assemblies that it refers to beyond the framework.</param>
    /// <param name="without">Namespaces that are left out.</param>
    public static Compilation Decompile(string name, ImmutableArray<string> needed = default, ImmutableArray<string> without = default)
    {
        using var file = new PEFile(Beside(name));
        var decompiler = new CSharpDecompiler(file, new FrameworkResolver(), Settings);
        var trees = file.Metadata.GetTopLevelTypeDefinitions().Where(type => !IsIn(without, type.GetFullTypeName(file.Metadata).ReflectionName)).Select(type =>
            CSharpSyntaxTree.ParseText(decompiler.DecompileTypesAsString([type]), new CSharpParseOptions(LanguageVersion.Preview), type.GetFullTypeName(file.Metadata).ReflectionName + ".cs"));
        ImmutableArray<MetadataReference> references = [.. Net100.References.All, .. (needed.IsDefault ? [] : needed).Select(other => MetadataReference.CreateFromFile(Beside(other)))];
        return CSharpCompilation.Create(name, trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    private static bool IsIn(ImmutableArray<string> namespaces, string type) =>
        !namespaces.IsDefault && namespaces.Any(space => type.StartsWith(space + ".", StringComparison.Ordinal));

    private static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name + ".dll");
}
