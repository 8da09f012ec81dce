using LossGen.Compiler.Ir.Text;

namespace LossGen.Compiler.Rewriting;

/// <summary>Something that code is warned of.</summary>
/// <param name="Id">The identity in the catalogue, such as <c>I01</c>.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Message">What happens, where, and what to do instead.</param>
/// <param name="Text">The pattern, and where there is one what to put in its place, such as <c>log(sigmoid(x) + eps) => -softplus(-x)</c>; null: the analyzer looks for it by itself.</param>
/// <param name="Conditions">What must be known of the variables of the pattern.</param>
internal sealed record Hazard(string Id, string Title, string Message, string? Text = null, string Conditions = "")
{
    /// <summary>It matters where derivatives are taken automatically.</summary>
    public bool IsForGradients { get; init; }

    /// <summary>What is wrong is certain; else it is a matter of what the values are.</summary>
    public bool IsDefinite { get; init; }

    /// <summary>The pattern as a rule; one without a right side gives what it matches.</summary>
    public Rule? Rule { get; } = Text is null ? null : new Rule(Id, Text.Contains(Rule.Arrow) ? Text : Text + Rule.Arrow + "0", Title, RuleMode.Ranged, Conditions);

    public bool HasReplacement => Text?.Contains(Rule.Arrow) == true;

    /// <summary>The same in several writings, each with its conditions.</summary>
    public IEnumerable<Hazard> Written(params (string Text, string Conditions)[] writings) => writings.Select(writing =>
        new Hazard(Id, Title, Message, writing.Text, writing.Conditions) { IsForGradients = IsForGradients, IsDefinite = IsDefinite });
}
