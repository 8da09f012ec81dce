using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using LossGen.Analyzers.Stability;
using LossGen.Analyzers.Stability.Printing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace LossGen.CodeFixes;

/// <summary>The changes of a document that fix some diagnostics: what a fix takes over from the code is fixed as well.</summary>
internal sealed class StableText(SemanticModel model, SyntaxNode root, SourceText text, IEnumerable<Diagnostic> diagnostics)
{
    private readonly ImmutableArray<Diagnostic> diagnostics =
    [
        .. diagnostics.Where(diagnostic => diagnostic.Properties.ContainsKey(StabilityDiagnostics.Replacement))
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenByDescending(diagnostic => diagnostic.Location.SourceSpan.Length),
    ];

    public IEnumerable<TextChange> Changes()
    {
        var changes = Outermost(root.FullSpan).Select(Change).ToList();
        if (UsingDirective() is { } directive)
            changes.Add(directive);
        return changes.OrderBy(change => change.Span.Start);
    }

    /// <summary>The diagnostics in a part of the text that no other one there contains.</summary>
    private IEnumerable<Diagnostic> Outermost(TextSpan span)
    {
        var end = span.Start;
        foreach (var diagnostic in diagnostics)
        {
            var place = diagnostic.Location.SourceSpan;
            if (span.Contains(place) && place.Start >= end)
            {
                yield return diagnostic;
                end = place.End;
            }
        }
    }

    private TextChange Change(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.SourceSpan;
        var holes = diagnostic.AdditionalLocations.Select(location => location.SourceSpan).ToList();
        var template = Qualified(diagnostic.Properties[StabilityDiagnostics.Replacement]!, span.Start);
        var replacement = Printed.Fill(template, hole => Fixed(holes[hole], span));
        var expression = SyntaxFactory.ParseExpression(replacement);
        var node = root.FindNode(span, getInnermostNodeForTie: true);
        var comments = Comments(node, holes);
        if (NeedsParentheses(expression, node))
            return new TextChange(span, comments + "(" + replacement + ")");
        while (node.Parent is ParenthesizedExpressionSyntax outer && !NeedsParentheses(expression, outer) && !outer.DescendantTrivia().Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            node = outer;
        return new TextChange(node.Span.Contains(span) ? node.Span : span, comments + replacement);
    }

    /// <summary>A part of the text with the fixes inside it; the fix that asks is not one of them.</summary>
    private string Fixed(TextSpan span, TextSpan asking)
    {
        var source = text.GetSubText(span);
        var inner = span.Contains(asking) ? [] : Outermost(span);
        return source.WithChanges(inner.Select(Change).Select(change => span.Contains(change.Span)
            ? new TextChange(new TextSpan(change.Span.Start - span.Start, change.Span.Length), change.NewText!)
            : new TextChange(new TextSpan(0, span.Length), change.NewText!))).ToString();
    }

    /// <summary>Comments that the fix would take away go before it.</summary>
    private static string Comments(SyntaxNode node, List<TextSpan> holes)
    {
        var comments = node.DescendantTrivia()
            .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
            .Where(trivia => node.Span.Contains(trivia.Span) && !holes.Any(hole => hole.Contains(trivia.Span)))
            .Select(trivia => trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) ? trivia.ToString() : "/* " + trivia.ToString().TrimStart('/').Trim() + " */");
        return string.Concat(comments.Select(comment => comment + " "));
    }

    private static bool NeedsParentheses(ExpressionSyntax replacement, SyntaxNode replaced)
    {
        var rank = Rank(replacement);
        return replaced.Parent switch
        {
            BinaryExpressionSyntax parent => rank < Rank(parent) || (rank == Rank(parent) && parent.Right == replaced),
            PrefixUnaryExpressionSyntax => rank <= Rank(SyntaxKind.UnaryMinusExpression),
            CastExpressionSyntax => rank <= Rank(SyntaxKind.UnaryMinusExpression),
            MemberAccessExpressionSyntax member => member.Expression == replaced && rank < Primary,
            ElementAccessExpressionSyntax or PostfixUnaryExpressionSyntax or InvocationExpressionSyntax or ConditionalAccessExpressionSyntax => rank < Primary,
            ConditionalExpressionSyntax choice => choice.Condition == replaced && rank <= Rank(SyntaxKind.ConditionalExpression),
            IsPatternExpressionSyntax or SwitchExpressionSyntax or InterpolationSyntax => rank < Rank(SyntaxKind.UnaryMinusExpression),
            _ => false,
        };
    }

    private const int Primary = 10;

    private static int Rank(ExpressionSyntax expression) => expression is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or ConditionalExpressionSyntax or CastExpressionSyntax
        ? Rank(expression.Kind())
        : Primary;

    private static int Rank(SyntaxKind kind) => kind switch
    {
        SyntaxKind.ConditionalExpression => 1,
        SyntaxKind.AddExpression or SyntaxKind.SubtractExpression => 6,
        SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression or SyntaxKind.ModuloExpression => 7,
        SyntaxKind.UnaryMinusExpression or SyntaxKind.CastExpression or SyntaxKind.UnaryPlusExpression or SyntaxKind.LogicalNotExpression => 8,
        SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression => 5,
        SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression => 4,
        _ => 2,
    };

    /// <summary>Names of libraries, as far as the place does not see them by themselves.</summary>
    private string Qualified(string template, int position)
    {
        foreach (var (name, full) in new[] { ("StableMath", "LossGen.StableMath"), ("MathF", "System.MathF"), ("Math", "System.Math"), ("torch", "TorchSharp.torch") })
        {
            var seen = model.LookupNamespacesAndTypes(position, name: name);
            var isOurs = seen.Any(symbol => symbol.ToDisplayString() == full);
            if (!isOurs && (!seen.IsEmpty || name != "StableMath"))
                template = Regex.Replace(template, @"(?<![\w.])" + name + @"\.", "global::" + full + ".");
        }

        return template;
    }

    private TextChange? UsingDirective()
    {
        var user = diagnostics.FirstOrDefault(diagnostic => diagnostic.Properties[StabilityDiagnostics.Replacement]!.Contains("StableMath."));
        if (user is null || root is not CompilationUnitSyntax unit || !model.LookupNamespacesAndTypes(user.Location.SourceSpan.Start, name: "StableMath").IsEmpty)
            return null;
        var line = text.Lines.Count > 1 && text.ToString(TextSpan.FromBounds(text.Lines[0].Start, text.Lines[0].EndIncludingLineBreak)).EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        if (unit.Usings.Where(directive => directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None)).LastOrDefault(IsBefore) is { } last)
            return new TextChange(new TextSpan(last.FullSpan.End, 0), "using LossGen;" + line);
        if (unit.Usings.FirstOrDefault() is { } first)
            return new TextChange(new TextSpan(first.SpanStart, 0), "using LossGen;" + line);
        var start = unit.Members.FirstOrDefault()?.SpanStart ?? 0;
        return new TextChange(new TextSpan(start, 0), "using LossGen;" + line + line);
    }

    /// <summary>System comes first, the others by their names.</summary>
    private static bool IsBefore(UsingDirectiveSyntax directive) =>
        directive.Name?.ToString() is { } name
        && (name == "System" || name.StartsWith("System.", StringComparison.Ordinal) || string.CompareOrdinal(name, "LossGen") < 0);
}
