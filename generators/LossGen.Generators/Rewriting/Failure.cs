using System.Collections.Immutable;

namespace LossGen.Compiler.Rewriting;

/// <summary>An input at which the left side of a rule fails, as computed in one type.</summary>
/// <param name="Point">The values of the rule's variables; a row has several.</param>
/// <param name="Computed">What the left side gives there.</param>
/// <param name="True">What it should give.</param>
/// <param name="Element">Which element of it, where the left side is a row.</param>
internal sealed record Failure(ImmutableArray<(string Variable, ImmutableArray<double> Values)> Point, double Computed, double True, int Element = 0)
{
    /// <summary>The failures of a rule, the worst first; none where the left side is stable.</summary>
    public static ImmutableArray<Failure> Of(Rule rule, bool isDouble) => Of(rule.Text, isDouble);

    public static ImmutableArray<Failure> Of(string text, bool isDouble) =>
        FailureTable.Rows.TryGetValue((text, isDouble), out var failures) ? failures : [];
}
