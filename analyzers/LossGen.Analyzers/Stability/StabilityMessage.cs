using System.Globalization;
using LossGen.Analyzers.Stability.Printing;
using LossGen.Analyzers.Stability.Reading;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;
using Microsoft.CodeAnalysis;

namespace LossGen.Analyzers.Stability;

/// <summary>Says where code fails, what it gives there, and what to write.</summary>
internal static class StabilityMessage
{
    private const int LongestName = 24;

    public static string Of(ReadCode code, Candidate candidate, RuleMatch match, Failure failure, Printed? printed)
    {
        var isDouble = candidate.IsDouble;
        string Number(double value) => double.IsNaN(value) ? "NaN"
            : double.IsInfinity(value) ? (value > 0 ? "infinity" : "-infinity")
            : isDouble ? value.ToString("R", CultureInfo.InvariantCulture) : ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f";
        var point = string.Join(", ", failure.Point.Select(variable =>
            Named(code, candidate, match, variable.Variable) is var (name, sign)
                ? $"{name} = {(variable.Values.Length == 1 ? Number(sign * variable.Values[0]) : "[" + string.Join(", ", variable.Values.Select(value => Number(sign * value))) + "]")}"
                : string.Empty));
        var advice = printed is null ? $"the stable form is {match.Rule.RightText} (rule {match.Rule.Id})" : "write " + Filled(printed);
        if (!match.Unproven.IsEmpty)
            advice = "where " + string.Join(" and ", match.Unproven.Select(condition => condition.Variable + " is " + condition.Predicate)) + ", " + advice;
        return $"'{Shortened(candidate.Operation.Syntax.ToString())}' is {Number(failure.Computed)} at {point}; the true value is {Number(failure.True)}: {advice}";
    }

    public static string Of(IOperation place, Hazard hazard, Printed? printed) =>
        $"'{Shortened(place.Syntax.ToString())}': {hazard.Message}" + (printed is null ? string.Empty : "; write " + Filled(printed));

    /// <summary>A definite overflow or loss of digits is a warning; what needs a range that is not known, or fails only at the edge of the type, is a suggestion.</summary>
    public static DiagnosticSeverity SeverityOf(Candidate candidate, RuleMatch match, Failure failure)
    {
        var smallest = candidate.IsDouble ? 2.2250738585072014e-308 : 1.17549435e-38;
        var isAtTheEdge = failure.True != 0 && Math.Abs(failure.True) < smallest;
        return match.Unproven.IsEmpty && match.Rule.Mode == RuleMode.Safe && !isAtTheEdge && IsSevere(failure, candidate) ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
    }

    /// <summary>A variable of the rule under the name that it has in the code, where that is short; of a negated one, the value itself.</summary>
    private static (string Name, int Sign) Named(ReadCode code, Candidate candidate, RuleMatch match, string variable)
    {
        if (!match.Variables.TryGetValue(variable, out var node))
            return (variable, 1);
        var (value, sign) = node.Is(Ops.Negate) ? (node.X, -1) : (node, 1);
        var text = code.Rows.TryGetValue(value, out var rows) ? rows[0].Operation.Syntax.ToString()
            : new SourceSearch(code, candidate, candidate.Type).Find(value)?.Syntax.ToString();
        return text is not null && text.Length <= LongestName && !text.Contains('\n') ? (text, sign) : (variable, 1);
    }

    /// <summary>Not finite, or wrong in more than half of its digits.</summary>
    public static bool IsSevere(Failure failure, Candidate candidate)
    {
        var tolerance = candidate.IsDouble ? 1e-8 : 2.5e-4;
        return !(Math.Abs(failure.Computed - failure.True) <= tolerance * Math.Abs(failure.True));
    }

    public static string Filled(Printed printed) => Printed.Fill(printed.Text, hole => TextAt(printed.Holes[hole]));

    private static string TextAt(Location location) =>
        location.SourceTree is { } tree ? Shortened(tree.GetText().ToString(location.SourceSpan)) : string.Empty;

    private static string Shortened(string text)
    {
        var line = string.Join(" ", text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 3 * LongestName ? line : line.Substring(0, (3 * LongestName) - 1) + "…";
    }
}
