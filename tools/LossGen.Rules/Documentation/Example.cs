using LossGen.Compiler.Rewriting;
using LossGen.Rules.Sides;

namespace LossGen.Rules.Documentation;

/// <summary>A rule as statements of C#.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Before">The left side.</param>
/// <param name="After">The right side.</param>
/// <param name="InFormula">The rule is one of rows, which formulas have.</param>
internal sealed record Example(Rule Rule, string Before, string After, bool InFormula)
{
    /// <summary>The example of a rule; null where C# has no name for an operation.</summary>
    public static Example? Of(Rule rule)
    {
        var variables = RuleVariable.Of(rule);
        var inFormula = variables.Any(variable => variable.IsRow);
        var text = new CSharpText(variables);
        var result = variables.Any(variable => variable.Name == "y") ? "result" : "y";
        return text.Of(rule.Left) is { } before && text.Of(rule.Right) is { } after
            ? new Example(rule, $"var {result} = {before};", $"var {result} = {after};", inFormula)
            : null;
    }
}
