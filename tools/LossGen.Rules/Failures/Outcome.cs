namespace LossGen.Rules.Failures;

/// <summary>How a computed value fails, the worst first.</summary>
internal enum Outcome
{
    NaN,
    PositiveInfinity,
    NegativeInfinity,

    /// <summary>Not one digit is right.</summary>
    Lost,

    /// <summary>Some digits are right.</summary>
    Inaccurate,

    /// <summary>The value is as good as its type.</summary>
    Right,
}
