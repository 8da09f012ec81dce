using LossGen.Compiler.Rewriting;

namespace LossGen.Rules.Sides;

/// <summary>The rules for formulas, then those for C# code alone.</summary>
internal static class AllRules
{
    public static readonly IReadOnlyList<Rule> Rows = [.. RuleTable.Rows, .. CodeRuleTable.Rows];
}
