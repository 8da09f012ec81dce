using LossGen.Compiler.Rewriting;

namespace LossGen.Rules.Documentation;

/// <summary>When a rule is applied, in words.</summary>
internal static class ConditionText
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["in [0,1]"] = "lies in [0, 1]",
        ["varies"] = "varies along the row",
        ["uniform"] = "is one number for the whole row",
        ["is constant"] = "is a constant",
        ["is integer-constant"] = "is a whole constant",
        ["is tiny"] = "is a tiny constant",
    };

    public static string Of(Rule rule)
    {
        var when = rule switch
        {
            { IsHandwritten: true } => "in formulas; other code is stable and left alone",
            { IsForGradients: true } => "in gradients alone",
            { Stage: RuleStage.Guard } => "where a product of 0 and an infinity is possible",
            { Mode: RuleMode.Trade } => "where an overflow or underflow cannot be excluded",
            _ => "",
        };
        var conditions = string.Join(" and ", rule.Requirements.Where(condition => rule.Stage != RuleStage.Guard).Select(Of));
        if (conditions.Length > 0)
            conditions = "where " + conditions;
        return (when, conditions) switch
        {
            ("", "") => "always",
            (_, "") => when,
            ("", _) => conditions,
            _ => when + ", " + conditions,
        };
    }

    private static string Of(Condition condition)
    {
        var words = condition.Predicate.StartsWith("from ", StringComparison.Ordinal) ? "is computed from " + condition.Predicate["from ".Length..]
            : Words.TryGetValue(condition.Predicate, out var known) ? known
            : char.IsLetter(condition.Predicate[0]) ? condition.Predicate
            : "is " + condition.Predicate;
        return condition.Expected ? $"{condition.Variable} {words}"
            : words.StartsWith("is a ", StringComparison.Ordinal) ? $"{condition.Variable} is no {words["is a ".Length..]}"
            : $"it is not known that {condition.Variable} {words}";
    }
}
