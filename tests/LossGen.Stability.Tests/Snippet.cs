using LossGen.Compiler.Rewriting;
using LossGen.Reader.Tests;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.Stability.Tests;

/// <summary>A few lines of C#, what is reported of them, and what the fix makes of them. <c>Snippets/README.md</c> describes the writing.</summary>
/// <param name="Name">The file and the heading: unique.</param>
/// <param name="Rules">The rules or hazards that the snippet is about, in the order of the marks; the last stands for all further marks.</param>
/// <param name="Flags">The words between the rules and the colon.</param>
/// <param name="Source">The file to compile.</param>
/// <param name="Marks">The spans of the reports.</param>
/// <param name="Says">What each message holds.</param>
/// <param name="Fixed">The file after the fix; null where nothing is to fix.</param>
internal sealed record Snippet(
    string Name,
    IReadOnlyList<string> Rules,
    SnippetFlags Flags,
    string Source,
    IReadOnlyList<TextSpan> Marks,
    IReadOnlyList<string> Says,
    string? Fixed)
{
    private const string Header = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Numerics;
        using System.Numerics.Tensors;
        using LossGen;
        using TorchSharp;

        namespace Snippet;

        file static class Sample
        {

        """;

    private const string Fix = "=>";
    private const string Message = "says: ";

    /// <summary>Diagnostic ids and spans, as they are to be reported.</summary>
    public IEnumerable<(string Id, TextSpan Span)> Reports => Marks.Select((span, i) => (RuleFamily.Of(Rules[Math.Min(i, Rules.Count - 1)]).DiagnosticId, span));

    /// <summary>A snippet from its lines; the first is its heading.</summary>
    public static Snippet Parse(string file, IReadOnlyList<string> lines)
    {
        var heading = lines[0][1..].Trim();
        var colon = heading.IndexOf(':');
        if (colon < 0)
            throw new FormatException($"{file}: the heading '{heading}' has no colon.");
        var words = heading[..colon].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var flags = words.Where(word => char.IsLower(word[0])).Aggregate(SnippetFlags.None, (all, word) => all | Enum.Parse<SnippetFlags>(word, ignoreCase: true));
        var code = lines.Skip(1).TakeWhile(line => !line.StartsWith(Fix, StringComparison.Ordinal) && !line.StartsWith(Message, StringComparison.Ordinal)).ToList();
        var rest = lines.Skip(1 + code.Count).ToList();
        var says = rest.TakeWhile(line => line.StartsWith(Message, StringComparison.Ordinal)).ToList();
        var expected = rest.Skip(says.Count).ToList();
        var marked = MarkedSource.Parse(Wrap(code, flags));
        var name = $"{file} {heading}";
        if (marked.Spans.Count > 0 == flags.HasFlag(SnippetFlags.Not))
            throw new FormatException($"{name}: 'not' says that nothing is reported; every other snippet has a mark.");
        if (expected.Count == 0 != flags.HasFlag(SnippetFlags.Not))
            throw new FormatException($"{name}: after the code of a report stands '=>' and the fixed code, or '=> no fix'.");
        return new Snippet(
            name,
            [.. words.Where(word => char.IsUpper(word[0]))],
            flags,
            marked.Text,
            marked.Spans,
            [.. says.Select(line => line[Message.Length..])],
            expected is [] or ["=> no fix"] ? null : Wrap([expected[0][Fix.Length..].TrimStart(), .. expected.Skip(1)], flags));
    }

    /// <summary>A name without a directory, so that a test's output fits on a line.</summary>
    public override string ToString() => Name;

    private static string Wrap(IEnumerable<string> code, SnippetFlags flags)
    {
        var text = string.Join('\n', code.SkipWhile(string.IsNullOrEmpty)).TrimEnd('\n') + "\n";
        return flags.HasFlag(SnippetFlags.File) ? text : Header + text + "}\n";
    }
}
