using LossGen.Analyzers;
using LossGen.Compiler.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.Reader.Tests;

/// <summary>What the analyzer of formulas says of a file, as in a build: beside the defining parts.</summary>
internal static class Analyzed
{
    public static async Task<IReadOnlyList<Diagnostic>> File(string source, string path = "File0.cs", params string[] others)
    {
        var parts = TestSource.ReadAll(TestSource.Compile([source, .. others])).Select(result => result.Model).OfType<LossModel>().Select(UserMethod.DefiningPart);
        var compilation = TestSource.Compile([source, .. others, .. parts]);
        var first = compilation.SyntaxTrees[0];
        compilation = compilation.ReplaceSyntaxTree(first, first.WithFilePath(path));
        var diagnostics = await compilation.WithAnalyzers([new FormulaAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }
}
