using System.Collections.Immutable;
using System.Reflection;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Scheduling;
using LossGen.Compiler.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Kernels.Tests;

/// <summary>The formulas of this project, read from their own source text: the oracle sees each as it is written, before any rewrite.</summary>
internal static class FormulaCatalog
{
    private static readonly Lazy<CSharpCompilation> Compiled = new(Compile);

    private static readonly Lazy<ImmutableArray<TestFormula>> Read = new(() => [.. Compilation.SyntaxTrees.SelectMany(tree => ReadFile(Compilation, tree))]);

    public static ImmutableArray<TestFormula> All => Read.Value;

    /// <summary>The formulas as they are written, without what is generated for them.</summary>
    public static CSharpCompilation Compilation => Compiled.Value;

    public static TestFormula Find(string name) => All.Single(formula => formula.Name == name);

    private static CSharpCompilation Compile()
    {
        var assembly = typeof(FormulaCatalog).Assembly;
        var trees = assembly.GetManifestResourceNames().Where(name => name.EndsWith(".cs", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => CSharpSyntaxTree.ParseText(Text(assembly, name), new CSharpParseOptions(LanguageVersion.Preview), name)).ToList();
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return CSharpCompilation.Create(
            "Formulas", trees, platform.Select(path => MetadataReference.CreateFromFile(path)), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    private static IEnumerable<TestFormula> ReadFile(CSharpCompilation compilation, SyntaxTree tree)
    {
        var semantics = compilation.GetSemanticModel(tree);
        foreach (var syntax in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
        {
            if (semantics.GetDeclaredSymbol(syntax) is not { } method || !KnownTypes.Has(method, "Loss"))
                continue;
            var model = FormulaReader.Read(method, syntax, semantics, CancellationToken.None).Model!;
            var source = model.Formula ?? throw new InvalidOperationException($"{method.Name} was rejected by the reader.");
            var type = FormulaTables.Members.GetType(method.ContainingType.ToDisplayString())!;
            yield return new TestFormula(method.Name, type, source, LossCompiler.Compile(source), model.IsSum, model.Elements.HasFlag(ElementTypes.Half));
        }
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);

        // The implicit usings of the project are not part of the file.
        return "using System; using LossGen;" + reader.ReadToEnd();
    }
}
