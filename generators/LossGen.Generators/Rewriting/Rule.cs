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
internal sealed class Rule
{
    /// <summary>What stands between the sides of a rule.</summary>
    public const string Arrow = " => ";

    /// <param name="id">The identity in the catalogue, such as <c>C05</c>; writings of one rule share it.</param>
    /// <param name="text">The rule, such as <c>log(1 + exp(x)) => softplus(x)</c>.</param>
    /// <param name="title">What the rule does, for people.</param>
    /// <param name="mode">When the rule may be applied.</param>
    /// <param name="conditions">What must be known, such as <c>x >= 0; uniform(c)</c>; empty: nothing.</param>
    public Rule(string id, string text, string title, RuleMode mode = RuleMode.Safe, string conditions = "")
    {
        (Id, Text, Title, Mode) = (id, text, title, mode);
        var arrow = text.IndexOf(Arrow, StringComparison.Ordinal);
        LeftText = text.Substring(0, arrow);
        RightText = text.Substring(arrow + Arrow.Length);
        Left = ExpressionBuilder.Parse(LeftText);
        Right = ExpressionBuilder.Parse(RightText);
        Pattern = PatternReader.Read(Left);
        Size = PatternSize.Of(Left);
        Signature = PatternSignature.Of(Pattern);
        Requirements = Condition.ReadAll(conditions);
    }

    public string Id { get; }

    public string Text { get; }

    public string Title { get; }

    public RuleMode Mode { get; }

    public RuleStage Stage { get; init; }

    /// <summary>The rule is for gradients only: in a formula it would hide a NaN or lose the user's rounding.</summary>
    public bool IsForGradients { get; init; }

    /// <summary>The rule is for formulas only: in other code the ranges that it needs are not known, and another rule says the opposite.</summary>
    public bool IsForFormulas { get; init; }

    /// <summary>The left side is stable already, written by hand: a formula gets the primitive, other code is left alone.</summary>
    public bool IsHandwritten { get; init; }

    public string LeftText { get; }

    public string RightText { get; }

    public Expression Left { get; }

    public Expression Right { get; }

    public Pattern Pattern { get; }

    public IReadOnlyList<Condition> Requirements { get; }

    /// <summary>How much of a formula the left side covers: the larger of two matches is taken.</summary>
    public int Size { get; }

    /// <summary>The operations without which the left side cannot stand.</summary>
    public ulong Signature { get; }
}
