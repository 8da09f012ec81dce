using LossGen.Compiler.Ir.Text;

namespace LossGen.Compiler.Rewriting;

/// <summary>When a rule may be applied.</summary>
internal enum RuleMode
{
    /// <summary>Always: the same domain or a larger one, never less accurate.</summary>
    Safe,

    /// <summary>Where a range or a sign is known.</summary>
    Ranged,

    /// <summary>Where an overflow or underflow is worth a few units in the last place.</summary>
    Trade,
}

/// <summary>The order in which kinds of rules get their turn: a later kind waits until no earlier rule applies.</summary>
internal enum RuleStage
{
    /// <summary>A stable form in the place of an unstable one.</summary>
    Stable,

    /// <summary>A guard around a product that must be 0 where a factor is.</summary>
    Guard,

    /// <summary>One operation in the place of several.</summary>
    Fusion,
}

/// <summary>A row of the rule table.</summary>
/// <param name="Id">The identity in the catalogue, such as <c>C05</c>; writings of one rule share it.</param>
/// <param name="Text">The rule, such as <c>log(1 + exp(x)) => softplus(x)</c>.</param>
/// <param name="Title">What the rule does, for people.</param>
/// <param name="Mode">When the rule may be applied.</param>
/// <param name="Conditions">What must be known, such as <c>x >= 0, uniform(c)</c>; empty: nothing.</param>
internal sealed record Rule(string Id, string Text, string Title, RuleMode Mode = RuleMode.Safe, string Conditions = "")
{
    private const string Arrow = " => ";

    public RuleStage Stage { get; init; }

    /// <summary>The rule is for gradients only: in a formula it would hide a NaN or lose the user's rounding.</summary>
    public bool IsForGradients { get; init; }

    /// <summary>The rule is for formulas only: in other code the ranges that it needs are not known, and another rule says the opposite.</summary>
    public bool IsForFormulas { get; init; }

    /// <summary>The left side is stable already, written by hand: a formula gets the primitive, other code is left alone.</summary>
    public bool IsHandwritten { get; init; }

    public Expression Left { get; } = ExpressionBuilder.Parse(Text.Substring(0, Text.IndexOf(Arrow, StringComparison.Ordinal)));

    public Expression Right { get; } = ExpressionBuilder.Parse(Text.Substring(Text.IndexOf(Arrow, StringComparison.Ordinal) + Arrow.Length));

    /// <summary>The right side as text.</summary>
    public string RightText => Text.Substring(Text.IndexOf(Arrow, StringComparison.Ordinal) + Arrow.Length);

    public Pattern Pattern { get; } = PatternReader.Read(ExpressionBuilder.Parse(Text.Substring(0, Text.IndexOf(Arrow, StringComparison.Ordinal))));

    public IReadOnlyList<Condition> Requirements { get; } = Condition.ReadAll(Conditions);

    /// <summary>How much of a formula the left side covers: the larger of two matches is taken.</summary>
    public int Size { get; } = PatternSize.Of(ExpressionBuilder.Parse(Text.Substring(0, Text.IndexOf(Arrow, StringComparison.Ordinal))));

    /// <summary>The operations without which the left side cannot stand.</summary>
    public ulong Signature { get; } = PatternSignature.Of(PatternReader.Read(ExpressionBuilder.Parse(Text.Substring(0, Text.IndexOf(Arrow, StringComparison.Ordinal)))));

    /// <summary>A rule is its row.</summary>
    public bool Equals(Rule? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Text.GetHashCode();
}
