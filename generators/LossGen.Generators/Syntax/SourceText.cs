using System;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Compiler.Syntax;

/// <summary>The body of a formula as the user wrote it.</summary>
internal static class SourceText
{
    /// <summary>The expression, or the statements of the block without the indentation that they share.</summary>
    public static string Of(MethodDeclarationSyntax method) => Unindented(method switch
    {
        { ExpressionBody.Expression: { } expression } => Lines(expression.ToString()),
        { Body: { } block } => Trimmed(Lines(block.Statements.ToFullString())),
        _ => [],
    });

    private static string[] Lines(string text) => [.. text.Replace("\r\n", "\n").Replace('\r', '\n').Split('\n').Select(line => line.TrimEnd())];

    private static string[] Trimmed(string[] lines) =>
        [.. lines.SkipWhile(line => line.Length == 0).Reverse().SkipWhile(line => line.Length == 0).Reverse()];

    private static string Unindented(string[] lines)
    {
        // The first line of an expression begins where the expression does.
        var indents = lines.Where(line => line.Length > 0).Select(Indent).ToList();
        var first = indents.FirstOrDefault();
        var shared = indents.Skip(first == 0 ? 1 : 0).DefaultIfEmpty(0).Min();
        return string.Join("\n", lines.Select(line => line.Substring(Math.Min(shared, Indent(line)))));
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;
}
