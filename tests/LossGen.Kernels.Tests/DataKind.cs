namespace LossGen.Kernels.Tests;

/// <summary>What the values of an input look like.</summary>
internal enum DataKind
{
    /// <summary>Any number: large, tiny and subnormal ones too.</summary>
    Data,

    /// <summary>A number that exponentials are taken of: up to ±10⁴.</summary>
    Logit,

    /// <summary>A number of which squares and products are no floats; none is tiny, of which they would be 0.</summary>
    Large,

    /// <summary>A number whose exponential is a double, but often no float.</summary>
    Exponent,

    /// <summary>The difference of two logarithms of probabilities: tiny ones, and ones whose exponential is no float.</summary>
    LogProbability,

    /// <summary>The logarithm of a probability below 1.</summary>
    LogBelowOne,

    /// <summary>Between 0 and 1, ends included.</summary>
    Probability,

    /// <summary>Between −1 and 1, ends included.</summary>
    Cosine,

    /// <summary>At least 1.</summary>
    Length,

    /// <summary>−1 or 1.</summary>
    Sign,

    /// <summary>0 or 1.</summary>
    Bit,

    /// <summary>At least 0, often exactly 0.</summary>
    Weight,

    /// <summary>A small whole number.</summary>
    Count,

    /// <summary>A row that adds up to about 1.</summary>
    Distribution,

    /// <summary>Ordinary and some larger numbers, for losses with a kink that rounding alone could cross: there the derivative jumps, and κ of one side says nothing about the other.</summary>
    Moderate,
}
