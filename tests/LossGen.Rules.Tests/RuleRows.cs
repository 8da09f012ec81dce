using LossGen.Compiler.Rewriting;
using LossGen.Rules.Sides;

namespace LossGen.Rules.Tests;

/// <summary>The rules as rows of a theory.</summary>
internal static class RuleRows
{
    // By forms of code that are stable by hand the analyzers only know what to leave alone: nothing takes their place.
    private static readonly Rule[] Rows = [.. AllRules.Rows.Where(rule => !rule.IsHandwritten || !CodeRuleTable.Rows.Contains(rule))];

    private static readonly Lazy<RuleSides>[] Sides = [.. Rows.Select(rule => new Lazy<RuleSides>(() => new RuleSides(rule)))];

    /// <summary>The position in the table, and the rule as text.</summary>
    public static TheoryData<int, string> All()
    {
        var data = new TheoryData<int, string>();
        for (var row = 0; row < Rows.Length; row++)
            data.Add(row, Rows[row].Id + ": " + Rows[row].Text);
        return data;
    }

    public static RuleSides At(int row) => Sides[row].Value;
}
