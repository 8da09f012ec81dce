using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LossGen.Compiler.Syntax;

/// <summary>The documentation comment of a formula as the user wrote it, without what marks its lines as a comment.</summary>
internal static class DocumentationText
{
    /// <summary>The XML, which need not be well-formed; null where there is none. Where documentation is not parsed, its comments are ordinary ones.</summary>
    public static string? Of(MethodDeclarationSyntax method)
    {
        var lines = method.GetLeadingTrivia().ToFullString().Replace("\r\n", "\n").Split('\n').Select(line => line.Trim());
        var text = string.Join("\n", WithoutMarks(lines)).Trim();
        return text.Length == 0 ? null : text;
    }

    private static IEnumerable<string> WithoutMarks(IEnumerable<string> lines)
    {
        var isBlock = false;
        foreach (var line in lines)
        {
            if (line.StartsWith("///", StringComparison.Ordinal))
                yield return line.Substring(3).Trim();
            isBlock |= line.StartsWith("/**", StringComparison.Ordinal);
            if (isBlock)
                yield return line.Trim('/', '*', ' ');
            isBlock &= !line.EndsWith("*/", StringComparison.Ordinal);
        }
    }
}
