namespace LossGen.Kernels.Tests;

/// <summary>What the values of an input look like.</summary>
internal enum DataKind
{
    /// <summary>Any number: large, tiny and subnormal ones too.</summary>
    Data,

    /// <summary>A number that exponentials are taken of: up to ±10⁴.</summary>
    Logit,

    /// <summary>Between 0 and 1, ends included.</summary>
    Probability,

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

    /// <summary>Numbers of ordinary size, of which some are large; none so large that a difference of squares of them has no meaning.</summary>
    Moderate,
}
