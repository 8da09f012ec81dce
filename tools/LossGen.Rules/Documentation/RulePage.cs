using System.Text;
using LossGen.Compiler.Ir;
using LossGen.Compiler.Rewriting;
using LossGen.Oracle.Arithmetic;
using LossGen.Rules.Printing;
using LossGen.Rules.Sides;

namespace LossGen.Rules.Documentation;

/// <summary>The page of one id of the catalogue.</summary>
internal static class RulePage
{
    public static string Write(CatalogEntry entry)
    {
        var page = new StringBuilder();
        page.Append($"# {entry.Id}: {entry.Title}\n\n");
        page.Append($"Family: [{entry.Family.DiagnosticId}](../diagnostics/{entry.Family.DiagnosticId}.md), {entry.Family.Title}.\n");
        if (entry.Rules.Count > 0)
            WriteRewrites(page, entry.Rules);
        if (entry.Hazards.Count > 0)
            WriteHazards(page, entry.Hazards);
        if (entry.Convention is { } convention)
            WriteConvention(page, convention);
        WriteFailures(page, entry.Rules);
        if (entry.Example is { } example)
            page.Append($"\n## Example\n\n{(example.InFormula ? "In a formula, which the generator rewrites by itself:" : "With `using LossGen;`:")}\n\n```csharp\n// Before\n{example.Before}\n\n// After\n{example.After}\n```\n");
        page.Append(entry.IsReported ? Configuration.Section(entry.Family.DiagnosticId) : "\nNothing is reported in C# code.\n");
        return page.ToString();
    }

    private static void WriteRewrites(StringBuilder page, IReadOnlyList<Rule> rules)
    {
        page.Append("\n## Rewrites\n\n| as written | becomes | applied |\n|---|---|---|\n");
        foreach (var rule in rules)
        {
            page.Append($"| {Markdown.Code(rule.LeftText)} | {Markdown.Code(rule.RightText)} | {Markdown.Text(ConditionText.Of(rule))}{(CodeRuleTable.Rows.Contains(rule) ? "; in C# code outside of formulas" : "")} |\n");
        }
    }

    private static void WriteHazards(StringBuilder page, IReadOnlyList<Hazard> hazards)
    {
        page.Append("\n## Warnings\n\n| what | why | pattern |\n|---|---|---|\n");
        foreach (var hazard in hazards)
            page.Append($"| {Markdown.Text(hazard.Title)} | {Markdown.Text(hazard.Message)}{(hazard.IsForGradients ? " (where derivatives are taken automatically)" : "")} | {(hazard.Text is null ? "" : Markdown.Code(hazard.Text))} |\n");
    }

    private static void WriteConvention(StringBuilder page, DerivativeConvention convention)
    {
        page.Append($"\n## In generated gradients\n\nThe derivative is {convention.Convention}.\n");
        var ops = convention.Ops.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => Ops.Find(name)!).ToList();
        if (ops.Count == 0)
            return;
        page.Append("\nWith g the derivative by the result, each operand gets\n\n| operation | by x | by y | by z |\n|---|---|---|---|\n");
        foreach (var op in ops)
            page.Append($"| `{op.Name}` | {string.Join(" | ", Enumerable.Range(0, 3).Select(i => i < op.Derivatives.Length ? op.Derivatives[i] is { } derivative ? Markdown.Code(derivative) : "nothing" : ""))} |\n");
    }

    private static void WriteFailures(StringBuilder page, IReadOnlyList<Rule> rules)
    {
        var rows = new StringBuilder();
        foreach (var rule in rules)
            foreach (var format in new[] { FloatFormat.Single, FloatFormat.Double })
                foreach (var failure in Failure.Of(rule, format == FloatFormat.Double))
                {
                    var point = string.Join(", ", failure.Point.Select(value => $"{value.Variable} = {Values(rule, value.Variable, [.. value.Values.Select(number => NumberText.Of(number, format))])}"));
                    rows.Append($"| {Markdown.Code(rule.LeftText)} | {(format == FloatFormat.Single ? "float" : "double")} | {point} | {NumberText.Of(failure.Computed, format)} | {NumberText.Of(failure.True, format)} |\n");
                }

        if (rows.Length > 0)
            page.Append("\n## Where it fails\n\nComputed as it is written, each operation in the type:\n\n| as written | type | at | gives | true |\n|---|---|---|---|---|\n").Append(rows);
    }

    private static string Values(Rule rule, string variable, IReadOnlyList<string> numbers) =>
        RuleVariable.Of(rule).Single(known => known.Name == variable).IsRow ? "[" + string.Join(", ", numbers) + "]" : numbers[0];
}
