using LossGen.Compiler.Rewriting;
using LossGen.Rules.Sides;

namespace LossGen.Rules.Tests;

/// <summary>The rules as rows of a theory.</summary>
internal static class RuleRows
{
    private static readonly Lazy<RuleSides>[] Sides = [.. RuleTable.Rows.Select(rule => new Lazy<RuleSides>(() => new RuleSides(rule)))];

    /// <summary>The position in the table, and the rule as text.</summary>
    public static TheoryData<int, string> All()
    {
        var data = new TheoryData<int, string>();
        for (var row = 0; row < RuleTable.Rows.Count; row++)
            data.Add(row, RuleTable.Rows[row].Id + ": " + RuleTable.Rows[row].Text);
        return data;
    }

    public static RuleSides At(int row) => Sides[row].Value;
}
