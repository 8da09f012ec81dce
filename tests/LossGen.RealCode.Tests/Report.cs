using System.Globalization;
using LossGen.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace LossGen.RealCode.Tests;

/// <summary>A report of the analyzer, its place named by the code around it and not by a line.</summary>
/// <param name="Severity">A warning or a suggestion.</param>
/// <param name="Rule">The id of the rule or hazard.</param>
/// <param name="Member">The type, with its namespace below that of the library, and the member.</param>
/// <param name="Code">The marked code on one line.</param>
internal sealed record Report(string Severity, string Rule, string Member, string Code)
{
    /// <summary>All reports on a compilation, in the order of the text, with what they say.</summary>
    public static async Task<IReadOnlyList<(Report Report, string Message)>> On(Compilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => throw new InvalidOperationException($"The analyzer failed on {compilation.AssemblyName}.", exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers([new StabilityAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        return [.. found
            .OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan)
            .Select(diagnostic => (Of(diagnostic, compilation.AssemblyName + "."), diagnostic.GetMessage(CultureInfo.InvariantCulture)))];
    }

    private static Report Of(Diagnostic diagnostic, string prefix)
    {
        var node = diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var member = string.Join('.', node.AncestorsAndSelf().Select(NameOf).OfType<string>().Reverse());
        return new Report(
            diagnostic.Severity == DiagnosticSeverity.Warning ? "warning" : "suggestion",
            diagnostic.Properties["Rule"]!,
            member.StartsWith(prefix, StringComparison.Ordinal) ? member[prefix.Length..] : member,
            OnOneLine(node.SyntaxTree.GetText().ToString(diagnostic.Location.SourceSpan)));
    }

    private static string? NameOf(SyntaxNode node) => node switch
    {
        BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        OperatorDeclarationSyntax symbol => "operator" + symbol.OperatorToken.Text,
        VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } field => field.Identifier.ValueText,
        IndexerDeclarationSyntax => "this",
        _ => null,
    };

    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
